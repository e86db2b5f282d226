package earshot.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import earshot.model.Tally;
import org.junit.jupiter.api.Test;

class NetSentimentTest {

    @Test
    void nothingHasNoBalance() {
        assertThat(NetSentiment.polar(tally(0, 7, 0))).isEmpty();
        assertThat(NetSentiment.overall(tally(0, 0, 0))).isEmpty();
    }

    /** 81 of 263: Wilson's interval as in Newcombe 1998, Statistics in Medicine 17, table I. */
    @Test
    void theIntervalIsWilsons() {
        NetSentiment net = NetSentiment.polar(tally(182, 0, 81)).orElseThrow();

        assertThat((1 + net.value()) / 2).isCloseTo(81 / 263.0, within(1e-12));
        assertThat((1 + net.low()) / 2).isCloseTo(0.2553, within(5e-5));
        assertThat((1 + net.high()) / 2).isCloseTo(0.3662, within(5e-5));
    }

    /** 0 of 20 and 1 of 29, the same table. */
    @Test
    void theIntervalStaysWithinMinusOneAndOneAndIsNeverEmpty() {
        NetSentiment none = NetSentiment.polar(tally(20, 0, 0)).orElseThrow();
        assertThat((1 + none.low()) / 2).isCloseTo(0, within(1e-9));
        assertThat((1 + none.high()) / 2).isCloseTo(0.1611, within(5e-5));

        NetSentiment one = NetSentiment.polar(tally(28, 0, 1)).orElseThrow();
        assertThat((1 + one.low()) / 2).isCloseTo(0.0061, within(5e-5));
        assertThat((1 + one.high()) / 2).isCloseTo(0.1718, within(5e-5));
    }

    @Test
    void neutralMentionsDrawTheOverallBalanceTowardsZero() {
        Tally tally = tally(6, 12, 2);

        assertThat(NetSentiment.polar(tally).orElseThrow().value()).isEqualTo(-0.5);
        assertThat(NetSentiment.overall(tally).orElseThrow().value()).isEqualTo(-0.2);
        assertThat(NetSentiment.overall(tally).orElseThrow().n()).isEqualTo(20);
    }

    private static Tally tally(long negative, long neutral, long positive) {
        return new Tally(negative + neutral + positive, 0, negative, neutral, positive, 0, 0, 0, 0, 0, 1);
    }
}
