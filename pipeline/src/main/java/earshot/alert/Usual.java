package earshot.alert;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;

/**
 * What a slice usually counts: a level that forgets with a half-life of two days, times a factor of the hour of the day.
 * Values far above what is expected are learned cut, so a past outbreak counts for little (after Farrington's
 * re-weighting).
 *
 * @param learned slices so far
 * @param level counts a slice, the hour's factor taken out
 * @param factors of the 24 hours UTC, 1 on average; between the middles of two hours it goes straight
 * @param days how often each hour was learned
 * @param hour the hour being heard
 * @param hourSum counted in it, outbreaks cut
 * @param hourSlices heard of it
 * @param dispersion mean square of (count − expected) / expected of a slice, outbreaks cut
 * @param clipped cut counts / expected, on average: at most about 1, less the heavier the tail
 */
public record Usual(
        long learned,
        double level,
        double[] factors,
        long[] days,
        int hour,
        double hourSum,
        double hourSlices,
        double dispersion,
        double clipped) {

    static final Usual NOTHING = new Usual(0, 0, ones(), new long[24], 0, 0, 0, 0.25, 1);

    /** Nothing is expected to be rarer than once in fifty slices; less would make a single count improbable. */
    private static final double LEAST = 0.02;

    private static final double CUT = 4;
    private static final double LEARNED_CUT = 3;
    private static final double FACTOR_FORGETS = 1 - Math.pow(2, -1.0 / 10);
    private static final double FACTOR_PRIOR_DAYS = 3;

    double expected(Instant slice) {
        return Math.max(LEAST, level * factor(slice));
    }

    /** A slice's count, cut where one slice alone would speak for all. */
    double cut(double count, double expected) {
        return count <= expected ? count : Math.min(count, expected + CUT * deviation(expected));
    }

    private double deviation(double expected) {
        return Math.sqrt(Math.max(dispersion * expected * expected, expected));
    }

    /** @param slices of a day */
    Usual after(Instant slice, double count, double slices) {
        double expected = learned == 0 ? Math.max(LEAST, count) : expected(slice);
        double forgets = 1 - Math.pow(2, -1 / (2 * slices));
        double slowly = 1 - Math.pow(2, -1 / (7 * slices));
        long n = learned + 1;
        double cut = n < slices / 4 ? count : Math.min(count, expected + LEARNED_CUT * deviation(expected));
        double factor = factor(slice);
        double newLevel = learned == 0 ? count : level + Math.max(forgets, 1.0 / n) * (cut / factor - level);

        double base = Math.max(expected, 0.3);
        double surprise = Math.min(Math.abs(count - expected) / base, 3 * Math.sqrt(dispersion) + 1 / Math.sqrt(base));
        double newDispersion =
                n < 3 ? 0.25 : dispersion + Math.max(slowly, 1.0 / n) * (surprise * surprise - dispersion);
        double ratio = Math.min(cut(count, expected) / expected, 5);
        double newClipped = clipped + Math.max(slowly, 1.0 / (n + 100)) * (ratio - clipped);

        int now = slice.atOffset(ZoneOffset.UTC).getHour();
        Usual next =
                new Usual(n, newLevel, factors, days, now, hourSum + cut, hourSlices + 1, newDispersion, newClipped);
        if (now == hour || learned == 0) {
            return next;
        }
        return next.hourEnded(hour, hourSum / Math.max(1, hourSlices), cut);
    }

    private Usual hourEnded(int ended, double mean, double firstOfNext) {
        double ratio = Math.max(0.1, Math.min(mean / Math.max(level, 1e-9), 5));
        double[] newFactors = factors.clone();
        long[] newDays = days.clone();
        newDays[ended]++;
        newFactors[ended] +=
                Math.max(FACTOR_FORGETS, 1 / (newDays[ended] + FACTOR_PRIOR_DAYS)) * (ratio - newFactors[ended]);
        double sum = 0;
        for (double factor : newFactors) {
            sum += factor;
        }
        for (int i = 0; i < newFactors.length; i++) {
            newFactors[i] *= newFactors.length / sum;
        }
        return new Usual(learned, level, newFactors, newDays, hour, firstOfNext, 1, dispersion, clipped);
    }

    private double factor(Instant slice) {
        double hours = Math.floorMod(slice.getEpochSecond(), 86_400L) / 3_600.0 - 0.5;
        int before = Math.floorMod((int) Math.floor(hours), 24);
        double part = hours - Math.floor(hours);
        return factors[before] * (1 - part) + factors[(before + 1) % 24] * part;
    }

    private static double[] ones() {
        double[] ones = new double[24];
        Arrays.fill(ones, 1);
        return ones;
    }
}
