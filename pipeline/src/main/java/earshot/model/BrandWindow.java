package earshot.model;

import java.time.Duration;
import java.time.Instant;

/**
 * One brand's numbers in one window of event time. An upsert with key {@link #id()}.
 *
 * @param start inclusive
 * @param end exclusive
 * @param sentimentModel newest model that scored a mention in it
 */
public record BrandWindow(
        String brandSet,
        int brandSetVersion,
        String brand,
        Instant start,
        Instant end,
        Tally tally,
        String sentimentModel,
        WindowStatus status) {

    /** {@code <brand set>/<brand>/<length>/<start>}, e.g. {@code airlines/delta/PT1M/2015-02-17T07:36:00Z}. */
    public String id() {
        return brandSet + "/" + brand + "/" + length() + "/" + start;
    }

    public Duration length() {
        return Duration.between(start, end);
    }
}
