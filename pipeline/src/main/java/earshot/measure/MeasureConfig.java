package earshot.measure;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;

/**
 * How windows are cut, closed and shown.
 *
 * @param windows lengths, each a divisor or a multiple of a day, aligned to UTC
 * @param lateness how long after a window's end its posts are still waited for; then it is final
 * @param refresh how often at most a changing window is shown
 * @param retention how long a window can still be revised
 */
public record MeasureConfig(List<Duration> windows, Duration lateness, Duration refresh, Duration retention)
        implements Serializable {

    public static final MeasureConfig DEFAULT = new MeasureConfig(
            List.of(Duration.ofMinutes(1)), Duration.ofSeconds(30), Duration.ofSeconds(5), Duration.ofDays(30));

    /** @throws IllegalArgumentException naming the key, the value and what is allowed */
    public MeasureConfig {
        windows = List.copyOf(windows);
        if (windows.isEmpty()) {
            throw new IllegalArgumentException("measure.windows is empty; give at least one length, e.g. 1 min");
        }
        for (Duration window : windows) {
            long millis = window.toMillis();
            long day = Duration.ofDays(1).toMillis();
            if (millis < 1000 || (day % millis != 0 && millis % day != 0)) {
                throw new IllegalArgumentException("measure.windows holds " + window
                        + "; a length must be at least a second and divide a day evenly or be whole days");
            }
        }
        atLeast("measure.lateness", lateness, Duration.ZERO);
        atLeast("measure.refresh", refresh, Duration.ofMillis(100));
        atLeast("measure.retention", retention, Duration.ofHours(1));
    }

    private static void atLeast(String key, Duration value, Duration least) {
        if (value.compareTo(least) < 0) {
            throw new IllegalArgumentException(key + " is " + value + "; it must be at least " + least);
        }
    }
}
