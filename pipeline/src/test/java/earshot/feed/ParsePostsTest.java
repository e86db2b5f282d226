package earshot.feed;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.model.DeadLetter;
import earshot.model.FeedDelta;
import earshot.model.FeedTally;
import earshot.model.PostEvent;
import earshot.model.RawPayload;
import earshot.model.RejectReason;
import java.nio.charset.StandardCharsets;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ParsePostsTest {
    private OneInputStreamOperatorTestHarness<RawPayload, PostEvent> flink;

    @BeforeEach
    void open() throws Exception {
        flink = ProcessFunctionTestHarnesses.forProcessFunction(new ParsePosts(Feeds.standard()));
    }

    @AfterEach
    void close() throws Exception {
        flink.close();
    }

    @Test
    void every_payload_is_in_the_account_once_by_what_its_first_event_was() throws Exception {
        arrives("x", FeedFixtures.bytes("x/original.json"));
        arrives("x", FeedFixtures.bytes("x/repost-of-quote.json"));
        arrives("x", FeedFixtures.bytes("x/delete.json"));
        arrives("x", "{\"limit\":{}}".getBytes(StandardCharsets.UTF_8));
        arrives("minitel", new byte[] {'3'});

        assertThat(flink.extractOutputValues())
                .extracting(PostEvent::postId)
                .containsExactly("x:1001", "x:1021", "x:1020", "x:1001", "x:1001");
        assertThat(flink.getSideOutput(ParsePosts.DELIVERED))
                .extracting(StreamRecord::getValue)
                .allSatisfy(delta -> assertThat(delta.receivedAt()).isEqualTo(FeedFixtures.RECEIVED))
                .extracting(FeedDelta::delta)
                .containsExactly(
                        new FeedTally(1, 1, 0, 0, 0, 0, 0, 0, 0),
                        new FeedTally(1, 0, 1, 0, 0, 0, 0, 0, 0),
                        new FeedTally(1, 0, 0, 0, 1, 0, 0, 0, 0),
                        new FeedTally(1, 0, 0, 0, 0, 0, 1, 0, 0),
                        new FeedTally(1, 0, 0, 0, 0, 0, 1, 0, 0));
        assertThat(flink.getSideOutput(ParsePosts.REJECTED))
                .extracting(letter -> letter.getValue().reason())
                .containsExactly(RejectReason.CONTROL_MESSAGE, RejectReason.UNKNOWN_SHAPE);
    }

    @Test
    void a_dead_letter_holds_the_bytes_as_they_came_and_where_from() throws Exception {
        byte[] bytes = {'{', (byte) 0xFF, 0};
        arrives("x", bytes);
        DeadLetter letter = flink.getSideOutput(ParsePosts.REJECTED).remove().getValue();
        assertThat(letter.bytes()).isEqualTo(bytes);
        assertThat(letter.origin()).isEqualTo("raw.x-0@7");
        assertThat(letter.reason()).isEqualTo(RejectReason.MALFORMED);
    }

    private void arrives(String platform, byte[] bytes) throws Exception {
        flink.processElement(new RawPayload(platform, bytes, FeedFixtures.RECEIVED, "raw.x-0@7"), 0);
    }
}
