package earshot.run;

import earshot.config.KafkaConfig;
import earshot.flow.Step;
import earshot.wire.Topic;
import java.util.Properties;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes one of Earshot's own topics, every record at least once; as upserts with revisions they need no more. */
public final class WriteTopic<T> implements KafkaRecordSerializationSchema<T> {
    private static final long serialVersionUID = 1;

    private final Topic<T> topic;

    private WriteTopic(Topic<T> topic) {
        this.topic = topic;
    }

    static <T> void to(Topic<T> topic, DataStream<T> records, Step step, KafkaConfig kafka) {
        KafkaSink<T> sink = KafkaSink.<T>builder()
                .setRecordSerializer(new WriteTopic<>(topic))
                .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
                .setKafkaProducerConfig(kafka.client(producer()))
                .build();
        records.sinkTo(sink).uid(step.uid()).name(step.uid());
    }

    /**
     * Settings of every producer of records that must not be lost or change places, and may come twice: one request at a
     * time keeps the order that sequence numbers would. These a broker that was killed may have forgotten, and one that
     * takes a partition over may see the second batch first; it then takes nothing until the producer gives up.
     */
    public static Properties producer() {
        Properties settings = new Properties();
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "false");
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, "1");
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, "10000");
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, "20");
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, Integer.toString(1 << 17));
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Integer.toString(CreateTopics.LARGEST_RECORD));
        return settings;
    }

    @Override
    public ProducerRecord<byte[], byte[]> serialize(T record, KafkaSinkContext context, Long timestamp) {
        return new ProducerRecord<>(
                topic.name(), topic.key(record), topic.codec().encode(record));
    }
}
