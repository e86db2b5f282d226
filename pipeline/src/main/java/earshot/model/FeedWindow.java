package earshot.model;

import java.time.Duration;
import java.time.Instant;

/**
 * What a feed delivered in one window of received time: the account in which nothing vanishes. An upsert with key
 * {@link #id()}.
 */
public record FeedWindow(String platform, Instant start, Instant end, FeedTally tally, WindowStatus status) {
    /** {@code <platform>/<length>/<start>}. */
    public String id() {
        return platform + "/" + Duration.between(start, end) + "/" + start;
    }
}
