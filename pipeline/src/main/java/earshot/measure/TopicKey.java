package earshot.measure;

import java.time.Duration;
import java.time.Instant;

/**
 * One topic, or author, in one hour.
 *
 * @param hour since 1970, UTC
 * @param name {@code ""} where the kind says it all
 */
public record TopicKey(long hour, Kind kind, String name) {

    static final Duration HOUR = Duration.ofHours(1);

    /** What mentions may have in common. */
    public enum Kind {
        /** That they are mentions. */
        ALL,
        /** Not in common but in all: the sum of their revisions, those of removed ones included. */
        REVISION,
        /** That they came to be what they are after their hour was closed. */
        LATE,
        /** Likewise after their day was. */
        LATE_OF_DAY,
        HASHTAG,
        LINK,
        TERM,
        AUTHOR
    }

    static TopicKey of(Instant time, Kind kind, String name) {
        return new TopicKey(Math.floorDiv(time.toEpochMilli(), HOUR.toMillis()), kind, name);
    }

    TopicKey at(long otherHour) {
        return new TopicKey(otherHour, kind, name);
    }

    Windows.Span span() {
        return span(hour);
    }

    static Windows.Span span(long hour) {
        Instant start = Instant.ofEpochMilli(hour * HOUR.toMillis());
        return new Windows.Span(start, start.plus(HOUR));
    }
}
