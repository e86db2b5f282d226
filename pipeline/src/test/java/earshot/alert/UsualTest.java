package earshot.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsualTest {

    private static final int WEEK = 7 * 24 * 60;

    @ParameterizedTest
    @ValueSource(doubles = {0.025, 0.1, 0.5, 2})
    void whatIsExpectedIsWhatIsHeardHoweverSeldom(double perMinute) {
        Random random = new Random(4);
        Instant slice = Instant.parse("2026-03-02T00:00:00Z");
        Usual usual = Usual.NOTHING;
        double expected = 0;
        for (int minute = 0; minute < 3 * WEEK; minute++) {
            expected += minute < WEEK ? 0 : usual.expected(slice);
            usual = usual.after(slice, Draws.poisson(random, perMinute), Duration.ofMinutes(1), 2);
            slice = slice.plusSeconds(60);
        }
        assertThat(expected / (2 * WEEK)).isCloseTo(perMinute, within(0.1 * perMinute));
        assertThat(usual.clipped()).isCloseTo(1, within(0.1));
    }
}
