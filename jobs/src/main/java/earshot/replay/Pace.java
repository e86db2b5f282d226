package earshot.replay;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** When a recorded payload is due. */
public interface Pace {

    /** How long from now; nothing or less where it is due. */
    Duration until(Instant recordedAt);

    /** As fast as they are taken. */
    static Pace unlimited() {
        return recordedAt -> Duration.ZERO;
    }

    /** What is past at once, what is to come when its time comes. */
    static Pace live(Clock clock) {
        return recordedAt -> Duration.between(clock.instant(), recordedAt);
    }

    /**
     * As recorded, beginning now.
     *
     * @param first when the first payload was recorded
     * @param speed 2 for twice as fast
     */
    static Pace recorded(Instant first, double speed, Clock clock) {
        Instant begun = clock.instant();
        return recordedAt -> {
            Duration sinceFirst = Duration.between(first, recordedAt);
            Duration due = Duration.ofNanos((long) (sinceFirst.toNanos() / speed));
            return Duration.between(clock.instant(), begun.plus(due));
        };
    }
}
