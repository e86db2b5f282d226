package earshot.run;

import earshot.config.KafkaConfig;
import earshot.flow.Step;
import earshot.model.TopicRecord;
import earshot.wire.Topic;
import java.util.List;
import java.util.Properties;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads topics of Earshot's own from their beginning: what is made of them can be made again. */
final class ReadOutputs implements KafkaRecordDeserializationSchema<TopicRecord> {
    private static final long serialVersionUID = 1;
    private static final byte[] NOTHING = {};

    /** @param group the job's name */
    static DataStream<TopicRecord> from(
            StreamExecutionEnvironment environment, KafkaConfig kafka, String group, List<Topic<?>> topics, Step step) {
        KafkaSource<TopicRecord> source = KafkaSource.<TopicRecord>builder()
                .setProperties(kafka.client(new Properties()))
                .setGroupId(group)
                .setClientIdPrefix(group)
                .setTopics(topics.stream().map(Topic::name).toList())
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setDeserializer(new ReadOutputs())
                .build();
        return step.on(environment.fromSource(source, WatermarkStrategy.noWatermarks(), step.uid()));
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
