package earshot.analyse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import earshot.model.Author;
import earshot.model.BrandMatch;
import earshot.model.Engagement;
import earshot.model.Evidence;
import earshot.model.Fingerprint;
import earshot.model.Mention;
import earshot.model.Post;
import earshot.model.Sentiment;
import earshot.model.SentimentLabel;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowTraceTest {

    private static final Instant CLOSED = Instant.parse("2026-03-01T13:00:30Z");

    @Test
    void theNumbersBeforeAndAfterDifferByThePostsThatAreNamed() {
        WindowTrace trace = new WindowTrace(platform -> CLOSED);
        trace.add(mention("stays", false, 4, -60, 1));
        trace.add(mention("goes", false, 7, -60, 1));
        trace.add(mention("gains", false, 1, -60, 1));
        trace.add(mention("gains", false, 9, 60, 2));
        trace.add(mention("goes", true, 7, 120, 2));
        trace.add(mention("came-late", false, 2, 30, 1));

        assertThat(trace.before().mentions()).isEqualTo(3);
        assertThat(trace.before().engagement()).isEqualTo(12);
        assertThat(trace.after().mentions()).isEqualTo(3);
        assertThat(trace.after().engagement()).isEqualTo(15);
        assertThat(trace.changes())
                .extracting(
                        WindowTrace.Change::postId,
                        WindowTrace.Change::what,
                        change -> change.change().mentions(),
                        change -> change.change().engagement())
                .containsExactly(
                        tuple("came-late", "late", 1L, 2L),
                        tuple("gains", "totals", 0L, 8L),
                        tuple("goes", "removed", -1L, -7L));
    }

    /** @param observed seconds after the window was closed */
    private static Mention mention(String id, boolean removed, long likes, long observed, long revision) {
        Instant publishedAt = CLOSED.minusSeconds(600);
        Post none = Post.NONE.withAuthor(new Author("", "", "", 10, false));
        Post post = new Post(
                id,
                "x",
                none.kind(),
                none.author(),
                "",
                "",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                "",
                "",
                -1,
                "",
                "",
                "",
                "",
                publishedAt,
                publishedAt,
                "");
        BrandMatch match = BrandMatch.unscored("set", 1, "delta", List.of())
                .scored(
                        new Sentiment(SentimentLabel.NEGATIVE, 0.8, 0.1, 0.1, "en", "model-1"),
                        List.of(),
                        Evidence.NONE);
        return new Mention(
                Mention.id("set", "delta", id),
                post,
                match,
                new Engagement(likes, -1, -1, -1, -1, -1),
                Fingerprint.NONE,
                removed,
                CLOSED.plusSeconds(observed),
                CLOSED.plusSeconds(observed),
                revision,
                0);
    }
}
