package earshot.measure;

import java.io.Serializable;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/**
 * How windows are cut, closed and shown.
 *
 * @param windows lengths, each a divisor of a day, aligned to UTC, or whole days of the brand set's time zone
 * @param lateness how long after a window's end its posts are still waited for
 * @param latenessOf the same by platform, where it is another; a window is final once the slowest has had its time
 * @param refresh how often at most a changing window is shown; one that was not shown for so long is shown within a
 *     second
 * @param retention how long a window can still be revised
 * @param zone in which days begin and end: the brand set's when the job starts
 */
public record MeasureConfig(
        List<Duration> windows,
        Duration lateness,
        Map<String, Duration> latenessOf,
        Duration refresh,
        Duration retention,
        ZoneId zone)
        implements Serializable {

    public static final MeasureConfig DEFAULT = new MeasureConfig(
            List.of(Duration.ofMinutes(1), Duration.ofHours(1), Duration.ofDays(1)),
            Duration.ofSeconds(30),
            Map.of(),
            Duration.ofSeconds(10),
            Duration.ofDays(30),
            ZoneOffset.UTC);

    private static final Duration SHORTEST_LONG = Duration.ofHours(1);
    private static final int MOST_SHOWN = 60;

    /** @throws IllegalArgumentException naming the key, the value and what is allowed */
    public MeasureConfig {
        windows = List.copyOf(windows);
        latenessOf = Map.copyOf(latenessOf);
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
        latenessOf.forEach((platform, wait) -> atLeast("measure.lateness-of " + platform, wait, Duration.ZERO));
        atLeast("measure.refresh", refresh, Duration.ofMillis(100));
        atLeast("measure.retention", retention, Duration.ofHours(1));
    }

    /** All platforms alike. */
    public MeasureConfig(List<Duration> windows, Duration lateness, Duration refresh, Duration retention, ZoneId zone) {
        this(windows, lateness, Map.of(), refresh, retention, zone);
    }

    /** How long after a window's end a platform's posts are not late. */
    Duration lateness(String platform) {
        return latenessOf.getOrDefault(platform, lateness);
    }

    Duration longestLateness() {
        return latenessOf.values().stream().reduce(lateness, (one, other) -> one.compareTo(other) >= 0 ? one : other);
    }

    /**
     * Whether windows of that length are cut and compared with the one before. A minute holds too few mentions to be
     * cut, and its cuts would be as many documents as all the rest.
     */
    static boolean isLong(Duration length) {
        return length.compareTo(SHORTEST_LONG) >= 0;
    }

    /** How often at most a window of that length is shown: a long one changes less with each mention. */
    public Duration refresh(Duration length) {
        Duration part = length.dividedBy(MOST_SHOWN);
        return part.compareTo(refresh) > 0 ? part : refresh;
    }

    private static void atLeast(String key, Duration value, Duration least) {
        if (value.compareTo(least) < 0) {
            throw new IllegalArgumentException(key + " is " + value + "; it must be at least " + least);
        }
    }
}
