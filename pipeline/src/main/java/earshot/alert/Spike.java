package earshot.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/**
 * Tells how unusual a brand's latest counts are, at several time scales at once. For each scale the sum of the trailing
 * slices is set against what {@link Usual} expects of them; the residual over the deviation of a negative binomial count is
 * measured by its own scale (its root mean square with a half-life of a week, outbreaks cut), and that by the brand's own
 * {@link DailyMaxima}. Scales above two hours sum counts that are cut slice by slice: a rise that lasts lifts every slice, a burst only one.
 *
 * <p>Pure, one slice in, the next state out, so a slice that is still filling can be judged by the same function and the
 * outcome thrown away. State is of fixed size: two rings as long as the longest scale, 6 kB for slices of a minute.
 */
public final class Spike {

    private static final int HOUR = 60;
    private static final int LONGEST_WHOLE = 120;
    private static final double SCALE_CUT = 4;
    /** However much is said, a tenth of what is expected is not known any better: the variance over its square. */
    private static final double UNSTEADY = 0.01;

    private final Duration slice;
    private final double slicesOfDay;
    private final Tuning tuning;
    private final int[] lengths;

    /** @param slice at most six hours */
    Spike(Duration slice) {
        this(slice, Tuning.CHOSEN);
    }

    Spike(Duration slice, Tuning tuning) {
        this.slice = slice;
        this.tuning = tuning;
        this.slicesOfDay = Duration.ofDays(1).toMillis() / (double) slice.toMillis();
        this.lengths = tuning.minutes().stream()
                .mapToInt(
                        minutes -> (int) Math.max(1, Duration.ofMinutes(minutes).dividedBy(slice)))
                .toArray();
    }

    /**
     * What is remembered of one kind of count of one brand.
     *
     * @param since start of the first slice heard
     * @param next start of the slice to come
     * @param heard slices so far
     * @param counts of the latest slices, oldest first; as many as the longest scale has
     * @param expected of the same slices, as it was expected then
     * @param variance of each scale's residual
     * @param worst verdict of the latest slice on the scale where it is most unusual
     * @param still verdict on the latest hour, by which an episode ends
     */
    public record State(
            Instant since,
            Instant next,
            long heard,
            Usual usual,
            double[] counts,
            double[] expected,
            double[] variance,
            DailyMaxima[] maxima,
            Verdict worst,
            Verdict still) {}

    /**
     * @param score standard deviations above the greatest of a usual day
     * @param minutes of the scale
     * @param observed in the trailing sum
     * @param deviation of such sums
     * @param spread how many of the deviations above make one of the score
     */
    public record Verdict(
            double score, int minutes, double observed, double expected, double deviation, double spread) {
        static final Verdict NONE = new Verdict(Double.NEGATIVE_INFINITY, 0, 0, 0, 1, 1);

        /** Below what such a sum lies in 19 of 20 times. */
        double low() {
            return Math.max(0, expected - 2 * deviation);
        }

        double high() {
            return expected + 2 * deviation;
        }

        double sigmas() {
            return (observed - expected) / deviation;
        }
    }

    State start(Instant first) {
        int longest = lengths[lengths.length - 1];
        double[] ones = new double[lengths.length];
        Arrays.fill(ones, 1);
        DailyMaxima[] maxima = new DailyMaxima[lengths.length];
        Arrays.fill(maxima, DailyMaxima.NONE);
        return new State(
                first,
                first,
                0,
                Usual.NOTHING,
                new double[longest],
                new double[longest],
                ones,
                maxima,
                Verdict.NONE,
                Verdict.NONE);
    }

    /** One slice later. */
    State after(State state, double count) {
        Usual usual = state.usual;
        double expectedNow = state.usual.learned() == 0 ? count : usual.expected(state.next);
        double[] counts = shifted(state.counts, count);
        double[] expected = shifted(state.expected, expectedNow);
        long heard = state.heard + 1;
        boolean dayEnds = heard % Math.round(slicesOfDay) == 0;

        double slowly = 1 - Math.pow(2, -1 / (7 * slicesOfDay));
        double[] variance = state.variance.clone();
        DailyMaxima[] maxima = state.maxima.clone();
        Verdict worst = Verdict.NONE;
        Verdict still = Verdict.NONE;
        for (int scale = 0; scale < lengths.length; scale++) {
            long seen = heard - lengths[scale] + 1;
            if (seen <= 0) {
                continue;
            }
            Verdict verdict = verdict(scale, counts, expected, usual, variance[scale], maxima[scale]);
            if (verdict.score > worst.score) {
                worst = verdict;
            }
            if (tuning.minutes().get(scale) == HOUR) {
                still = verdict;
            }
            // Cut from the first slice on, and a first hour as even as chance stands behind it: an outbreak in a short
            // history must not be its own measure.
            double known = Math.sqrt(Math.max(1, variance[scale]));
            double residual = known * Math.min(Math.abs(verdict.sigmas()), SCALE_CUT);
            variance[scale] +=
                    Math.max(slowly, 1 / (seen + slicesOfDay / 24)) * (residual * residual - variance[scale]);
            // A baseline younger than the longest scale would make its own errors the brand's bad moments.
            DailyMaxima today = heard <= counts.length ? maxima[scale] : maxima[scale].with(verdict.sigmas());
            maxima[scale] = dayEnds ? today.nextDay(tuning.maximaDays()) : today;
        }
        return new State(
                state.since,
                state.next.plus(slice),
                heard,
                learned(state),
                counts,
                expected,
                variance,
                maxima,
                worst,
                still);
    }

