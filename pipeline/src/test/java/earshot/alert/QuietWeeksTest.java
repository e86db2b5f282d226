package earshot.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The false-alarm rates that are stated, on fewer brands and weeks than {@link QuietWeeks#main} prints them for. */
class QuietWeeksTest {

    @ParameterizedTest
    @ValueSource(doubles = {5, 100, 5_000})
    void aQuietBrandIsHardlyEverTold(double perHour) {
        int told = 0;
        for (int brand = 0; brand < 2; brand++) {
            for (Map<Rule, Integer> week : new QuietWeeks(brand, perHour, false).run(3)) {
                told += week.values().stream().mapToInt(Integer::intValue).sum();
            }
        }
        assertThat(told).as("alerts in six brand-weeks").isLessThanOrEqualTo(1);
    }
}
