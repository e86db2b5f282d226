package earshot.run;

import earshot.config.EarshotConfig;
import earshot.config.PlainError;
import earshot.config.SourceConfig;
import earshot.flow.ListenFlow;
import earshot.flow.Step;
import earshot.model.BrandSet;
import earshot.model.RawPayload;
import earshot.wire.Topic;
import java.util.regex.Pattern;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Raw topics in; mentions, measures, alerts and dead letters out. */
public final class ListenJob {

    private ListenJob() {}

    /** {@code flink run -c earshot.run.ListenJob earshot.jar --config FILE --set KEY=VALUE}. */
    public static void main(String[] arguments) throws Exception {
        var env = StreamExecutionEnvironment.getExecutionEnvironment();
        try {
            EarshotConfig config = EarshotConfig.read(arguments, System.getenv());
            Topics.createOwn(config.source().bootstrapServers(), config.source().partitions());
            build(env, config, config.brands());
        } catch (PlainError e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
        env.execute("earshot-listen");
    }

    /** Draws the graph; the caller executes it. */
    public static void build(StreamExecutionEnvironment env, EarshotConfig config, BrandSet brands) {
        SourceConfig source = config.source();
        Settings.apply(env);
        var payloads = KafkaSource.<RawPayload>builder()
                .setBootstrapServers(source.bootstrapServers())
                .setTopicPattern(Pattern.compile(source.topics()))
                .setGroupId("earshot-listen")
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setDeserializer(new ReadPayloads())
                .setProperty("partition.discovery.interval.ms", "10000")
                .build();
        var received = WatermarkStrategy.<RawPayload>forBoundedOutOfOrderness(source.outOfOrderness())
                .withTimestampAssigner((payload, at) -> payload.receivedAt().toEpochMilli())
                .withIdleness(source.idleAfter());
        var raw = Step.READ_RAW.on(env.fromSource(payloads, received, Step.READ_RAW.uid()));

        ListenFlow flow = ListenFlow.of(raw, config.feeds(), config.listen(brands));

        String kafka = source.bootstrapServers();
        WriteTopic.write(Step.WRITE_MENTIONS, flow.mentions(), Topic.MENTIONS, kafka);
        WriteTopic.write(Step.WRITE_WINDOWS, flow.windows(), Topic.WINDOWS, kafka);
        WriteTopic.write(Step.WRITE_SHARE_OF_VOICE, flow.shareOfVoice(), Topic.SHARE_OF_VOICE, kafka);
        WriteTopic.write(Step.WRITE_FEEDS, flow.feeds(), Topic.FEEDS, kafka);
        WriteTopic.write(Step.WRITE_ALERTS, flow.alerts(), Topic.ALERTS, kafka);
        WriteTopic.write(Step.WRITE_REJECTED, flow.rejected(), Topic.REJECTED, kafka);
    }
}
