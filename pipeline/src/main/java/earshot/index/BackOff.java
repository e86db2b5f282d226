package earshot.index;

import java.time.Duration;

/**
 * Pauses that double from a tenth of a second up to the longest. Half of each is left to chance, so that writers that
 * failed together do not come back together. Not thread-safe.
 */
final class BackOff {

    private static final Duration FIRST = Duration.ofMillis(100);

    private final Duration longest;
    private int failures;

    BackOff(Duration longest) {
        this.longest = longest;
    }

    /** @param chance 0 to 1 */
    Duration nextPause(double chance) {
        long doubled = FIRST.toMillis() << Math.min(failures, 20);
        failures++;
        long whole = Math.min(doubled, longest.toMillis());
        return Duration.ofMillis(whole / 2 + (long) (chance * (whole - whole / 2)));
    }

    int failures() {
        return failures;
    }

    void reset() {
        failures = 0;
    }
}
