package earshot.model;

import java.time.Instant;

/**
 * A payload that could not be used, whole, with the reason: nothing vanishes.
 *
 * @param detail one sentence for a person, without the payload's text
 * @param position byte offset of the error in {@code bytes}; -1 where there is no one place
 * @param origin as in {@link RawPayload#origin()}; names the letter, so that a replay after a crash is no second letter
 */
public record DeadLetter(
        String platform,
        byte[] bytes,
        RejectReason reason,
        String detail,
        long position,
        Instant receivedAt,
        String origin) {}
