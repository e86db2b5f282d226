package earshot.model;

import java.time.Instant;

/**
 * One thing a platform said about one post.
 *
 * @param postId {@code platform:native-id}; equals {@code post.id()} where the event carries content; the {@link
 *     Author#id()} where the type is {@link PostEventType#AUTHOR_REMOVED} or {@link PostEventType#AUTHOR_RESTORED}, until
 *     it is told to each of the author's posts
 * @param observedAt the platform's clock when this was true; {@code receivedAt} where the platform gives none
 * @param receivedAt as in {@link RawPayload#receivedAt()}
 * @param post {@link Post#NONE} unless the type is {@link PostEventType#OBSERVED}
 * @param engagement {@link Engagement#UNREPORTED} where the event carries no totals
 */
public record PostEvent(
        PostEventType type, String postId, Instant observedAt, Instant receivedAt, Post post, Engagement engagement) {

    public static PostEvent observed(Post post, Engagement engagement, Instant observedAt, Instant receivedAt) {
        return new PostEvent(PostEventType.OBSERVED, post.id(), observedAt, receivedAt, post, engagement);
    }

    public static PostEvent counted(String postId, Engagement engagement, Instant observedAt, Instant receivedAt) {
        return new PostEvent(PostEventType.COUNTED, postId, observedAt, receivedAt, Post.NONE, engagement);
    }

    public static PostEvent removed(String postId, Instant observedAt, Instant receivedAt) {
        return new PostEvent(PostEventType.REMOVED, postId, observedAt, receivedAt, Post.NONE, Engagement.UNREPORTED);
    }

    public static PostEvent restored(String postId, Instant observedAt, Instant receivedAt) {
        return new PostEvent(PostEventType.RESTORED, postId, observedAt, receivedAt, Post.NONE, Engagement.UNREPORTED);
    }

    public static PostEvent authorRemoved(String authorId, Instant observedAt, Instant receivedAt) {
        return new PostEvent(
                PostEventType.AUTHOR_REMOVED, authorId, observedAt, receivedAt, Post.NONE, Engagement.UNREPORTED);
    }

    public static PostEvent authorRestored(String authorId, Instant observedAt, Instant receivedAt) {
        return new PostEvent(
                PostEventType.AUTHOR_RESTORED, authorId, observedAt, receivedAt, Post.NONE, Engagement.UNREPORTED);
    }
}
