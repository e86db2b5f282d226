package earshot.alert;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.Posts;
import earshot.model.Alert;
import earshot.model.AlertPost;
import earshot.model.AlertSettings;
import earshot.model.AlertTerm;
import earshot.model.EpisodeState;
import earshot.model.Fingerprint;
import earshot.model.Mention;
import earshot.model.SentimentLabel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RaiseAlertsTest {

    private static final int DAY = 24 * 60;

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
    void aQuietBrandRaisesNothing() throws Exception {
        time.minutes(2 * DAY, 2, 0.3);
        assertThat(time.documents()).isEmpty();
    }

    @Test
    void aNegativeSpikeIsOneEpisodeFromItsFirstMinuteUntilItWasQuietForLong() throws Exception {
        time.minutes(DAY, 2, 0.3);
        crisis(30);
        time.minutes(150, 2, 0.3);

        List<Alert> alerts = time.alerts(Rule.NEGATIVE_SPIKE);
        assertThat(alerts)
                .extracting(Alert::episodeId)
                .containsOnly(alerts.get(0).episodeId());
        assertThat(states(alerts))
                .containsSubsequence(EpisodeState.ACTIVE, EpisodeState.RECOVERING, EpisodeState.RESOLVED)
                .endsWith(EpisodeState.RESOLVED);
        assertThat(alerts.get(0).startedAt()).isBetween(at(DAY), at(DAY + 2));
        assertThat(alerts).extracting(Alert::revision).isSorted();
        Alert last = alerts.get(alerts.size() - 1);
        assertThat(last.summary())
                .matches("Velora: \\d+ negative mentions in \\d+ min, \\d+ expected \\(\\d+–\\d+\\);"
                        + " \\d+ % negative, usually [23]\\d %; top term: 'dragged'; over");
        assertThat(last.share().share()).isGreaterThan(0.6);
        assertThat(last.crowd().authors()).isEqualTo(last.crowd().mentions()).isGreaterThan(100);
        assertThat(last.terms()).extracting(AlertTerm::term).contains("dragged");
        assertThat(last.posts()).hasSize(5).allSatisfy(post -> {
            assertThat(post.sentiment()).isEqualTo(SentimentLabel.NEGATIVE);
            assertThat(post.sentence()).startsWith("velora: ");
            assertThat(post.permalink()).isNotEmpty();
        });
        assertThat(last.dashboard()).startsWith("https://dash.example/velora?from=2026-03-0");
    }

    @Test
    void whatIsPublishedMeanwhileHoldsFromTheNextMentionOn() throws Exception {
        time.minutes(DAY, 2, 0.3);
        time.publish(without(Rule.NEGATIVE_SPIKE));
        crisis(10);
        assertThat(time.alerts(Rule.NEGATIVE_SPIKE)).isEmpty();
        assertThat(time.alerts(Rule.VOLUME_SPIKE)).isNotEmpty();

        time.publish(AlertSettings.DEFAULT);
        crisis(1);
        assertThat(time.latest(Rule.NEGATIVE_SPIKE).brandSetVersion()).isEqualTo(3);
    }

    private static AlertSettings without(Rule rule) {
        AlertSettings usual = AlertSettings.DEFAULT;
        return new AlertSettings(usual.sensitivity(), usual.least(), List.of(rule.id()), usual.severityWords());
    }

    @Test
    void whatTipsItIsToldAtOnceAndTheCloseOfItsSliceAgrees() throws Exception {
        time.minutes(DAY, 2, 0.3);
        outrage(40);
        time.glance();

        List<Alert> early = time.alerts(Rule.NEGATIVE_SPIKE);
        assertThat(early).hasSize(1);
        assertThat(early.get(0).state()).isEqualTo(EpisodeState.ACTIVE);
        time.minuteEnds();
        time.minutes(2, 2, 0.3);
        List<Alert> closed = time.alerts(Rule.NEGATIVE_SPIKE);
        assertThat(closed)
                .extracting(Alert::episodeId)
                .containsOnly(early.get(0).episodeId());
        assertThat(states(closed)).doesNotContain(EpisodeState.RETRACTED);
    }

    @Test
    void theMentionThatTipsItIsToldAndNoEarlierOne() throws Exception {
        time.minutes(DAY / 6, 2, 0.3);
        int tipping = 0;
        while (time.alerts(Rule.NEGATIVE_SPIKE).isEmpty()) {
            outrage(1);
            tipping++;
            time.glance();
        }

        again(tipping - 1);
        assertThat(time.alerts(Rule.NEGATIVE_SPIKE)).as("one mention less").isEmpty();
        again(tipping);
        assertThat(time.alerts(Rule.NEGATIVE_SPIKE))
                .as("at the close of its slice, with nobody looking before")
                .isNotEmpty();
    }

    /** The same brand up to the close of the slice in which so many are outraged. */
    private void again(int outraged) throws Exception {
        time.close();
        time = new BrandTimeline();
        time.minutes(DAY / 6, 2, 0.3);
        for (int i = 0; i < outraged; i++) {
            outrage(1);
        }
        time.minuteEnds();
        time.minutes(1, 0, 0);
    }

    @Test
    void whatWasToldEarlyAndThenWasNotIsWithdrawn() throws Exception {
        time.minutes(DAY, 2, 0.3);
        List<Mention> outrage = outrage(40);
        time.glance();
        for (Mention mention : outrage) {
            time.removed(mention);
        }
        time.minuteEnds();
        time.minutes(3, 2, 0.3);

        assertThat(time.documents().values())
                .filteredOn(alert -> alert.rule().equals(Rule.NEGATIVE_SPIKE.id()))
                .singleElement()
                .satisfies(alert -> {
                    assertThat(alert.state()).isEqualTo(EpisodeState.RETRACTED);
                    assertThat(alert.posts()).extracting(AlertPost::text).noneMatch(text -> text.contains("dragged"));
                });
    }

    @Test
    void removalsTakeTheGroundFromAnEpisode() throws Exception {
        time.minutes(DAY, 2, 0.3);
        List<Mention> outrage = outrage(40);
        time.minutes(10, 2, 0.3);
        assertThat(time.latest(Rule.NEGATIVE_SPIKE).state()).isEqualTo(EpisodeState.ACTIVE);

        for (Mention mention : outrage) {
            time.removed(mention);
        }
        time.glance();
        assertThat(time.latest(Rule.NEGATIVE_SPIKE).posts())
                .extracting(AlertPost::text)
                .noneMatch(text -> text.contains("dragged"));
        time.minutes(2, 2, 0.3);

        Alert last = time.latest(Rule.NEGATIVE_SPIKE);
        assertThat(last.state()).isEqualTo(EpisodeState.RETRACTED);
        assertThat(last.posts()).extracting(AlertPost::text).noneMatch(text -> text.contains("dragged"));
    }

    @Test
    void aRemovedPostLeavesAnAlertThatIsLongOver() throws Exception {
        time.minutes(DAY, 2, 0.3);
        List<Mention> outrage = outrage(40);
        time.minutes(DAY / 2, 2, 0.3);
        Alert over = time.latest(Rule.NEGATIVE_SPIKE);
        assertThat(over.state()).isEqualTo(EpisodeState.RESOLVED);
        String quoted = over.posts().stream()
                .filter(post -> post.text().contains("dragged"))
                .findFirst()
                .orElseThrow()
                .id();

        time.removed(outrage.stream()
                .filter(mention -> mention.post().id().equals(quoted))
                .findFirst()
                .orElseThrow());
        time.glance();

        Alert amended = time.latest(Rule.NEGATIVE_SPIKE);
        assertThat(amended.posts()).extracting(AlertPost::id).doesNotContain(quoted);
        assertThat(amended.revision()).isGreaterThan(over.revision());
        assertThat(amended.state()).isEqualTo(EpisodeState.RESOLVED);
    }

    @Test
    void aRestartAfterAnyMinuteChangesNothing() throws Exception {
        Map<String, Alert> undisturbed = crisisAndAfter(time);
        assertThat(undisturbed).isNotEmpty();
        try (BrandTimeline restarted = new BrandTimeline()) {
            restarted.restartsEveryMinute();
            assertThat(crisisAndAfter(restarted)).isEqualTo(undisturbed);
        }
    }

    private static Map<String, Alert> crisisAndAfter(BrandTimeline timeline) throws Exception {
        timeline.minutes(8 * 60, 2, 0.3);
        for (int i = 0; i < 15; i++) {
            for (int n = 0; n < 12; n++) {
                timeline.arrives(timeline.mention("dragged off the plane", SentimentLabel.NEGATIVE));
            }
            timeline.minuteEnds();
        }
        timeline.minutes(120, 2, 0.3);
        return timeline.documents();
    }

    private void crisis(int minutes) throws Exception {
        for (int i = 0; i < minutes; i++) {
            outrage(10);
            time.minutes(1, 2, 0.3);
        }
    }

    private List<Mention> outrage(int mentions) throws Exception {
        List<Mention> outrage = new ArrayList<>();
        for (int i = 0; i < mentions; i++) {
            Mention mention = time.mention("they dragged a man off number " + i, SentimentLabel.NEGATIVE);
            // The texts differ by more than a number: copies of one text would be one voice.
            mention = withText(mention, mention.post().text() + " " + "abcdefghij".charAt(i % 10) + "way");
            time.arrives(mention);
            outrage.add(mention);
        }
        return outrage;
    }

    private static Mention withText(Mention mention, String text) {
        var post = Posts.post(mention.post().id(), text, mention.post().publishedAt())
                .withAuthor(mention.post().author());
        return new Mention(
                mention.id(),
                post,
                mention.match(),
                mention.engagement(),
                new Fingerprint(mention.fingerprint().author(), text.hashCode()),
                false,
                mention.observedAt(),
                mention.receivedAt(),
                mention.revision(),
                0);
    }

    private static List<EpisodeState> states(List<Alert> alerts) {
        return alerts.stream().map(Alert::state).toList();
    }

    private static Instant at(int minute) {
        return BrandTimeline.START.plusSeconds(60L * minute);
    }
}
