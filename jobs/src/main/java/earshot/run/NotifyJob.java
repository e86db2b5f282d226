package earshot.run;

import earshot.config.JobConfig;
import earshot.config.KafkaConfig;
import earshot.flow.NotifyFlow;
import earshot.flow.SortAlerts;
import earshot.flow.Step;
import earshot.notify.NotifyConfig;
import earshot.wire.Topic;
import java.time.Clock;
import java.util.Map;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.admin.Admin;

/** Alerts in, messages to people out: {@code flink run -c earshot.run.NotifyJob earshot.jar}. */
public final class NotifyJob {
    /** Also the consumer group, so that its progress can be seen from Kafka's side. */
    public static final String NAME = "earshot-notify";

    private NotifyJob() {}

    public static void main(String[] args) throws Exception {
        JobConfig config = JobArguments.read(args);
        KafkaConfig kafka = config.kafka();
        NotifyConfig notify = config.notifying();
        try (Admin admin = Admin.create(kafka.client(Map.of()))) {
            new CreateTopics(admin, kafka).outputs();
        }
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment(config.flink());
        build(environment, kafka, notify);
        environment.execute(NAME);
    }

    /** Adds the job's operators. */
    public static void build(StreamExecutionEnvironment environment, KafkaConfig kafka, NotifyConfig config) {
        // Alerts are few and a receiver's messages belong to one place anyway.
        environment.setParallelism(1);
        var records = ReadOutputs.from(environment, kafka, NAME, SortAlerts.topics(), Step.READ_ALERTS);
        NotifyFlow flow = NotifyFlow.of(records, config, Clock.systemUTC());
        WriteTopic.to(Topic.ALERT_EVENTS, flow.tries(), Step.WRITE_TRIES, kafka);
        WriteTopic.to(Topic.REJECTED, flow.undelivered().union(flow.unreadable()), Step.WRITE_UNDELIVERED, kafka);
    }
}
