package earshot.index;

import earshot.model.FeedTally;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What the feeds delivered in a period of received time.
 *
 * @param feeds by platform
 * @param bars every stretch of the period in order, the empty ones too
 * @param windows how many windows' documents of the brand set have each status
 * @param late contributions that came to be what they are after their window was closed
 * @param versions documents by brand set's version
 * @param models mentions by the model that scored them
 */
public record FeedHealth(
        Instant from,
        Instant to,
        List<Feed> feeds,
        List<Bar> bars,
        Map<String, Long> windows,
        long late,
        Map<String, Long> versions,
        Map<String, Long> models) {

    /**
     * One feed.
     *
     * @param lastHeard start of the last minute in which it delivered anything, whenever that was
     * @param rejections documents of rejected payloads by reason, in the period
     */
    public record Feed(String platform, FeedTally tally, Instant lastHeard, Map<String, Long> rejections) {}

    /** Payloads by platform. */
    public record Bar(Instant from, Instant to, Map<String, Long> payloads, long rejected) {}
}
