package earshot.model;

import java.time.Instant;

/**
 * A difference to a feed's account.
 *
 * @param receivedAt as in {@link RawPayload#receivedAt()}
 */
public record FeedDelta(String platform, Instant receivedAt, FeedTally delta) {}
