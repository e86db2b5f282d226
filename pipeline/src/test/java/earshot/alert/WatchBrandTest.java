package earshot.alert;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.model.AlertCrowd;
import earshot.model.AlertSettings;
import earshot.model.AlertSettings.Sensitivity;
import earshot.model.EpisodeState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The rules alone, a timeline of slices each. */
class WatchBrandTest {

    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    private static final int HOUR = 60;
    private static final int DAY = 24 * HOUR;

    private final Random random = new Random(3);
    private final List<EpisodeState> states = new ArrayList<>();
    private double others = 6;
    private long voices = 1_000;
    private List<Voices.Silence> silent = List.of();
    private WatchBrand rules = rules(List.of());
    private Watch watch = rules.start("set", 1, "velora", START);

    private static WatchBrand rules(List<String> off) {
        return new WatchBrand(AlertConfig.DEFAULT, new AlertSettings(Sensitivity.MEDIUM, 5, off, List.of("recall")));
    }

    @Test
    void aBurstOfMinutesIsAVolumeSpikeOfAShortScale() {
        minutes(Rule.VOLUME_SPIKE, 2 * DAY, 2, 0.3, 0);
        minutes(Rule.VOLUME_SPIKE, 5, 40, 0.3, 0);

        assertThat(watch.episode(Rule.VOLUME_SPIKE).state()).isEqualTo(EpisodeState.ACTIVE);
        assertThat(length(Rule.VOLUME_SPIKE)).isLessThanOrEqualTo(Duration.ofHours(1));
        assertThat(watch.episode(Rule.NEGATIVE_SPIKE).isOpen())
                .as("as negative as ever")
                .isFalse();
    }

    @Test
    void aRiseOfHoursIsAVolumeSpikeOfALongScale() {
        minutes(Rule.VOLUME_SPIKE, 3 * DAY, 2, 0.3, 0);
        minutes(Rule.VOLUME_SPIKE, 6 * HOUR, 3.2, 0.3, 0);

        assertThat(watch.episode(Rule.VOLUME_SPIKE).isOpen()).isTrue();
        assertThat(length(Rule.VOLUME_SPIKE)).isGreaterThanOrEqualTo(Duration.ofHours(2));
    }

    @Test
    void anEpisodeRecoversAndIsResolvedOnceItWasQuietForLong() {
        minutes(Rule.VOLUME_SPIKE, 2 * DAY, 2, 0.3, 0);
        minutes(Rule.VOLUME_SPIKE, 10, 40, 0.3, 0);
        minutes(Rule.VOLUME_SPIKE, 6 * HOUR, 2, 0.3, 0);

        assertThat(states)
                .containsSubsequence(EpisodeState.ACTIVE, EpisodeState.RECOVERING, EpisodeState.RESOLVED)
                .doesNotContainSubsequence(
                        EpisodeState.RESOLVED, EpisodeState.ACTIVE, EpisodeState.RESOLVED, EpisodeState.ACTIVE);
        assertThat(watch.episode(Rule.VOLUME_SPIKE).state()).isEqualTo(EpisodeState.RESOLVED);
    }

    @Test
    void manyNegativeMentionsOfOneVoiceAreNoSpike() {
        minutes(Rule.NEGATIVE_SPIKE, 2 * DAY, 2, 0.3, 0);
        voices = 1;
        minutes(Rule.NEGATIVE_SPIKE, 10, 20, 0.9, 0);
        assertThat(watch.episode(Rule.NEGATIVE_SPIKE).isOpen()).isFalse();

        voices = 1_000;
        minutes(Rule.NEGATIVE_SPIKE, 2, 20, 0.9, 0);
        assertThat(watch.episode(Rule.NEGATIVE_SPIKE).isOpen()).isTrue();
    }

