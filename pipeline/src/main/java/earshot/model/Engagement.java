package earshot.model;

/**
 * A platform's running totals for one post at one time. Each count is at least 0, or -1 where the platform does not
 * report it. Totals may fall; the latest observation holds, observations are never summed.
 *
 * @param likes favourites, reactions, upvotes, points, votes that a review is useful; everywhere but Activity Streams by
 *     others than Google+, and news feeds
 * @param replies comments; everywhere but reviews
 * @param reposts retweets, boosts, shares, crossposts, resharers: X, Bluesky, Mastodon, Reddit, Facebook, Instagram's
 *     insights, LinkedIn's statistics, TikTok, Google+
 * @param quotes X (not its REST pages of v1.1), Bluesky, Mastodon from 4.5 on
 * @param saves bookmarks and favourites kept apart from likes: X v2, Bluesky, YouTube's videos, Instagram's insights,
 *     Pinterest, TikTok
 * @param views impressions as reported; not an interaction. X v2, YouTube, TikTok, Pinterest, Instagram's insights and
 *     own media, LinkedIn's statistics, Reddit's moderators
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
