package earshot.sentiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalibrationTest {
    private static Calibration read(String file) throws IOException {
        return Calibration.read(new BufferedReader(new StringReader(file)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.7, 1, 2.5})
    void theTemperatureThatMadeTheLabelsIsFound(double temperature) throws IOException {
        var random = new Random(9);
        var logOdds = new ArrayList<double[]>();
        int[] labels = new int[20_000];
        for (int i = 0; i < labels.length; i++) {
            double[] scores = {2 * random.nextGaussian(), 2 * random.nextGaussian(), 2 * random.nextGaussian()};
            logOdds.add(scores.clone());
            SentimentScorer.normalise(scores, temperature);
            double drawn = random.nextDouble();
            labels[i] = drawn < scores[0] ? 0 : drawn < scores[0] + scores[1] ? 1 : 2;
        }
        var calibration = read(Calibration.line(Source.FORUM, logOdds, labels));
        assertThat(calibration.temperature(Source.FORUM)).isCloseTo(temperature, within(0.05 * temperature));
        assertThat(calibration.temperature(Source.SHORT_POST)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"forum", "forum\t0", "forum\t-1", "forum\tNaN", "forum\t1\t1"})
    void aLineThatIsNoTemperatureIsRefused(String line) {
        assertThatThrownBy(() -> read(line))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(line);
    }

    @Test
    void theShippedModelIsCalibratedForEverySource() throws IOException {
        var calibration = SentimentModel.shipped("en").calibration();
        for (Source source : Source.values()) {
            assertThat(calibration.temperature(source)).isBetween(0.8, 1.5);
        }
    }
}