    @Test
    void aShareThatWandersAsEverIsNoSpikeHoweverMuchIsSaid() {
        minutes(Rule.NEGATIVE_SPIKE, 4 * DAY, 2, 0.3, 0);
        minutes(Rule.NEGATIVE_SPIKE, HOUR / 2, 6, 0.45, 0);
        assertThat(watch.episode(Rule.NEGATIVE_SPIKE).isOpen())
                .as("of a brand whose share is steady")
                .isTrue();

        watch = rules.start("set", 1, "velora", START);
        for (int hour = 0; hour < 4 * 24; hour++) {
            minutes(Rule.NEGATIVE_SPIKE, HOUR, 2, hour % 2 == 0 ? 0.45 : 0.15, 0);
        }
        minutes(Rule.NEGATIVE_SPIKE, HOUR / 2, 6, 0.45, 0);
        assertThat(watch.episode(Rule.VOLUME_SPIKE).isOpen()).isTrue();
        assertThat(watch.episode(Rule.NEGATIVE_SPIKE).isOpen()).isFalse();
    }

    @Test
    void aShareALittleTooHighForTooLongIsASlowBurn() {
        minutes(Rule.SLOW_BURN, 7 * DAY, 4, 0.3, 0);
        assertThat(watch.episode(Rule.SLOW_BURN).isOpen()).isFalse();
        minutes(Rule.SLOW_BURN, 2 * DAY, 4, 0.36, 0);

        assertThat(watch.episode(Rule.SLOW_BURN).state()).isEqualTo(EpisodeState.ACTIVE);
        assertThat(watch.episode(Rule.NEGATIVE_SPIKE).isOpen()).isFalse();
        minutes(Rule.SLOW_BURN, 3 * DAY, 4, 0.26, 0);
        assertThat(watch.episode(Rule.SLOW_BURN).isOpen()).isFalse();
    }

    @Test
    void severityWordsSpeakAtSmallNumbers() {
        minutes(Rule.SEVERITY_WORDS, 3 * DAY, 2, 0.3, 0.01);
        assertThat(watch.episode(Rule.SEVERITY_WORDS).isOpen()).isFalse();
        minutes(Rule.SEVERITY_WORDS, 15, 2, 0.6, 0.9);

        assertThat(watch.episode(Rule.SEVERITY_WORDS).isOpen()).isTrue();
        assertThat(watch.episode(Rule.SEVERITY_WORDS).tip().observed()).isLessThan(20);
    }

    @Test
    void silenceWhereMuchIsSaidIsADropUnlessThatRuleIsOff() {
        minutes(Rule.DROP, 2 * DAY, 2, 0.3, 0);
        Watch spoken = watch;
        minutes(Rule.DROP, 3 * HOUR, 0.1, 0.3, 0);
        assertThat(watch.episode(Rule.DROP).isOpen()).isTrue();
        minutes(Rule.DROP, 6 * HOUR, 2, 0.3, 0);
        assertThat(watch.episode(Rule.DROP).state()).isEqualTo(EpisodeState.RESOLVED);

        watch = spoken;
        rules = rules(List.of("drop"));
        minutes(Rule.DROP, 3 * HOUR, 0.1, 0.3, 0);
        assertThat(watch.episode(Rule.DROP).isOpen()).isFalse();
    }

    @Test
    void aSilentFeedIsToldAndNothingElseOpensMeanwhile() {
        minutes(Rule.FEED_SILENT, 2 * DAY, 2, 0.3, 0);
        silent = List.of(new Voices.Silence("x", 40));
        minutes(Rule.FEED_SILENT, 10, 40, 0.9, 0);
        assertThat(watch.episode(Rule.FEED_SILENT).state()).isEqualTo(EpisodeState.ACTIVE);
        assertThat(watch.episode(Rule.VOLUME_SPIKE).isOpen()).isFalse();

        silent = List.of();
        minutes(Rule.FEED_SILENT, 40, 40, 0.9, 0);
        assertThat(watch.episode(Rule.FEED_SILENT).state()).isEqualTo(EpisodeState.RESOLVED);
        assertThat(watch.episode(Rule.VOLUME_SPIKE).isOpen()).isTrue();
    }

