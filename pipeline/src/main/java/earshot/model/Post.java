package earshot.model;

import java.time.Instant;
import java.util.List;

/**
 * One version of one published item, platform-neutral. Offsets elsewhere refer to {@link #text()} in UTF-16 code units.
 *
 * @param id {@code platform:native-id}, never derived from the text
 * @param platform as in {@link RawPayload#platform()}
 * @param text as people read it: markup and entities decoded, full where the platform cut it; of a repost, the
 *     original's
 * @param title {@code ""} where the platform has none. Of Reddit's and Hacker News's submissions, YouTube's and TikTok's
 *     videos, news, blogs, pins, LinkedIn's articles, reviews of the App Store and Trustpilot; Mastodon's content warning
 * @param links expanded where given: by X (to their end where Gnip followed them), elsewhere as written in the text or
 *     attached
 * @param hashtags without {@code #}; as listed by X, Bluesky, Mastodon, TikTok, Google+, Tumblr, news feeds' categories;
 *     elsewhere as written in the text
 * @param mentions handles without {@code @}: of X, Bluesky, Mastodon, Instagram, TikTok; names of Facebook, LinkedIn
 * @param media kinds of attached media: {@code photo}, {@code video}, {@code gif}, {@code link}; told by all but reviews
 * @param language as the platform claims, BCP 47; {@code ""} where it does not. X, Bluesky, Mastodon, YouTube's videos, news
 *     feeds, Trustpilot, Gnip
 * @param place as the platform or the author states it: X, Facebook, old Instagram, TikTok's region, the App Store's
 *     territory, Google+, Gnip
 * @param rating of a review, 1 to 5; -1 elsewhere. App Store, Google, Trustpilot, Yelp, Facebook before 2018
 * @param parentId the post this one replies to; of comments what they are about
 * @param rootId the first post of the conversation: X v2, Bluesky, Reddit, YouTube, Facebook, Instagram, LinkedIn, TikTok,
 *     Algolia's Hacker News, Disqus
 * @param originalId the post this one quotes or reposts: X, Bluesky, Mastodon, Reddit's crossposts, LinkedIn, Pinterest,
 *     Google+, Tumblr
 * @param permalink {@code ""} where the platform has or tells none: Facebook's and Instagram's comments, TikTok's
 * @param publishedAt event time of everything counted
 * @param versionAt when this text came to be: {@code publishedAt}, or the time of the last edit. The original version of
 *     a post has {@code versionAt = publishedAt}, on every platform
 * @param source the client it was written with (X, Mastodon, Facebook, Instagram), or the site: Reddit's community, a news
 *     feed's address, the provider of an archive; of App Store reviews the app's version
 */
public record Post(
        String id,
        String platform,
        PostKind kind,
        Author author,
        String text,
        String title,
        List<String> links,
        List<String> hashtags,
        List<String> mentions,
        List<String> media,
        String language,
        String place,
        double rating,
        String parentId,
        String rootId,
        String originalId,
        String permalink,
        Instant publishedAt,
        Instant versionAt,
        String source) {

    /** Stands where an event carries no content. */
    public static final Post NONE = new Post(
            "",
            "",
            PostKind.ORIGINAL,
            Author.UNKNOWN,
            "",
            "",
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            "",
            "",
            -1,
            "",
            "",
            "",
            "",
            Instant.EPOCH,
            Instant.EPOCH,
            "");

    public boolean isEdited() {
        return versionAt.isAfter(publishedAt);
    }

    public Post withAuthor(Author other) {
        return new Post(
                id,
                platform,
                kind,
                other,
                text,
                title,
                links,
                hashtags,
                mentions,
                media,
                language,
                place,
                rating,
                parentId,
                rootId,
                originalId,
                permalink,
                publishedAt,
                versionAt,
                source);
    }
}
