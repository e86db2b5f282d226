package earshot.run;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RawTopicTest {
    private static final Instant APPENDED = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant RECORDED = Instant.parse("2015-02-17T07:36:00.123Z");

    @Test
    void theHeaderSaysWhenThePayloadWasReceived() {
        assertThat(receivedAt(RawTopic.header(RECORDED))).isEqualTo(RECORDED);
    }

    @Test
    void aRecordersClockIsNeverAheadOfTheBrokers() {
        assertThat(receivedAt(RawTopic.header(Instant.parse("2099-01-01T00:00:00Z"))))
                .isEqualTo(APPENDED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "-1", "99999999999999999999"})
    void aHeaderThatSaysNoTimeIsNotBelieved(String header) {
        assertThat(receivedAt(header.getBytes(US_ASCII))).isEqualTo(APPENDED);
    }

    @Test
    void onlyTopicsOfPlatformsAreRaw() {
        assertThat(RawTopic.isRaw(RawTopic.of("x"))).isTrue();
        assertThat(RawTopic.isRaw("earshot.mentions")).isFalse();
        assertThat(RawTopic.isRaw("raw.")).isFalse();
        assertThat(RawTopic.platform("raw.x")).isEqualTo("x");
        assertThat(RawTopic.isRaw(RawTopic.again("x"))).isTrue();
        assertThat(RawTopic.platform(RawTopic.again("x"))).isEqualTo("x");
    }

    private static Instant receivedAt(byte[] header) {
        RecordHeaders headers = new RecordHeaders();
        headers.add(RawTopic.RECEIVED_AT, header);
        return RawTopic.receivedAt(new ConsumerRecord<>(
                "raw.x",
                0,
                1,
                APPENDED.toEpochMilli(),
                TimestampType.CREATE_TIME,
                0,
                0,
                new byte[0],
                new byte[0],
                headers,
                Optional.empty()));
    }
}
