package earshot.model;

/**
 * Counts of payloads, by what their first event was: {@code payloads = posts + reposts + counts + removals +
 * restorations + rejected}.
 *
 * @param matched observations of posts and reposts, those embedded in other payloads included, that matched a brand
 * @param unique distinct posts and reposts among the matched, booked where each was first received; the rest of the
 *     matched are repeated observations
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
        long unique) {

    public static final FeedTally ZERO = new FeedTally(0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** One matched observation. */
    public static final FeedTally ONE_MATCHED = new FeedTally(0, 0, 0, 0, 0, 0, 0, 1, 0);

    /** One post seen to be new; its negation takes a booking back. */
    public static FeedTally unique(long change) {
        return new FeedTally(0, 0, 0, 0, 0, 0, 0, 0, change);
    }

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
                unique + other.unique);
    }

    /** Grows with what was delivered; at least 1. A booking of {@code unique} that moves between windows leaves it. */
    public long revision() {
        return 1 + payloads + matched;
    }
}
