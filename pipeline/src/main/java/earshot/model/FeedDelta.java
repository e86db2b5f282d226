package earshot.model;

import java.time.Instant;

/** What one payload, or several of one feed, add to the account of a window of received time. */
public record FeedDelta(String platform, Instant receivedAt, FeedTally delta) {

    /** One payload that was read. */
    public static FeedDelta read(RawPayload raw, PostEvent first) {
        PostEventType type = first.type();
        boolean observed = type == PostEventType.OBSERVED;
        boolean repost = observed && first.post().kind() == PostKind.REPOST;
        boolean removed = type == PostEventType.REMOVED || type == PostEventType.AUTHOR_REMOVED;
        boolean restored = type == PostEventType.RESTORED || type == PostEventType.AUTHOR_RESTORED;
        return new FeedDelta(
                raw.platform(),
                raw.receivedAt(),
                new FeedTally(
                        1,
                        observed && !repost ? 1 : 0,
                        repost ? 1 : 0,
                        type == PostEventType.COUNTED ? 1 : 0,
                        removed ? 1 : 0,
                        restored ? 1 : 0,
                        0,
                        0,
                        0));
    }

    /** One payload that was not. */
    public static FeedDelta rejected(RawPayload raw) {
        return new FeedDelta(raw.platform(), raw.receivedAt(), new FeedTally(1, 0, 0, 0, 0, 0, 1, 0, 0));
    }
}
