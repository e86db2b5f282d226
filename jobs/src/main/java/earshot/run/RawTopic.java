package earshot.run;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * Where a platform's bytes lie as they were delivered: {@code raw.<platform>}. Those that are matched a second time
 * are also on {@code rematch.<platform>}, in the same form.
 */
public final class RawTopic {
    /** Of a record: when its bytes reached the recorder, epoch milliseconds in decimal digits. */
    public static final String RECEIVED_AT = "earshot-received-at";

    /** Matches every raw topic. */
    static final Pattern PATTERN = Pattern.compile("raw\\..+");

    /** What clocks of one network may differ; Kafka itself refuses records that are further ahead. */
    private static final Duration AHEAD = Duration.ofHours(1);

    /** Matches every topic of payloads that are matched a second time. */
    static final Pattern REMATCH = Pattern.compile("rematch\\..+");

    private static final String PREFIX = "raw.";
    private static final String REMATCH_PREFIX = "rematch.";
    private static final String AGAIN = ".again";

    private RawTopic() {}

    public static String of(String platform) {
        return PREFIX + platform;
    }

    /** Where payloads lie that are matched a second time. */
    static String rematch(String platform) {
        return REMATCH_PREFIX + platform;
    }

    /** Where a platform's payloads that once were rejected lie when they were put back, each by its first origin. */
    public static String again(String platform) {
        return PREFIX + platform + AGAIN;
    }

    public static boolean isRaw(String topic) {
        return PATTERN.matcher(topic).matches();
    }

    static String platform(String topic) {
        int end = topic.endsWith(AGAIN) ? topic.length() - AGAIN.length() : topic.length();
        return topic.substring(topic.startsWith(REMATCH_PREFIX) ? REMATCH_PREFIX.length() : PREFIX.length(), end);
    }

    /**
     * As the header says; without a readable one, or with one that is ahead of the broker's own time of the record, as the
     * record itself does: a recorder's wrong clock must not close windows early.
     */
    static Instant receivedAt(ConsumerRecord<byte[], byte[]> record) {
        Instant appended = Instant.ofEpochMilli(Math.max(0, record.timestamp()));
        Header header = record.headers().lastHeader(RECEIVED_AT);
        if (header != null && header.value() != null) {
            String millis = new String(header.value(), StandardCharsets.US_ASCII);
            if (millis.matches("\\d{1,15}")) {
                Instant recorded = Instant.ofEpochMilli(Long.parseLong(millis));
                return recorded.isAfter(appended.plus(AHEAD)) ? appended : recorded;
            }
        }
        return appended;
    }

    /** The value of {@link #RECEIVED_AT}. */
    public static byte[] header(Instant receivedAt) {
        return Long.toString(receivedAt.toEpochMilli()).getBytes(StandardCharsets.US_ASCII);
    }
}
