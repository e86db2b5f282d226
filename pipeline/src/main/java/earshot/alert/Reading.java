package earshot.alert;

/**
 * What a test window held against what was expected of it.
 *
 * @param low of the interval in which two standard deviations put it, at least 0
 */
public record Reading(long observed, double expected, double low, double high, double share, double usualShare) {

    static final Reading NONE = new Reading(0, 0, 0, 0, 0, 0);

    static Reading of(Baseline baseline) {
        double expected = baseline.expected();
        double margin = 2 * baseline.deviation();
        return new Reading(
                baseline.observed(),
                expected,
                Math.max(0, expected - margin),
                expected + margin,
                baseline.share(),
                baseline.usualShare());
    }
}
