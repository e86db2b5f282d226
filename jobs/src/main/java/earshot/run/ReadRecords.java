package earshot.run;

import earshot.model.TopicRecord;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A record of one of Earshot's own topics, still in bytes. */
final class ReadRecords implements KafkaRecordDeserializationSchema<TopicRecord> {

    private static final long serialVersionUID = 1;
    private static final byte[] NONE = {};

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<TopicRecord> out) {
        out.collect(new TopicRecord(
                record.topic(),
                record.key() == null ? NONE : record.key(),
                record.value() == null ? NONE : record.value(),
                ReadPayloads.origin(record)));
    }

    @Override
    public TypeInformation<TopicRecord> getProducedType() {
        return TypeInformation.of(TopicRecord.class);
    }
}
