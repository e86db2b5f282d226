package earshot.alert;

import java.io.Serializable;
import java.time.Duration;

/**
 * When a negative spike is worth telling.
 *
 * @param slice length of the windows it reads; one of {@code measure.windows}
 * @param slices how many of them make the trailing test window
 * @param halfLife how long until an observation weighs half in the baseline
 * @param warmUp how much of a brand must have been heard before anything is said
 * @param least negative mentions in the test window, below which nothing is said
 * @param sigmas how many standard deviations above its baseline the test window must be to open an episode; half of it
 *     keeps it open
 * @param patience how long it must be quiet before an episode is resolved
 */
public record AlertConfig(
        Duration slice, int slices, Duration halfLife, Duration warmUp, long least, double sigmas, Duration patience)
        implements Serializable {

    public static final AlertConfig DEFAULT = new AlertConfig(
            Duration.ofMinutes(1), 15, Duration.ofHours(12), Duration.ofHours(3), 10, 5, Duration.ofMinutes(30));

    /** @throws IllegalArgumentException naming the key, the value and what is allowed */
    public AlertConfig {
        require(slice.compareTo(Duration.ofSeconds(1)) >= 0, "alert.slice", slice, "at least 1 s");
        require(slices >= 1 && slices <= 1440, "alert.slices", slices, "from 1 to 1440");
        require(halfLife.compareTo(slice) >= 0, "alert.half-life", halfLife, "at least a slice");
        require(!warmUp.isNegative(), "alert.warm-up", warmUp, "not negative");
        require(least >= 1, "alert.least", least, "at least 1");
        require(sigmas > 0 && sigmas <= 100, "alert.sigmas", sigmas, "above 0, at most 100");
        require(patience.compareTo(slice) >= 0, "alert.patience", patience, "at least a slice");
    }

    private static void require(boolean holds, String key, Object value, String allowed) {
        if (!holds) {
            throw new IllegalArgumentException(key + " is " + value + "; it must be " + allowed);
        }
    }
}
