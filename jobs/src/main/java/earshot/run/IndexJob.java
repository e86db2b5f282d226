package earshot.run;

import earshot.config.EarshotConfig;
import earshot.config.PlainError;
import earshot.flow.IndexFlow;
import earshot.flow.Step;
import earshot.flow.ToDocuments;
import earshot.model.TopicRecord;
import earshot.wire.Topic;
import java.time.Clock;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Earshot's own topics in; Elasticsearch documents out. */
public final class IndexJob {

    private IndexJob() {}

    /** {@code flink run -c earshot.run.IndexJob earshot.jar --config FILE --set KEY=VALUE}. */
    public static void main(String[] arguments) throws Exception {
        var env = StreamExecutionEnvironment.getExecutionEnvironment();
        try {
            EarshotConfig config = EarshotConfig.read(arguments, System.getenv());
            Topics.createOwn(config.source().bootstrapServers(), config.source().partitions());
            build(env, config);
        } catch (PlainError e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
        env.execute("earshot-index");
    }

    /** Draws the graph; the caller executes it. */
    public static void build(StreamExecutionEnvironment env, EarshotConfig config) {
        String kafka = config.source().bootstrapServers();
        Settings.apply(env);
        var records = KafkaSource.<TopicRecord>builder()
                .setBootstrapServers(kafka)
                .setTopics(ToDocuments.topics().stream().map(Topic::name).toList())
                .setGroupId("earshot-index")
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setDeserializer(new ReadRecords())
                .build();
        var outputs = Step.READ_OUTPUTS.on(
                env.fromSource(records, WatermarkStrategy.noWatermarks(), Step.READ_OUTPUTS.uid()));
        IndexFlow flow = IndexFlow.of(outputs, config.index(), new KeepRefused(kafka), Clock.systemUTC());
        WriteTopic.write(Step.WRITE_UNREADABLE, flow.unreadable(), Topic.REJECTED, kafka);
    }
}