    @Test
    void aShareOfVoiceThatStaysTooLargeOrTooSmallIsAShift() {
        minutes(Rule.SHARE_OF_VOICE_SHIFT, 3 * DAY, 2, 0.3, 0);
        Watch usual = watch;
        others = 3;
        minutes(Rule.SHARE_OF_VOICE_SHIFT, DAY, 3, 0.3, 0);
        Episode gained = watch.episode(Rule.SHARE_OF_VOICE_SHIFT);
        assertThat(gained.state()).isEqualTo(EpisodeState.ACTIVE);
        assertThat(gained.worst().measure()).isEqualTo("of its set's mentions");
        assertThat(gained.worst().observed()).isGreaterThan(1.2 * gained.worst().expected());

        others = 6;
        minutes(Rule.SHARE_OF_VOICE_SHIFT, 3 * DAY, 2, 0.3, 0);
        assertThat(watch.episode(Rule.SHARE_OF_VOICE_SHIFT).state()).isEqualTo(EpisodeState.RESOLVED);

        watch = usual;
        minutes(Rule.SHARE_OF_VOICE_SHIFT, DAY, 1, 0.3, 0);
        Episode lost = watch.episode(Rule.SHARE_OF_VOICE_SHIFT);
        assertThat(lost.state()).isEqualTo(EpisodeState.ACTIVE);
        assertThat(lost.worst().measure()).isEqualTo("mentions of its set's other brands");
    }

    @Test
    void aShareOfVoiceThatShiftsButLittleIsNone() {
        others = 60;
        minutes(Rule.SHARE_OF_VOICE_SHIFT, 3 * DAY, 20, 0.3, 0);
        minutes(Rule.SHARE_OF_VOICE_SHIFT, 2 * DAY, 22, 0.3, 0);

        assertThat(watch.voice().gained().sum()).as("proved").isGreaterThan(12);
        assertThat(watch.episode(Rule.SHARE_OF_VOICE_SHIFT).isOpen()).isFalse();
    }

    @Test
    void nothingIsSaidOfABrandThatWasHardlyHeard() {
        minutes(Rule.VOLUME_SPIKE, HOUR, 2, 0.3, 0);
        minutes(Rule.VOLUME_SPIKE, 10, 60, 0.9, 0.5);
        for (Rule rule : Rule.values()) {
            assertThat(watch.episode(rule).isOpen()).as(rule.id()).isFalse();
        }
    }

    @Test
    void lateMentionsAmendWhatIsTold() {
        minutes(Rule.VOLUME_SPIKE, 2 * DAY, 2, 0.3, 0);
        minutes(Rule.VOLUME_SPIKE, 10, 40, 0.3, 0);
        Episode before = watch.episode(Rule.VOLUME_SPIKE);
        Instant within = before.worst().to().minus(Duration.ofMinutes(1));

        watch = rules.amended(watch, within, new SliceCounts(7, 0, 0, 0));
        Episode amended = watch.episode(Rule.VOLUME_SPIKE);
        assertThat(amended.worst().observed()).isEqualTo(before.worst().observed() + 7);

        Instant tipping = before.tip().to().minus(Duration.ofMinutes(1));
        watch = rules.amended(watch, within, new SliceCounts(-400, 0, 0, 0));
        assertThat(watch.episode(Rule.VOLUME_SPIKE).isOpen())
                .as("what opened it stands")
                .isTrue();
        watch = rules.amended(watch, tipping, new SliceCounts(-400, 0, 0, 0));
        assertThat(watch.episode(Rule.VOLUME_SPIKE).state()).isEqualTo(EpisodeState.RETRACTED);
    }

    private Duration length(Rule rule) {
        Finding worst = watch.episode(rule).worst();
        return Duration.between(worst.from(), worst.to());
    }

    private void minutes(Rule rule, int minutes, double perMinute, double negativeShare, double severeShare) {
        for (int i = 0; i < minutes; i++) {
            long mentions = 0;
            long negative = 0;
            long severe = 0;
            for (int n = Draws.poisson(random, perMinute); n > 0; n--) {
                mentions++;
                boolean angry = random.nextDouble() < negativeShare;
                negative += angry ? 1 : 0;
                severe += angry && random.nextDouble() < severeShare ? 1 : 0;
            }
            watch = rules.after(
                    watch,
                    new SliceCounts(mentions, negative, severe, mentions + Draws.poisson(random, others)),
                    new Voices() {
                        @Override
                        public AlertCrowd crowd(Finding finding) {
                            return new AlertCrowd(voices, voices, 0, voices, voices, List.of());
                        }

                        @Override
                        public List<Silence> silent(Instant from, Instant to, double expected, double least) {
                            return silent;
                        }
                    });
            EpisodeState state = watch.episode(rule).state();
            if (states.isEmpty() || states.get(states.size() - 1) != state) {
                states.add(state);
            }
        }
    }
}
