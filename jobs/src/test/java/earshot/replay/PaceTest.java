package earshot.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final Instant RECORDED = Instant.parse("2015-02-17T07:36:00Z");
    private static final Clock NOW = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);

    @Test
    void aRecordingIsReplayedAsManyTimesAsFastAsAsked() {
        Pace pace = Pace.recorded(RECORDED, 10, NOW);
        assertThat(pace.until(RECORDED)).isZero();
        assertThat(pace.until(RECORDED.plusSeconds(60))).isEqualTo(Duration.ofSeconds(6));
    }

    @Test
    void aLiveFeedWaitsForWhatIsToCome() {
        assertThat(Pace.live(NOW).until(NOW.instant().minusSeconds(5))).isNegative();
        assertThat(Pace.live(NOW).until(NOW.instant().plusSeconds(5))).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void withoutALimitEverythingIsDue() {
        assertThat(Pace.unlimited().until(Instant.MAX)).isZero();
    }
}
