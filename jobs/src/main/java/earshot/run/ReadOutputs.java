package earshot.run;

import earshot.config.KafkaConfig;
import earshot.flow.Step;
import earshot.flow.ToDocuments;
import earshot.model.TopicRecord;
import earshot.wire.Topic;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads the topics that become documents, from their beginning: an empty Elasticsearch is filled from them. */
final class ReadOutputs implements KafkaRecordDeserializationSchema<TopicRecord> {
    static final String GROUP = "earshot-index";

    private static final long serialVersionUID = 1;
    private static final byte[] NOTHING = {};

    static DataStream<TopicRecord> from(StreamExecutionEnvironment environment, KafkaConfig kafka) {
        KafkaSource<TopicRecord> source = KafkaSource.<TopicRecord>builder()
                .setBootstrapServers(kafka.bootstrapServers())
                .setGroupId(GROUP)
                .setClientIdPrefix(GROUP)
                .setTopics(ToDocuments.topics().stream().map(Topic::name).toList())
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setDeserializer(new ReadOutputs())
                .build();
        return Step.READ_OUTPUTS.on(
                environment.fromSource(source, WatermarkStrategy.noWatermarks(), Step.READ_OUTPUTS.uid()));
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<TopicRecord> out) {
        out.collect(new TopicRecord(
                record.topic(),
                record.key() == null ? NOTHING : record.key(),
                record.value() == null ? NOTHING : record.value(),
                Origin.of(record)));
    }

    @Override
    public TypeInformation<TopicRecord> getProducedType() {
        return TypeInformation.of(TopicRecord.class);
    }
}
