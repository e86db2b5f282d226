package earshot.alert;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.model.Alert;
import earshot.model.AlertPost;
import earshot.model.EpisodeState;
import earshot.model.Mention;
import earshot.model.SentimentLabel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HighImpactPostTest {

    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final int HOUR = 60;
    /** Followers of whoever barely stands out in the brand of the timeline. */
    private static final long BARELY = 7_000;

    private BrandTimeline time;

    @BeforeEach
    void open() throws Exception {
        time = new BrandTimeline();
    }

    @AfterEach
    void close() throws Exception {
        time.close();
    }

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

    @Test
    void oneFuriousPostIsToldWithoutAnyVolumeAndEndsWhenItNoLongerGrows() throws Exception {
        time.minutes(6 * HOUR, 2, 0.3);
        Mention furious = time.mention("x:9000001", "broke my guitar and laughed", SentimentLabel.NEGATIVE, 412_000, 0);
        time.arrives(furious);
        time.glance();
        Alert first = time.latest(Rule.HIGH_IMPACT_POST);
        assertThat(first.state()).isEqualTo(EpisodeState.ACTIVE);
        assertThat(first.summary())
                .startsWith("Velora: one negative post by handle9000001 (412,000 followers) has 0 interactions")
                .endsWith("\"velora: broke my guitar and laughed\"");

        for (int minutes = 0; minutes < 20; minutes++) {
            time.minutes(1, 2, 0.3);
            furious = time.grown(furious, furious.engagement().interactions() * 2 + 10);
        }
        time.minutes(90, 2, 0.3);

        Alert last = time.latest(Rule.HIGH_IMPACT_POST);
        assertThat(last.episodeId()).isEqualTo(first.episodeId());
        assertThat(last.state()).isEqualTo(EpisodeState.RESOLVED);
        assertThat(last.reading().observed()).isGreaterThan(1_000_000);
        assertThat(last.posts().get(0).id()).isEqualTo("x:9000001");

        time.removed(furious);
        time.glance();
        assertThat(time.latest(Rule.HIGH_IMPACT_POST).summary()).doesNotContain("guitar");
    }

    @Test
    void aFuriousPostStandsHoweverManyOthersItsMinuteStillBrings() throws Exception {
        time.minutes(200, 0.5, 0.3);
        time.arrives(time.mention("x:9000003", "broke my guitar and laughed", SentimentLabel.NEGATIVE, 15_000, 0));
        time.glance();
        assertThat(time.latest(Rule.HIGH_IMPACT_POST).state()).isEqualTo(EpisodeState.ACTIVE);

        for (int i = 0; i < 20_000; i++) {
            time.arrives(time.mention("awful again", SentimentLabel.NEGATIVE));
        }
        time.minuteEnds();
        time.minutes(7, 2, 0.3);
        assertThat(time.alerts(Rule.HIGH_IMPACT_POST)).extracting(Alert::state).containsOnly(EpisodeState.ACTIVE);
    }

    @Test
    void aPostThatGainsFastIsToldWhoeverWroteIt() throws Exception {
        time.minutes(6 * HOUR, 2, 0.3);
        Mention post = time.mention("x:9000002", "left me at the gate", SentimentLabel.NEGATIVE, 80, 0);
        List<Mention> others = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            others.add(time.mention("as ever", SentimentLabel.NEUTRAL));
            time.arrives(others.get(i));
        }
        time.arrives(post);
        time.minutes(5, 2, 0.3);
        for (Mention other : others) {
            time.grown(other, 3);
        }
        time.minutes(1, 2, 0.3);
        assertThat(time.alerts(Rule.HIGH_IMPACT_POST)).isEmpty();

        time.grown(post, 3_000);
        time.glance();
        assertThat(time.latest(Rule.HIGH_IMPACT_POST).reading().observed()).isEqualTo(3_000);
    }

    @Test
    void aPostStandsOutNoLessBecauseItsBrandHasLearnedFromIt() throws Exception {
        time.minutes(6 * HOUR, 2, 0.3);
        Mention furious = time.mention("x:9000004", "broke my guitar", SentimentLabel.NEGATIVE, BARELY, 0);
        time.arrives(furious);
        time.minutes(1, 2, 0.3);
        Alert first = time.latest(Rule.HIGH_IMPACT_POST);
        assertThat(first.state()).isEqualTo(EpisodeState.ACTIVE);
        assertThat(first.reading().score()).isBetween(1.0, 1.1);

        for (int minute = 1; minute <= 20; minute++) {
            furious = time.grown(furious, 2L * minute);
            time.minutes(1, 2, 0.3);
        }
        assertThat(time.alerts(Rule.HIGH_IMPACT_POST))
                .allSatisfy(alert -> assertThat(alert.reading().score())
                        .isGreaterThanOrEqualTo(first.reading().score()));
        assertThat(time.latest(Rule.HIGH_IMPACT_POST).state()).isEqualTo(EpisodeState.ACTIVE);
        assertThat(time.latest(Rule.HIGH_IMPACT_POST).reading().observed()).isEqualTo(40);
    }

    @Test
    void onePostGrowsOnInABrandWhoseMoodItDoesNotTouch() throws Exception {
        time.minutes(6 * HOUR, 2, 0.3);
        Mention furious = time.mention("x:9000008", "broke my guitar", SentimentLabel.NEGATIVE, 4_000_000, 100);
        time.arrives(furious);
        furious = growing(furious, 3 * HOUR, 0.3);
        assertThat(time.alerts(Rule.HIGH_IMPACT_POST)).extracting(Alert::state).containsOnly(EpisodeState.ACTIVE);
        assertThat(time.latest(Rule.HIGH_IMPACT_POST).reading().observed())
                .isEqualTo((double) furious.engagement().interactions());
    }

    @Test
    void oneIsOverWhenTheMoodHasTurnedBack_howeverItGrows() throws Exception {
        time.minutes(6 * HOUR, 2, 0.3);
        Mention furious = time.mention("x:9000009", "broke my guitar", SentimentLabel.NEGATIVE, 4_000_000, 100);
        time.arrives(furious);
        furious = growing(furious, HOUR, 0.9);
        assertThat(time.latest(Rule.HIGH_IMPACT_POST).state()).isEqualTo(EpisodeState.ACTIVE);
        growing(furious, 3 * HOUR, 0.3);
        assertThat(time.latest(Rule.HIGH_IMPACT_POST).state()).isEqualTo(EpisodeState.RESOLVED);
    }

    /** By a fifth each ten minutes. */
    private Mention growing(Mention post, int minutes, double negativeShare) throws Exception {
        Mention now = post;
        for (int passed = 0; passed < minutes; passed += 10) {
            now = time.grown(now, now.engagement().interactions() * 6 / 5);
            time.minutes(10, 2, negativeShare);
        }
        return now;
    }

    @Test
    void oneThatIsOverHidesNoOtherOfItsDay() throws Exception {
        time.minutes(6 * HOUR, 2, 0.3);
        time.arrives(time.mention("x:9000005", "broke my guitar", SentimentLabel.NEGATIVE, 40_000_000, 0));
        time.minutes(3 * HOUR, 2, 0.3);
        assertThat(time.latest(Rule.HIGH_IMPACT_POST).state()).isEqualTo(EpisodeState.RESOLVED);

        time.arrives(time.mention("x:9000006", "lost my dog", SentimentLabel.NEGATIVE, 4_000_000, 0));
        time.minutes(1, 2, 0.3);
        assertThat(time.latest(Rule.HIGH_IMPACT_POST).summary()).contains("lost my dog");
        assertThat(time.latest(Rule.HIGH_IMPACT_POST).state()).isEqualTo(EpisodeState.ACTIVE);
    }

    @Test
    void aSmallBrandIsToldOfOneThatIsOverOnlyOnceItIsHalfAsLargeAgain() throws Exception {
        time.minutes(24 * HOUR, 0.1, 0.3);
        Mention furious = time.mention("x:9000007", "broke my guitar", SentimentLabel.NEGATIVE, 4_000_000, 100);
        time.arrives(furious);
        time.minutes(2 * HOUR, 0.1, 0.3);
        furious = time.grown(furious, 130);
        time.minutes(2 * HOUR, 0.1, 0.3);
        assertThat(time.documents()).hasSize(1);

        time.grown(furious, 160);
        time.minutes(1, 0.1, 0.3);
        assertThat(time.documents()).hasSize(2);
        assertThat(time.latest(Rule.HIGH_IMPACT_POST).state()).isEqualTo(EpisodeState.ACTIVE);
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
