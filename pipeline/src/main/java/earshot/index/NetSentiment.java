package earshot.index;

import earshot.model.Tally;
import java.util.Optional;

/**
 * A balance of feeling from -1 (all negative) to 1 (all positive) with its 95 % interval.
 *
 * <p>The interval is Wilson's score interval (E. B. Wilson 1927) of the share {@code s = (1 + value) / 2}, mapped back.
 * In the overall balance a neutral mention is half a positive one; what varies less than a coin of the same mean is
 * given the coin's interval, so that one is, if anything, too wide.
 *
 * @param n mentions it rests on, at least 1
 */
public record NetSentiment(double value, long n, double low, double high) {

    /** The normal distribution's 97.5 % quantile. */
    private static final double Z = 1.959963984540054;

    /** {@code (P - N) / (P + N)}; empty where that is 0 / 0. */
    static Optional<NetSentiment> polar(Tally tally) {
        return of(tally, tally.positive() + tally.negative());
    }

    /** {@code (P - N) / (P + U + N)}, U the neutral ones; empty where that is 0 / 0. */
    static Optional<NetSentiment> overall(Tally tally) {
        return of(tally, tally.positive() + tally.neutral() + tally.negative());
    }

    private static Optional<NetSentiment> of(Tally tally, long n) {
        if (n <= 0) {
            return Optional.empty();
        }
        double value = (double) (tally.positive() - tally.negative()) / n;
        double share = (1 + value) / 2;
        double spread = Z * Z / n;
        double center = (share + spread / 2) / (1 + spread);
        double half = Math.sqrt(spread * (share * (1 - share) + spread / 4)) / (1 + spread);
        return Optional.of(new NetSentiment(value, n, 2 * (center - half) - 1, 2 * (center + half) - 1));
    }
}
