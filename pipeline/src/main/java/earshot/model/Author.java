package earshot.model;

/**
 * Who published a post, as known when it was observed.
 *
 * @param id {@code platform:native-id}; {@code ""} where the platform hides it: reviews of Google and the App Store's API,
 *     news feeds, TikTok's comments, Reddit's old archives, deleted accounts
 * @param name display name; not told by LinkedIn, Pinterest, TikTok and Bluesky's stream
 * @param handle without {@code @}; of X, Mastodon, Reddit, Hacker News (there the name too), Instagram, Pinterest, TikTok,
 *     Bluesky's views, ActivityStreams, CSV
 * @param followers at the time of observation; -1 where not reported. By X, Mastodon's statuses, StockTwits, CSV, and
 *     where views are detailed Bluesky and Instagram
 * @param verified by the platform: X, Bluesky's views, Truth Social, ActivityStreams 1.0
 */
public record Author(String id, String name, String handle, long followers, boolean verified) {
    /** Followers from which on one angry post is told by itself, and therefore read with more care. */
    public static final long WELL_FOLLOWED = 5_000;

    public static final Author UNKNOWN = new Author("", "", "", -1, false);
}
