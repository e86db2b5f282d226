package earshot.alert;

import java.io.Serializable;
import java.time.Duration;

/**
 * How every brand is watched, whatever its set says.
 *
 * @param slice length of what the rules read at a time
 * @param warmUp how long a brand must have been heard before anything is said
 * @param patience how long it must be quiet before an episode is resolved
 * @param dashboard address of the dashboard, in which {@code {brand}}, {@code {from}} and {@code {to}} are filled in;
 *     {@code ""} for none
 */
public record AlertConfig(Duration slice, Duration warmUp, Duration patience, String dashboard)
        implements Serializable {

    public static final AlertConfig DEFAULT =
            new AlertConfig(Duration.ofMinutes(1), Duration.ofHours(3), Duration.ofMinutes(30), "");

    /** @throws IllegalArgumentException naming the key, the value and what is allowed */
    public AlertConfig {
        long hour = Duration.ofHours(1).toMillis();
        require(
                slice.toMillis() >= 1_000 && hour % slice.toMillis() == 0,
                "alert.slice",
                slice,
                "at least 1 s and divide an hour evenly");
        require(!warmUp.isNegative(), "alert.warm-up", warmUp, "not negative");
        require(patience.compareTo(slice) >= 0, "alert.patience", patience, "at least a slice");
        require(
                dashboard.isEmpty() || dashboard.startsWith("http"),
                "alert.dashboard",
                dashboard,
                "an address that begins with http, or empty");
    }

    private static void require(boolean holds, String key, Object value, String allowed) {
        if (!holds) {
            throw new IllegalArgumentException(key + " is " + value + "; it must be " + allowed);
        }
    }
}
