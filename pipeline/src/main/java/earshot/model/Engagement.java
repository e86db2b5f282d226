package earshot.model;

/**
 * A platform's running totals for one post at one time. Each count is at least 0, or -1 where the platform does not
 * report it. Totals may fall; the latest observation holds, observations are never summed.
 *
 * @param views impressions as reported; not an interaction
 */
public record Engagement(long likes, long replies, long reposts, long quotes, long saves, long views) {
    public static final Engagement UNREPORTED = new Engagement(-1, -1, -1, -1, -1, -1);

    /** Likes + replies + reposts + quotes + saves, unreported counts as 0 (Conclave #SMMStandards, "engagement"). */
    public long interactions() {
        return Math.max(likes, 0)
                + Math.max(replies, 0)
                + Math.max(reposts, 0)
                + Math.max(quotes, 0)
                + Math.max(saves, 0);
    }
}
