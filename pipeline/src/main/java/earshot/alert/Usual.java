package earshot.alert;

import java.time.Duration;
import java.time.Instant;

/**
 * What a slice usually counts: a level that forgets with a half-life of days, times the factors of the hour and of
 * the weekday. Values far above what is expected are learned cut, so a past outbreak counts for little (after
 * Farrington's re-weighting).
 *
 * @param learned slices so far
 * @param level counts a slice, seasons taken out
 * @param dispersion mean square of (count − expected) / expected of a slice, outbreaks cut
 * @param clipped cut counts / expected, on average: at most about 1, less the heavier the tail
 */
public record Usual(long learned, double level, Season day, Season week, double dispersion, double clipped) {

    static final Usual NOTHING = new Usual(0, 0, Season.OF_DAY, Season.OF_WEEK, 0.25, 1);

    /** Nothing is expected to be rarer than once in fifty slices; less would make a single count improbable. */
    private static final double LEAST = 0.02;

    private static final double CUT = 4;
    private static final double LEARNED_CUT = 2;
    /** Cut below it, a brand of a mention in ten slices would be expected to have one in thirty. */
    private static final double NEVER_CUT = 2;

    private static final double LARGEST_RATIO = 5;

    double expected(Instant slice) {
        return Math.max(LEAST, level * day.factor(slice) * week.factor(slice));
    }

    /** A slice's count, cut where one slice alone would speak for all. */
    double cut(double count, double expected) {
        return cut(count, expected, CUT);
    }

    private double cut(double count, double expected, double deviations) {
        return Math.min(count, Math.max(NEVER_CUT, expected + deviations * deviation(expected)));
    }

    private double deviation(double expected) {
        return Math.sqrt(Math.max(dispersion * expected * expected, expected));
    }

    /** @param levelDays half-life of the level */
    Usual after(Instant slice, double count, Duration length, double levelDays) {
        double slices = Duration.ofDays(1).toMillis() / (double) length.toMillis();
        double expected = learned == 0 ? Math.max(LEAST, count) : expected(slice);
        double forgets = 1 - Math.pow(2, -1 / (levelDays * slices));
        double slowly = 1 - Math.pow(2, -1 / (7 * slices));
        long n = learned + 1;
        double cut = n < slices / 48 ? count : cut(count, expected, LEARNED_CUT);
        double ofDay = day.factor(slice);
        double ofWeek = week.factor(slice);
        double newLevel = learned == 0 ? count : level + Math.max(forgets, 1.0 / n) * (cut / (ofDay * ofWeek) - level);

        double base = Math.max(expected, 0.3);
        double surprise = Math.min(Math.abs(count - expected) / base, 3 * Math.sqrt(dispersion) + 1 / Math.sqrt(base));
        double newDispersion =
                n < 3 ? 0.25 : dispersion + Math.max(slowly, 1.0 / n) * (surprise * surprise - dispersion);
        double ratio = Math.min(cut(count, expected), Math.max(NEVER_CUT, LARGEST_RATIO * expected)) / expected;
        double newClipped = clipped + Math.max(slowly, 1.0 / (n + 100)) * (ratio - clipped);
        return new Usual(
                n,
                newLevel,
                day.after(slice, cut, newLevel * ofWeek, length),
                week.after(slice, cut, newLevel * ofDay, length),
                newDispersion,
                newClipped);
    }
}
