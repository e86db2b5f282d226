package earshot.run;

import earshot.flow.Step;
import earshot.wire.Topic;
import java.util.Properties;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** One of the flow's outputs as keyed upserts, at least once: revisions make that enough. */
final class WriteTopic<T> implements KafkaRecordSerializationSchema<T> {

    private static final long serialVersionUID = 1;

    private final Topic<T> topic;

    private WriteTopic(Topic<T> topic) {
        this.topic = topic;
    }

    static <T> void write(Step step, DataStream<T> records, Topic<T> topic, String bootstrapServers) {
        var sink = KafkaSink.<T>builder()
                .setBootstrapServers(bootstrapServers)
                .setRecordSerializer(new WriteTopic<>(topic))
                .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
                .setKafkaProducerConfig(producer())
                .build();
        records.sinkTo(sink).uid(step.uid()).name(step.uid());
    }

    /** How everything of Earshot's is written: acknowledged by all replicas, in order, once. */
    static Properties producer() {
        var properties = new Properties();
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
        properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        properties.put(ProducerConfig.LINGER_MS_CONFIG, "20");
        properties.put(ProducerConfig.BATCH_SIZE_CONFIG, String.valueOf(256 << 10));
        properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, String.valueOf(Topics.LARGEST_RECORD));
        return properties;
    }

    @Override
    public @Nullable ProducerRecord<byte[], byte[]> serialize(T value, KafkaSinkContext context, Long timestamp) {
        return new ProducerRecord<>(
                topic.name(), topic.key(value), topic.codec().encode(value));
    }
}
