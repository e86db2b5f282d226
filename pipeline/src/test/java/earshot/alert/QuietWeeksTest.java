package earshot.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The false-alarm rates that are stated. */
class QuietWeeksTest {

    private static final int BRANDS = 20;
    private static final int WEEKS = 10;
    /** A brand and week of each rule; {@link QuietWeeks#main} measures it. */
    private static final double STATED = 0.1;
    /** Somebody whom many follow is angry now and then. */
    private static final double STATED_OF_POSTS = 0.25;

    @Test
    void twentyBrandsAreToldNoMoreInTenQuietWeeksThanIsStated() {
        double[] sizes = {5, 20, 100, 500};
        Map<Rule, Rate> rates = IntStream.range(0, BRANDS)
                .parallel()
                .mapToObj(brand -> QuietWeeks.rates(1, brand, WEEKS, sizes[brand % sizes.length], brand % 8 > 3))
                .reduce(new EnumMap<>(Rule.class), QuietWeeksTest::sum);
        assertThat(rates).hasSize(Rule.values().length);
        rates.forEach((rule, rate) -> {
            assertThat(rate.weeks()).isEqualTo(BRANDS * (WEEKS - 1.0));
            assertThat(rate.aWeek())
                    .as("%s %s", rule.id(), rate)
                    .isLessThanOrEqualTo(rule == Rule.HIGH_IMPACT_POST ? STATED_OF_POSTS : STATED);
        });
    }

    private static Map<Rule, Rate> sum(Map<Rule, Rate> some, Map<Rule, Rate> others) {
        Map<Rule, Rate> sum = new EnumMap<>(Rule.class);
        sum.putAll(some);
        others.forEach((rule, rate) -> sum.merge(rule, rate, Rate::plus));
        return sum;
    }
}
