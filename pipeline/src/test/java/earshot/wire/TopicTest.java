package earshot.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earshot.model.Alert;
import earshot.model.AlertAction;
import earshot.model.AlertEvent;
import earshot.model.BrandTopics;
import earshot.model.BrandWindow;
import earshot.model.DeadLetter;
import earshot.model.FeedWindow;
import earshot.model.Mention;
import earshot.model.PublishedBrandSet;
import earshot.model.RandomRecords;
import earshot.model.ShareOfVoice;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TopicTest {

    private static final int RECORDS = 500;

    static Stream<Arguments> topics() {
        return Stream.of(
                Arguments.of(Topic.MENTIONS, Mention.class),
                Arguments.of(Topic.WINDOWS, BrandWindow.class),
                Arguments.of(Topic.SHARE_OF_VOICE, ShareOfVoice.class),
                Arguments.of(Topic.TOPICS, BrandTopics.class),
                Arguments.of(Topic.FEEDS, FeedWindow.class),
                Arguments.of(Topic.ALERTS, Alert.class),
                Arguments.of(Topic.ALERT_ACTIONS, AlertAction.class),
                Arguments.of(Topic.ALERT_EVENTS, AlertEvent.class),
                Arguments.of(Topic.REJECTED, DeadLetter.class),
                Arguments.of(Topic.BRAND_SETS, PublishedBrandSet.class));
    }

    @ParameterizedTest
    @MethodSource("topics")
    <T extends Record> void aRecordComesBackAsItWas(Topic<T> topic, Class<T> type) {
        RandomRecords records = new RandomRecords(7);
        for (int i = 0; i < RECORDS; i++) {
            T record = records.next(type);
            T back = topic.codec().decode(topic.codec().encode(record));
            assertThat(back).as("record %d", i).usingRecursiveComparison().isEqualTo(record);
        }
    }

    @ParameterizedTest
    @MethodSource("topics")
    <T extends Record> void equalRecordsAreEqualBytes(Topic<T> topic, Class<T> type) {
        RandomRecords some = new RandomRecords(11);
        RandomRecords same = new RandomRecords(11);
        for (int i = 0; i < RECORDS; i++) {
            assertThat(topic.codec().encode(some.next(type)))
                    .isEqualTo(topic.codec().encode(same.next(type)));
        }
    }

    @ParameterizedTest
    @MethodSource("topics")
    <T extends Record> void damagedBytesAreRefusedAndNeverMoreThanThat(Topic<T> topic, Class<T> type) {
        byte[] whole = topic.codec().encode(new RandomRecords(13).next(type));

        IntStream.range(0, whole.length)
                .forEach(length -> assertThatThrownBy(() -> topic.codec().decode(Arrays.copyOf(whole, length)))
                        .as("cut to %d of %d bytes", length, whole.length)
                        .isInstanceOf(UnreadableRecordException.class));
    }

    @ParameterizedTest
    @MethodSource("topics")
    <T extends Record> void aTopicCrossesTheNetworkAsItsName(Topic<T> topic, Class<T> type) throws Exception {
        assertThat(InstantiationUtil.clone(topic)).isSameAs(topic);
    }

    @Test
    void keysAreTheRecordsIds() {
        Mention mention = new RandomRecords(17).next(Mention.class);

        assertThat(new String(Topic.MENTIONS.key(mention), UTF_8)).isEqualTo(mention.id());
    }

    @Test
    void aRecordOfAnotherKindIsRefusedInPlainWords() {
        byte[] alert = Topic.ALERTS.codec().encode(new RandomRecords(19).next(Alert.class));

        assertThatThrownBy(() -> Topic.MENTIONS.codec().decode(alert))
                .isInstanceOf(UnreadableRecordException.class)
                .hasMessage("written with a schema of Mention this version does not know: upgrade the reader first");
        assertThatThrownBy(() -> Topic.MENTIONS.codec().decode("{}".getBytes(UTF_8)))
                .hasMessage("these bytes are not a Mention");
    }
}
