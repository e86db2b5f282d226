package earshot.model;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;

/**
 * How time is cut for what is judged. A slice counts what was published in it, and is closed with all that had reached
 * us until {@code lateness} after its end. So each moment of received time belongs to the one slice that is closed next
 * after it: what was known at a close does not depend on the order in which it was read.
 *
 * @param length of a slice
 */
public record Slices(Duration length, Duration lateness) implements Serializable {

    /** Start of the slice that counts it. */
    public Instant of(Instant publishedAt) {
        long millis = publishedAt.toEpochMilli();
        return Instant.ofEpochMilli(millis - Math.floorMod(millis, length.toMillis()));
    }

    /** Start of the slice that is closed next once something has reached us at that time. */
    public Instant closing(Instant receivedAt) {
        long sinceLate = receivedAt.toEpochMilli() - lateness.toMillis();
        long after = Math.floorMod(-sinceLate, length.toMillis());
        return Instant.ofEpochMilli(sinceLate + after - length.toMillis());
    }

    /** The latest received time that counts for it. */
    public Instant closesAt(Instant slice) {
        return slice.plus(length).plus(lateness);
    }
}
