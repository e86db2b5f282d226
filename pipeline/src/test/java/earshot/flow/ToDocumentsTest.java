package earshot.flow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earshot.index.DocumentChange;
import earshot.model.Alert;
import earshot.model.DeadLetter;
import earshot.model.Mention;
import earshot.model.RandomRecords;
import earshot.model.RejectReason;
import earshot.model.TopicRecord;
import earshot.wire.Topic;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ToDocumentsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final OneInputStreamOperatorTestHarness<TopicRecord, DocumentChange> flink;

    ToDocumentsTest() throws Exception {
        flink = ProcessFunctionTestHarnesses.forProcessFunction(new ToDocuments(Clock.fixed(NOW, ZoneOffset.UTC)));
    }

    @AfterEach
    void close() throws Exception {
        flink.close();
    }

    @Test
    void aRecordBecomesItsTopicsDocument() throws Exception {
        RandomRecords records = new RandomRecords(43);
        Mention mention = records.next(Mention.class);
        Alert alert = records.next(Alert.class);

        arrives(Topic.MENTIONS, mention);
        arrives(Topic.ALERTS, alert);

        assertThat(flink.extractOutputValues())
                .extracting(DocumentChange::id)
                .containsExactly(mention.id(), alert.episodeId());
    }

    @Test
    void whatIsNotTheTopicsRecordIsRejectedWholeWithItsOrigin() throws Exception {
        byte[] bytes = "not a mention".getBytes(UTF_8);

        flink.processElement(new TopicRecord("earshot.mentions", new byte[0], bytes, "earshot.mentions-0@7"), 0);

        assertThat(flink.extractOutputValues()).isEmpty();
        assertThat(flink.getSideOutput(ToDocuments.UNREADABLE)).singleElement().satisfies(output -> assertThat(
                        output.getValue())
                .usingRecursiveComparison()
                .isEqualTo(new DeadLetter(
                        "",
                        bytes,
                        RejectReason.MALFORMED,
                        "these bytes are not a Mention",
                        -1,
                        NOW,
                        "earshot.mentions-0@7")));
    }

    @Test
    void aTombstoneIsNoDocument() throws Exception {
        flink.processElement(
                new TopicRecord("earshot.mentions", new byte[] {1}, new byte[0], "earshot.mentions-0@8"), 0);

        assertThat(flink.extractOutputValues()).isEmpty();
        assertThat(flink.getSideOutput(ToDocuments.UNREADABLE)).isNull();
    }

    @Test
    void aTopicWithoutDocumentsStopsTheJobInPlainWords() {
        assertThatThrownBy(() ->
                        flink.processElement(new TopicRecord("raw.x", new byte[0], new byte[] {1}, "raw.x-0@1"), 0))
                .hasMessageStartingWith("topic raw.x becomes no documents; these do: [earshot.mentions,");
    }

    private <T> void arrives(Topic<T> topic, T record) throws Exception {
        flink.processElement(
                new TopicRecord(topic.name(), topic.key(record), topic.codec().encode(record), "origin"), 0);
    }
}
