package earshot.run;

import earshot.model.RawPayload;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * A record of a raw topic as a payload. It was received when the header {@link #RECEIVED_AT} says, epoch milliseconds as
 * text; without the header, when the record was written.
 */
public final class ReadPayloads implements KafkaRecordDeserializationSchema<RawPayload> {

    /** Set by who replays a recording, so that event time is the recording's. */
    public static final String RECEIVED_AT = "earshot-received-at";

    /** What a raw topic's name begins with; the platform follows. */
    public static final String PREFIX = "raw.";

    private static final long serialVersionUID = 1;

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<RawPayload> out) {
        String topic = record.topic();
        out.collect(new RawPayload(
                topic.startsWith(PREFIX) ? topic.substring(PREFIX.length()) : topic,
                record.value() == null ? new byte[0] : record.value(),
                Instant.ofEpochMilli(receivedAt(record)),
                origin(record)));
    }

    static String origin(ConsumerRecord<byte[], byte[]> record) {
        return record.topic() + "-" + record.partition() + "@" + record.offset();
    }

    private static long receivedAt(ConsumerRecord<byte[], byte[]> record) {
        Header header = record.headers().lastHeader(RECEIVED_AT);
        if (header != null) {
            String millis = new String(header.value(), StandardCharsets.US_ASCII);
            if (millis.matches("\\d{1,15}")) {
                return Long.parseLong(millis);
            }
        }
        return record.timestamp();
    }

    @Override
    public TypeInformation<RawPayload> getProducedType() {
        return TypeInformation.of(RawPayload.class);
    }
}
