package earshot.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Each brand's part of a brand set in one window. An upsert with key {@link #id()}.
 *
 * @param brands every brand with anything in the window, by id; a share's denominator is the sum over them
 */
public record ShareOfVoice(
        String brandSet,
        int brandSetVersion,
        Instant start,
        Instant end,
        List<BrandTally> brands,
        WindowStatus status,
        long revision) {

    /** One brand's numbers. */
    public record BrandTally(String brand, long mentions, long authors, long engagement, long potentialImpressions) {}

    /** {@code <brand set>/<length>/<start>}. */
    public String id() {
        return brandSet + "/" + length() + "/" + start;
    }

    public Duration length() {
        return BrandWindow.length(start, end);
    }

    public long mentions() {
        return brands.stream().mapToLong(BrandTally::mentions).sum();
    }

    /** An author who spoke of two brands counts for each, so that the shares sum to 1. */
    public long authors() {
        return brands.stream().mapToLong(BrandTally::authors).sum();
    }

    public long engagement() {
        return brands.stream().mapToLong(BrandTally::engagement).sum();
    }

    public long potentialImpressions() {
        return brands.stream().mapToLong(BrandTally::potentialImpressions).sum();
    }
}
