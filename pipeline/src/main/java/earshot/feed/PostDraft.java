package earshot.feed;

import earshot.model.Author;
import earshot.model.Post;
import earshot.model.PostKind;
import java.time.Instant;
import java.util.List;

/** A post being read: a parser sets what its platform tells, the rest stays absent. Native ids get their platform. */
final class PostDraft {
    private final String platform;
    private final String id;
    private final Instant publishedAt;
    private Instant versionAt;
    private PostKind kind = PostKind.ORIGINAL;
    private Author author = Author.UNKNOWN;
    private String text = "";
    private String title = "";
    private List<String> links = List.of();
    private List<String> hashtags = List.of();
    private List<String> mentions = List.of();
    private List<String> media = List.of();
    private String language = "";
    private String place = "";
    private double rating = -1;
    private String parentId = "";
    private String rootId = "";
    private String originalId = "";
    private String permalink = "";
    private String source = "";

    PostDraft(String platform, String nativeId, Instant publishedAt) {
        this.platform = platform;
        this.id = qualified(platform, nativeId);
        this.publishedAt = publishedAt;
        this.versionAt = publishedAt;
    }

    /** {@code platform:native-id}; nothing stays nothing. */
    static String qualified(String platform, String nativeId) {
        return nativeId.isEmpty() ? "" : platform + ":" + nativeId;
    }

    /** Before its publication a post was not edited: some platforms' clocks say so all the same. */
    PostDraft editedAt(Instant time) {
        versionAt = time.isAfter(publishedAt) ? time : publishedAt;
        return this;
    }

    PostDraft kind(PostKind kind) {
        this.kind = kind;
        return this;
    }

    PostDraft author(Author author) {
        this.author = author;
        return this;
    }

    PostDraft text(String text) {
        this.text = text;
        return this;
    }

    PostDraft title(String title) {
        this.title = title;
        return this;
    }

    PostDraft links(List<String> links) {
        this.links = links;
        return this;
    }

    PostDraft hashtags(List<String> hashtags) {
        this.hashtags = hashtags;
        return this;
    }

    PostDraft mentions(List<String> mentions) {
        this.mentions = mentions;
        return this;
    }

    PostDraft media(List<String> media) {
        this.media = media;
        return this;
    }

    PostDraft language(String code) {
        this.language = Languages.bcp47(code);
        return this;
    }

    PostDraft place(String place) {
        this.place = place;
        return this;
    }

    PostDraft rating(double rating) {
        this.rating = rating;
        return this;
    }

    PostDraft parent(String nativeId) {
        this.parentId = qualified(platform, nativeId);
        return this;
    }

    PostDraft root(String nativeId) {
        this.rootId = qualified(platform, nativeId);
        return this;
    }

    PostDraft original(String nativeId) {
        this.originalId = qualified(platform, nativeId);
        return this;
    }

    PostDraft permalink(String permalink) {
        this.permalink = permalink;
        return this;
    }

    PostDraft source(String source) {
        this.source = source;
        return this;
    }

    Post post() {
        return new Post(
                id,
                platform,
                kind,
                author,
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
