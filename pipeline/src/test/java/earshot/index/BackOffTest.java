package earshot.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackOffTest {

    private final BackOff backOff = new BackOff(Duration.ofSeconds(1));

    @Test
    void pausesDoubleUpToTheLongest() {
        assertThat(Stream.generate(() -> backOff.nextPause(1)).limit(6).map(Duration::toMillis))
                .containsExactly(100L, 200L, 400L, 800L, 1000L, 1000L);
        assertThat(backOff.failures()).isEqualTo(6);
    }

    @Test
    void chanceTakesAwayHalfAtMost() {
        assertThat(backOff.nextPause(0)).hasMillis(50);
        assertThat(backOff.nextPause(0.5)).hasMillis(150);
    }

    @Test
    void theFirstPauseIsShortAgainAfterASuccess() {
        Stream.generate(() -> backOff.nextPause(1)).limit(100).forEach(pause -> assertThat(pause)
                .isLessThanOrEqualTo(Duration.ofSeconds(1)));

        backOff.reset();

        assertThat(backOff.nextPause(1)).hasMillis(100);
    }
}
