package earshot.alert;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.model.AlertPost;
import earshot.model.SentimentLabel;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HighImpactPostTest {

    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    @Test
    void aBrandWhoseFirstMentionIsNegativeIsWatchedTheNextDayToo() {
        HighImpactPost.State state = HighImpactPost.after(HighImpactPost.start(), negative("x:1", START, 900));
        for (int minute = 1; minute < 60; minute++) {
            Instant slice = START.plus(Duration.ofMinutes(minute));
            state = HighImpactPost.after(state, negative("x:" + minute, slice, 50 + 10L * minute));
        }
        state = HighImpactPost.nextDay(state);
        Instant furious = START.plus(Duration.ofDays(1));
        state = HighImpactPost.after(state, negative("x:furious", furious, 5_000_000));

        Finding finding = HighImpactPost.finding(state, furious, START, Duration.ofMinutes(30));
        assertThat(finding.post()).isEqualTo("x:furious");
        assertThat(finding.score()).isGreaterThan(1);
    }

    private static Intake negative(String id, Instant slice, long followers) {
        Intake intake = Intake.nothing(slice);
        intake.brandSetVersion = 1;
        intake.followers = Sums.ofLog(followers);
        intake.counts.put(slice, new SliceCounts(1, 1, 0, 0));
        AlertPost post = new AlertPost(id, "x", "", "", "", "", followers, SentimentLabel.NEGATIVE, 0, slice);
        intake.standing.put(id, new Intake.Seen(post, true, slice, 1));
        return intake;
    }
}
