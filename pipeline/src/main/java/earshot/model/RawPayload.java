package earshot.model;

import java.time.Instant;

/**
 * Bytes as a platform delivered them.
 *
 * @param platform the feed the bytes came on, as in {@code raw.<platform>}: lower case, e.g. {@code x}
 * @param bytes the payload, unchanged
 * @param receivedAt when it reached us; for a replayed recording, when it reached the recorder. This clock alone drives
 *     the watermark: platforms' own clocks may be absurd
 * @param origin where the bytes can be found again: {@code raw.x-0@123} (topic, partition, offset) or {@code file:line}
 */
public record RawPayload(String platform, byte[] bytes, Instant receivedAt, String origin) {}
