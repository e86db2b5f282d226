package earshot.sentiment;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.model.BrandMatch;
import earshot.model.Engagement;
import earshot.model.MatchedEvent;
import earshot.model.Post;
import earshot.model.PostEvent;
import earshot.model.SentimentLabel;
import java.time.Instant;
import java.util.List;
import org.apache.flink.streaming.api.operators.StreamMap;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScoreMentionsTest {
    private OneInputStreamOperatorTestHarness<MatchedEvent, MatchedEvent> flink;

    @BeforeEach
    void open() throws Exception {
        flink = new OneInputStreamOperatorTestHarness<>(new StreamMap<>(new ScoreMentions(SentimentConfig.DEFAULT)));
        flink.open();
    }

    @AfterEach
    void close() throws Exception {
        flink.close();
    }

    @Test
    void matchesArriveUnscoredAndLeaveScored() throws Exception {
        String text = "Acme is the worst";
        MatchedEvent unmatched = event(BrandPosts.post("nothing here"), List.of());
        flink.processElement(event(BrandPosts.post(text), List.of(BrandPosts.match(text, "acme", "Acme"))), 0);
        flink.processElement(unmatched, 0);

        assertThat(flink.extractOutputValues()).hasSize(2).last().isEqualTo(unmatched);
        assertThat(flink.extractOutputValues().get(0).matches()).singleElement().satisfies(match -> {
            assertThat(match.brand()).isEqualTo("acme");
            assertThat(match.sentiment().label()).isEqualTo(SentimentLabel.NEGATIVE);
        });
    }

    @Test
    void anEventWithoutContentPassesAsItIs() throws Exception {
        var removal = MatchedEvent.withoutContent(PostEvent.removed("x:1", Instant.EPOCH, Instant.EPOCH));
        flink.processElement(removal, 0);
        assertThat(flink.extractOutputValues()).containsExactly(removal);
    }

    private static MatchedEvent event(Post post, List<BrandMatch> matches) {
        var event = PostEvent.observed(post, Engagement.UNREPORTED, Instant.EPOCH, Instant.EPOCH);
        return new MatchedEvent(event, matches, 1);
    }
}
