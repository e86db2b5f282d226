package earshot.model;

/**
 * Counts of payloads, by what their first event was: {@code payloads = posts + reposts + counts + removals +
 * restorations + rejected}; and of the posts and reposts those that matched a brand, and of these those already known
 * ({@code duplicates}: the event changed nothing).
 */
public record FeedTally(
        long payloads,
        long posts,
        long reposts,
        long counts,
        long removals,
        long restorations,
        long rejected,
        long matched,
        long duplicates) {

    public static final FeedTally ZERO = new FeedTally(0, 0, 0, 0, 0, 0, 0, 0, 0);

    public FeedTally plus(FeedTally other) {
        return new FeedTally(
                payloads + other.payloads,
                posts + other.posts,
                reposts + other.reposts,
                counts + other.counts,
                removals + other.removals,
                restorations + other.restorations,
                rejected + other.rejected,
                matched + other.matched,
                duplicates + other.duplicates);
    }
}
