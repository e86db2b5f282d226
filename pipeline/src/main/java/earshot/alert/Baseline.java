package earshot.alert;

import java.util.Arrays;

/**
 * What is usual for a brand, learned slice by slice. The newest slices are the test window; what has left it is what the
 * baseline has learned, so a spike does not raise its own bar (a guard band, as in EARS C2). Level, share and the test
 * sum's variance are exponentially weighted; what is learned is capped at three standard deviations above the level,
 * so a past outbreak counts for little (after Farrington's re-weighting).
 *
 * @param negatives the newest slices' negative mentions, oldest first: twice the test window
 * @param mentions the same slices' mentions
 * @param heard slices so far; learning begins when they fill both halves
 * @param negativeLevel expected negative mentions a slice
 * @param mentionLevel expected mentions a slice
 * @param variance of the negative mentions in a test window
 */
public record Baseline(
        long[] negatives, long[] mentions, long heard, double negativeLevel, double mentionLevel, double variance) {

    static Baseline empty(AlertConfig config) {
        return new Baseline(new long[2 * config.slices()], new long[2 * config.slices()], 0, 0, 0, 0);
    }

    /** One slice later. */
    Baseline after(long negative, long mention, AlertConfig config) {
        long[] newNegatives = shifted(negatives, negative);
        long[] newMentions = shifted(mentions, mention);
        long learnable = heard + 1 - negatives.length;
        if (learnable <= 0) {
            return new Baseline(newNegatives, newMentions, heard + 1, 0, 0, 0);
        }
        int test = config.slices();
        double halfLives =
                (double) config.slice().toMillis() / config.halfLife().toMillis();
        // Until a half-life's worth was learned a plain mean: the first slices must not weigh as if they were all.
        double weight = Math.max(1 - Math.pow(2, -halfLives), 1.0 / learnable);
        double cap = Math.ceil(negativeLevel + 3 * Math.sqrt(Math.max(variance, 1) / test) + 1);
        double leaving = negatives[test];
        if (learnable > test) {
            leaving = Math.min(leaving, cap);
        }
        double level = negativeLevel + weight * (leaving - negativeLevel);
        double surprise = sum(negatives, 0, test) - test * level;
        double bound = 5 * Math.sqrt(Math.max(variance, Math.max(1, test * level)));
        double square = Math.min(surprise * surprise, bound * bound);
        return new Baseline(
                newNegatives,
                newMentions,
                heard + 1,
                level,
                mentionLevel + weight * (mentions[test] - mentionLevel),
                variance + weight * (square - variance));
    }

    /** Negative mentions in the test window. */
    long observed() {
        return sum(negatives, negatives.length / 2, negatives.length);
    }

    /** Negative mentions / mentions in the test window; 0 without any. */
    double share() {
        long all = sum(mentions, mentions.length / 2, mentions.length);
        return all == 0 ? 0 : (double) observed() / all;
    }

    double usualShare() {
        return mentionLevel <= 0 ? 0 : Math.min(1, negativeLevel / mentionLevel);
    }

    /** Standard error of the difference between the two shares, as binomial proportions. */
    double shareError(AlertConfig config) {
        double usual = usualShare();
        double memory = Math.min(
                (double) heard,
                1.44 * config.halfLife().toMillis() / config.slice().toMillis());
        double here = Math.max(1, sum(mentions, mentions.length / 2, mentions.length));
        double before = Math.max(1, mentionLevel * memory);
        return Math.sqrt(Math.max(usual * (1 - usual), 0.01) * (1 / here + 1 / before));
    }

    double expected() {
        return negativeLevel * negatives.length / 2;
    }

    /** Never below that of a Poisson count, nor below 1. */
    double deviation() {
        return Math.sqrt(Math.max(1, Math.max(expected(), variance)));
    }

    double sigmas() {
        return (observed() - expected()) / deviation();
    }

    private static long[] shifted(long[] ring, long newest) {
        long[] shifted = Arrays.copyOfRange(ring, 1, ring.length + 1);
        shifted[ring.length - 1] = newest;
        return shifted;
    }

    private static long sum(long[] values, int from, int to) {
        return Arrays.stream(values, from, to).sum();
    }
}
