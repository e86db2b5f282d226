package earshot.life;

import earshot.model.Author;
import earshot.model.BrandMatch;
import earshot.model.Fingerprint;
import earshot.model.MatchedEvent;
import earshot.model.Post;
import earshot.model.PostKind;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * One version of a post's content as one observation showed it.
 *
 * @param post {@link Post#NONE} until content was seen; of a repost, without the original's words
 * @param matches brands whose query this version matches
 * @param length of the text as observed, in UTF-16 code units; stays when the words are forgotten
 * @param fingerprint stays too
 * @param seenAt when it was observed
 * @param decidedBy version of the brand set whose queries gave {@code matches}; 0 before content was seen
 */
public record PostContent(
        Post post, List<BrandMatch> matches, int length, Fingerprint fingerprint, Instant seenAt, int decidedBy) {

    static final PostContent NONE = new PostContent(Post.NONE, List.of(), 0, Fingerprint.NONE, Instant.EPOCH, 0);

    /**
     * Which of two observations to keep, the greater: the later version, then the one that was not cut, then the first
     * seen (its author's followers are those nearest to publication), then what the newest queries found in it: stored
     * payloads that are matched again change what was found at the time, and no later observation does. Beyond that any
     * fixed order will do.
     */
    static final Comparator<PostContent> ORDER = Comparator.<PostContent, Instant>comparing(
                    content -> content.post.versionAt())
            .thenComparingInt(PostContent::length)
            .thenComparing(PostContent::seenAt, Comparator.reverseOrder())
            .thenComparingInt(PostContent::decidedBy)
            .thenComparing(content -> content.post.toString())
            .thenComparing(content -> content.matches.toString());

    static PostContent of(MatchedEvent matched) {
        Post post = matched.event().post();
        PostContent observed = new PostContent(
                post,
                matched.matches(),
                post.text().length(),
                Fingerprints.of(post),
                matched.event().observedAt(),
                matched.brandSetVersion());
        // A repost shows its original's words, which it must not outlive.
        return post.kind() == PostKind.REPOST ? observed.forgotten(post.author()) : observed;
    }

    boolean isSeen() {
        return !post.id().isEmpty();
    }

    /** Whether another observation shows again the very words forgotten here. */
    boolean isRecalledBy(PostContent other) {
        return length > 0
                && post.text().isEmpty()
                && length == other.post.text().length()
                && post.versionAt().equals(other.post.versionAt());
    }

    /**
     * The words of another observation; when and by how many followers it was seen first stays as it is, and what it
     * matched.
     */
    PostContent recalledBy(PostContent other) {
        Author author = other.post.author();
        Author asFirstSeen = new Author(
                author.id(), author.name(), author.handle(), post.author().followers(), author.verified());
        return new PostContent(
                other.post.withAuthor(asFirstSeen), recalled(other.matches), length, fingerprint, seenAt, decidedBy);
    }

    private List<BrandMatch> recalled(List<BrandMatch> shown) {
        return matches.stream()
                .map(match -> shown.stream()
                        .filter(other -> other.brand().equals(match.brand()))
                        .findFirst()
                        .map(match::recalledBy)
                        .orElse(match))
                .toList();
    }

    /** What may be kept of a removed post: what is counted, and nothing that was said or who said it. */
    PostContent forgotten() {
        return isSeen() ? forgotten(new Author("", "", "", post.author().followers(), false)) : this;
    }

    private PostContent forgotten(Author author) {
        Post kept = new Post(
                post.id(),
                post.platform(),
                post.kind(),
                author,
                "",
                "",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                post.language(),
                "",
                post.rating(),
                post.parentId(),
                post.rootId(),
                post.originalId(),
                "",
                post.publishedAt(),
                post.versionAt(),
                "");
        return new PostContent(
                kept,
                matches.stream()
                        .map(match -> post.kind() == PostKind.REPOST
                                ? BrandMatch.unscored(
                                        match.brandSet(), match.brandSetVersion(), match.brand(), List.of())
                                : match.forgotten())
                        .toList(),
                length,
                fingerprint,
                seenAt,
                decidedBy);
    }
}
