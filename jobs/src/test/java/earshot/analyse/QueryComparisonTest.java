package earshot.analyse;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.Posts;
import earshot.analyse.QueryComparison.Difference;
import earshot.model.BrandSet;
import earshot.model.Engagement;
import earshot.model.PostEvent;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class QueryComparisonTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void anEditLosesAndGainsPosts_eachOnceHoweverOftenItWasSeen() {
        var comparison = new QueryComparison(set(1, "delta OR flight"), set(2, "delta OR gate"), 5);
        for (int seen = 0; seen < 3; seen++) {
            observe(comparison, "x:1", "Delta is late");
            observe(comparison, "x:2", "my flight is late");
            observe(comparison, "x:3", "the gate is closed");
            observe(comparison, "x:4", "a gate for my flight");
            observe(comparison, "x:5", "nothing of it");
        }
        comparison.add(PostEvent.removed("x:1", NOON, NOON));

        Difference delta = requireNonNull(comparison.differences().get("delta"));
        assertThat(delta.kept()).isEqualTo(2);
        assertThat(delta.lostExamples()).hasSize((int) delta.lost()).containsEntry("x:2", "my flight is late");
        assertThat(delta.gainedExamples()).hasSize((int) delta.gained()).containsEntry("x:3", "the gate is closed");
    }

    private static void observe(QueryComparison comparison, String id, String text) {
        comparison.add(PostEvent.observed(Posts.post(id, text, NOON), Engagement.UNREPORTED, NOON, NOON));
    }

    private static BrandSet set(int version, String query) {
        var brand = new BrandSet.Brand("delta", "Delta", query, List.of(), List.of());
        return new BrandSet("airlines", version, List.of(brand), false, List.of(), "UTC", List.of(), List.of());
    }
}
