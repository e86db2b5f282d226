package earshot.run;

import earshot.config.JobConfig;
import earshot.config.KafkaConfig;
import earshot.config.PlainError;
import earshot.feed.Feeds;
import earshot.flow.ListenConfig;
import earshot.flow.ListenFlow;
import earshot.flow.Step;
import earshot.model.BrandSet;
import earshot.query.BrandSetSource;
import earshot.wire.Topic;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.admin.Admin;

/** Raw topics in, mentions, measures and alerts out: {@code flink run -c earshot.run.ListenJob earshot.jar}. */
public final class ListenJob {
    /** Also the consumer group, so that its progress can be seen from Kafka's side. */
    public static final String NAME = ReadRaw.GROUP;

    private ListenJob() {}

    public static void main(String[] args) throws Exception {
        JobConfig config = JobArguments.read(args);
        KafkaConfig kafka = config.kafka();
        BrandSet brands = config.brands();
        try (Admin admin = Admin.create(kafka.client(Map.of()))) {
            new CreateTopics(admin, kafka).outputs();
        }
        ListenConfig listen = config.listen(brands(kafka, brands), brands.timeZone());
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment(config.flink());
        build(environment, kafka, config.feeds(), listen);
        environment.execute(NAME);
    }

    /**
     * The brand set to start with, and what is published of it from now on.
     *
     * @throws PlainError where that version of the set was published with other content
     */
    public static BrandSetSource brands(KafkaConfig kafka, BrandSet first) throws InterruptedException {
        BrandSetTopic.register(kafka, first);
        return new FollowBrandSets(kafka, first);
    }

    /** Adds the job's operators. */
    public static void build(
            StreamExecutionEnvironment environment, KafkaConfig kafka, Feeds feeds, ListenConfig listen) {
        ListenFlow flow = ListenFlow.of(
                ReadRaw.from(environment, kafka), Optional.of(ReadRaw.again(environment, kafka)), feeds, listen);
        WriteTopic.to(Topic.MENTIONS, flow.mentions(), Step.WRITE_MENTIONS, kafka);
        WriteTopic.to(Topic.WINDOWS, flow.windows(), Step.WRITE_WINDOWS, kafka);
        WriteTopic.to(Topic.SHARE_OF_VOICE, flow.shareOfVoice(), Step.WRITE_SHARE_OF_VOICE, kafka);
        WriteTopic.to(Topic.TOPICS, flow.topics(), Step.WRITE_TOPICS, kafka);
        WriteTopic.to(Topic.FEEDS, flow.feeds(), Step.WRITE_FEEDS, kafka);
        WriteTopic.to(Topic.ALERTS, flow.alerts(), Step.WRITE_ALERTS, kafka);
        WriteTopic.to(Topic.ALERT_EVENTS, flow.alertEvents(), Step.WRITE_ALERT_EVENTS, kafka);
        WriteTopic.to(Topic.REJECTED, flow.rejected(), Step.WRITE_REJECTED, kafka);
    }
}
