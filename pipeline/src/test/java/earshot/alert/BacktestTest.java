package earshot.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BacktestTest {

    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    private static final Duration SLICE = Duration.ofMinutes(5);
    private static final int DAY = 288;

    @Test
    void aScoreUsesItsSliceAndEarlierOnesOnly() {
        double[] series = series(6 * DAY, 4 * DAY, 4);
        double[] whole = scores(series);
        double[] changed = series.clone();
        Arrays.fill(changed, 4 * DAY + 3, changed.length, 1_000);

        assertThat(Arrays.copyOf(scores(changed), 4 * DAY + 3)).isEqualTo(Arrays.copyOf(whole, 4 * DAY + 3));
    }

    @Test
    void anEpisodeIsTold() {
        double[] scores = scores(series(6 * DAY, 4 * DAY, 12));

        int[] told = IntStream.range(2 * DAY, scores.length)
                .filter(i -> scores[i] >= 2)
                .toArray();
        assertThat(told).hasSizeBetween(1, 4);
        assertThat(told[0]).isBetween(4 * DAY, 4 * DAY + 2);
        assertThat(told[told.length - 1]).as("suppressed while it lasts").isLessThan(4 * DAY + 12);
    }

    @Test
    void aRuleThatNeedsMoreThanCountsIsRefusedByName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Backtest(Rule.HIGH_IMPACT_POST, SLICE, START))
                .withMessageStartingWith("high-impact-post needs more than a series of counts");
    }

    /** Two hours, from one slice on, of so many times as much. */
    private static double[] series(int slices, int from, double times) {
        Random random = new Random(5);
        return IntStream.range(0, slices)
                .mapToDouble(i -> {
                    double rate = 20 * (1 + 0.5 * Math.cos(2 * Math.PI * (i % DAY) / DAY));
                    double mean = i >= from && i < from + 24 ? times * rate : rate;
                    return Math.max(0, Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
                })
                .toArray();
    }

    private static double[] scores(double[] series) {
        Backtest backtest = new Backtest(Rule.VOLUME_SPIKE, SLICE, START);
        return Arrays.stream(series).map(backtest::next).toArray();
    }
}
