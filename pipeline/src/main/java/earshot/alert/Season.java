package earshot.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/**
 * What returns with the clock, as factors of the parts of a period: the hours of a day, the days of a week, in UTC. A
 * factor is learned each time its part ends, with a half-life of ten such, and begins as three of an average one. Between
 * the middles of two parts it goes straight.
 *
 * @param seconds of a part
 * @param factors of the period's parts, 1 on average
 * @param times how often each was learned
 * @param current the part being heard
 * @param sum counted in it
 * @param expected in it, were it an average one
 * @param slices heard of it
 */
public record Season(
        long seconds, double[] factors, long[] times, int current, double sum, double expected, double slices) {

    static final Season OF_DAY = of(Duration.ofHours(1), 24);
    /** The epoch began on a Thursday, and so does it. */
    static final Season OF_WEEK = of(Duration.ofDays(1), 7);

    private static final double FORGETS = 1 - Math.pow(2, -1.0 / 10);
    private static final double PRIOR_TIMES = 3;
    private static final double LEAST = 0.1;
    private static final double MOST = 5;

    private static Season of(Duration part, int parts) {
        double[] ones = new double[parts];
        Arrays.fill(ones, 1);
        return new Season(part.toSeconds(), ones, new long[parts], 0, 0, 0, 0);
    }

    double factor(Instant at) {
        double parts = at.getEpochSecond() / (double) seconds - 0.5;
        long before = (long) Math.floor(parts);
        double after = parts - before;
        return factors[place(before)] * (1 - after) + factors[place(before + 1)] * after;
    }

    private int place(long part) {
        return (int) Math.floorMod(part, (long) factors.length);
    }

    /**
     * One slice later.
     *
     * @param average what would be expected of it, were this an average part
     * @param length of the slice
     */
    Season after(Instant slice, double count, double average, Duration length) {
        int now = place(Math.floorDiv(slice.getEpochSecond(), seconds));
        if (now == current) {
            return new Season(seconds, factors, times, current, sum + count, expected + average, slices + 1);
        }
        boolean heard = slices * length.toMillis() >= 500.0 * seconds;
        Season ended = heard ? ended() : this;
        return new Season(seconds, ended.factors, ended.times, now, count, average, 1);
    }

    private Season ended() {
        double ratio = Math.max(LEAST, Math.min(sum / Math.max(expected, 1e-9), MOST));
        double[] newFactors = factors.clone();
        long[] newTimes = times.clone();
        newTimes[current]++;
        newFactors[current] += Math.max(FORGETS, 1 / (newTimes[current] + PRIOR_TIMES)) * (ratio - newFactors[current]);
        double mean = Arrays.stream(newFactors).sum() / newFactors.length;
        for (int i = 0; i < newFactors.length; i++) {
            newFactors[i] /= mean;
        }
        return new Season(seconds, newFactors, newTimes, current, sum, expected, slices);
    }
}
