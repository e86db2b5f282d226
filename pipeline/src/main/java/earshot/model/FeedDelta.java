package earshot.model;

import java.time.Instant;

/** What one payload, or several of one feed, add to the account of a window of received time. */
public record FeedDelta(String platform, Instant receivedAt, FeedTally delta) {

    /** One payload that was read. */
    public static FeedDelta read(RawPayload raw, PostEvent first) {
        boolean observed = first.type() == PostEventType.OBSERVED;
        boolean repost = observed && first.post().kind() == PostKind.REPOST;
        return new FeedDelta(
                raw.platform(),
                raw.receivedAt(),
                new FeedTally(
                        1,
                        observed && !repost ? 1 : 0,
                        repost ? 1 : 0,
                        first.type() == PostEventType.COUNTED ? 1 : 0,
                        first.type() == PostEventType.REMOVED ? 1 : 0,
                        first.type() == PostEventType.RESTORED ? 1 : 0,
                        0,
                        0,
                        0));
    }

    /** One payload that was not. */
    public static FeedDelta rejected(RawPayload raw) {
        return new FeedDelta(raw.platform(), raw.receivedAt(), new FeedTally(1, 0, 0, 0, 0, 0, 1, 0, 0));
    }
}
