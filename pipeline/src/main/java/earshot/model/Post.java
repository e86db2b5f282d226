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
 * @param title {@code ""} where the platform has none
 * @param links expanded where given
 * @param hashtags without {@code #}
 * @param mentions handles without {@code @}
 * @param media kinds of attached media: {@code photo}, {@code video}, {@code gif}, {@code link}
 * @param language as the platform claims, BCP 47; {@code ""} where it does not
 * @param place as the platform or the author states it
 * @param rating of a review, 1 to 5; -1 elsewhere
 * @param parentId the post this one replies to
 * @param rootId the first post of the conversation
 * @param originalId the post this one quotes or reposts
 * @param publishedAt event time of everything counted
 * @param versionAt when this text came to be: {@code publishedAt}, or the time of the last edit. The original version of
 *     a post has {@code versionAt = publishedAt}, on every platform
 * @param source the client or site it was written with
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
