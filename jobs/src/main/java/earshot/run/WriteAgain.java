package earshot.run;

import earshot.config.KafkaConfig;
import earshot.flow.Step;
import earshot.model.RawPayload;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes payloads to the topics of those that are matched again, at least once: twice is as good as once. */
final class WriteAgain implements KafkaRecordSerializationSchema<RawPayload> {
    private static final long serialVersionUID = 1;

    static void to(DataStream<RawPayload> payloads, KafkaConfig kafka) {
        KafkaSink<RawPayload> sink = KafkaSink.<RawPayload>builder()
                .setRecordSerializer(new WriteAgain())
                .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
                .setKafkaProducerConfig(kafka.client(WriteTopic.producer()))
                .build();
        payloads.sinkTo(sink).uid(Step.WRITE_AGAIN.uid()).name(Step.WRITE_AGAIN.uid());
    }

    @Override
    public ProducerRecord<byte[], byte[]> serialize(RawPayload raw, KafkaSinkContext context, Long timestamp) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(RawTopic.rematch(raw.platform()), raw.bytes());
        record.headers().add(RawTopic.RECEIVED_AT, RawTopic.header(raw.receivedAt()));
        return record;
    }
}