    /**
     * The baseline stays behind by the longest scale, and by half of what was heard while that is less: what is being
     * judged must not be its own measure.
     */
    private Usual learned(State state) {
        long guard = Math.min(state.counts.length - 1, state.heard / 2);
        long ago = state.heard - state.usual.learned();
        return ago <= guard
                ? state.usual
                : state.usual.after(
                        state.next.minus(slice.multipliedBy(ago)),
                        state.counts[state.counts.length - (int) ago],
                        slice,
                        tuning.levelDays());
    }

    /** The state with one of its latest slices counted otherwise; the same where the slice has left the rings. */
    State amended(State state, Instant at, double change) {
        // Dividing durations takes decimals of any length, which was a third of the whole flow's time.
        long ago = Duration.between(at, state.next).toMillis() / slice.toMillis();
        if (ago < 1 || ago > Math.min(state.counts.length, state.heard)) {
            return state;
        }
        double[] counts = state.counts.clone();
        counts[counts.length - (int) ago] += change;
        return new State(
                state.since,
                state.next,
                state.heard,
                state.usual,
                counts,
                state.expected,
                state.variance,
                state.maxima,
                state.worst,
                state.still);
    }

    /** What the latest minutes counted, without cutting anything. */
    double latest(State state, int minutes) {
        return sum(state.counts, (int) Duration.ofMinutes(minutes).dividedBy(slice));
    }

    /** What was counted from one time to another, as far as the rings hold it. */
    double between(State state, Instant from, Instant to) {
        return between(state, state.counts, from, to);
    }

    /** What was expected from one time to another, as far as the rings hold it. */
    double expectedBetween(State state, Instant from, Instant to) {
        return between(state, state.expected, from, to);
    }

    private double between(State state, double[] ring, Instant from, Instant to) {
        int end = ring.length - (int) Duration.between(to, state.next).dividedBy(slice);
        int start = end - (int) Duration.between(from, to).dividedBy(slice);
        double sum = 0;
        for (int i = Math.max(0, start); i < Math.min(end, ring.length); i++) {
            sum += ring[i];
        }
        return sum;
    }

    /** On one scale, nothing cut; the score is of no meaning. */
    Verdict whole(State state, int minutes) {
        int scale = tuning.minutes().indexOf(minutes);
        double expected = sum(state.expected, lengths[scale]);
        double deviation = deviation(expected, state.variance[scale]);
        return new Verdict(0, minutes, latest(state, minutes), expected, deviation, 1);
    }

    private Verdict verdict(
            int scale, double[] counts, double[] expected, Usual usual, double variance, DailyMaxima maxima) {
        int length = lengths[scale];
        int minutes = tuning.minutes().get(scale);
        boolean whole = minutes <= LONGEST_WHOLE;
        double mean = sum(expected, length) * (whole ? 1 : usual.clipped());
        double observed = whole ? sum(counts, length) : cutSum(counts, expected, usual, length);
        double deviation = deviation(mean, variance);
        double score = maxima.standardised((observed - mean) / deviation);
        return new Verdict(score, minutes, observed, mean, deviation, maxima.spread());
    }

    private static double deviation(double expected, double variance) {
        return Math.sqrt(Math.max(1, variance) * (expected + 1 + UNSTEADY * expected * expected));
    }

    private static double sum(double[] ring, int latest) {
        double sum = 0;
        for (int i = ring.length - Math.min(latest, ring.length); i < ring.length; i++) {
            sum += ring[i];
        }
        return sum;
    }

    private static double cutSum(double[] counts, double[] expected, Usual usual, int latest) {
        double sum = 0;
        for (int i = counts.length - latest; i < counts.length; i++) {
            sum += usual.cut(counts[i], expected[i]);
        }
        return sum;
    }

    private static double[] shifted(double[] ring, double newest) {
        double[] shifted = Arrays.copyOfRange(ring, 1, ring.length + 1);
        shifted[ring.length - 1] = newest;
        return shifted;
    }
}
