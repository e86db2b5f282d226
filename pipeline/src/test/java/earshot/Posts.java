package earshot;

import earshot.model.Author;
import earshot.model.BrandMatch;
import earshot.model.Engagement;
import earshot.model.Evidence;
import earshot.model.MatchedEvent;
import earshot.model.Post;
import earshot.model.PostEvent;
import earshot.model.PostKind;
import earshot.model.Sentiment;
import earshot.model.SentimentLabel;
import earshot.model.Span;
import java.time.Instant;
import java.util.List;

/** Posts, events and matches for tests: only what a test says differs from these. */
public final class Posts {

    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private Posts() {}

    /** Seconds after noon. */
    public static Instant at(long seconds) {
        return NOON.plusSeconds(seconds);
    }

    public static Post post(String id, PostKind kind, String text, Instant publishedAt, Instant versionAt) {
        return new Post(
                id,
                "x",
                kind,
                new Author("x:7", "Ada", "ada", 100, false),
                text,
                "",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                "en",
                "",
                -1,
                "",
                "",
                kind == PostKind.REPOST ? "x:original" : "",
                "https://example.org/" + id,
                publishedAt,
                versionAt,
                "web");
    }

    public static Post post(String id, String text, Instant publishedAt) {
        return post(id, PostKind.ORIGINAL, text, publishedAt, publishedAt);
    }

    public static Engagement likes(long likes) {
        return new Engagement(likes, -1, -1, -1, -1, -1);
    }

    public static MatchedEvent observed(Post post, Engagement engagement, Instant at, BrandMatch... matches) {
        return new MatchedEvent(PostEvent.observed(post, engagement, at, at), List.of(matches), 1);
    }

    public static MatchedEvent counted(String id, Engagement engagement, Instant at) {
        return MatchedEvent.withoutContent(PostEvent.counted(id, engagement, at, at));
    }

    public static MatchedEvent removed(String id, Instant at) {
        return MatchedEvent.withoutContent(PostEvent.removed(id, at, at));
    }

    public static MatchedEvent restored(String id, Instant at) {
        return MatchedEvent.withoutContent(PostEvent.restored(id, at, at));
    }

    /** @param id the author's, or where it was told to a post the post's */
    public static MatchedEvent authorRemoved(String id, Instant at) {
        return MatchedEvent.withoutContent(PostEvent.authorRemoved(id, at, at));
    }

    public static MatchedEvent authorRestored(String id, Instant at) {
        return MatchedEvent.withoutContent(PostEvent.authorRestored(id, at, at));
    }

    public static BrandMatch match(String brand, SentimentLabel label) {
        return BrandMatch.unscored("set", 1, brand, List.of(new Span("text", 0, 3, "set")))
                .scored(new Sentiment(label, 0.2, 0.3, 0.5, "en", "model-1"), List.of(), Evidence.NONE);
    }
}
