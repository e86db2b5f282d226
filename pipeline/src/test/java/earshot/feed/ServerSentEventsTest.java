package earshot.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import earshot.model.PostEvent;
import earshot.model.PostEventType;
import earshot.model.RejectReason;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Mastodon's stream as it comes over plain HTTP. */
final class ServerSentEventsTest {

    @Test
    void the_events_of_a_stream_are_read_one_by_one() {
        String stream = """
                :)\r
                :thump

                event: update
                data: {"id":"1","created_at":"2019-07-03T06:29:00Z",
                data: "content":"<p>hot</p>","account":{"id":"7","acct":"ada"}}

                event: delete
                data: 1

                event: filters_changed
                data: undefined
                """;
        assertThat(FeedFixtures.events("mastodon", stream.getBytes(StandardCharsets.UTF_8)))
                .extracting(PostEvent::type, PostEvent::postId)
                .containsExactly(
                        tuple(PostEventType.OBSERVED, "mastodon:1"), tuple(PostEventType.REMOVED, "mastodon:1"));
    }

    @Test
    void a_heartbeat_is_no_post() {
        assertThat(FeedFixtures.rejected("mastodon", ":thump\n").reason()).isEqualTo(RejectReason.CONTROL_MESSAGE);
    }
}
