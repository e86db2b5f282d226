package earshot.model;

/**
 * A record of one of Earshot's own topics, still in bytes.
 *
 * @param value empty for a tombstone
 * @param origin as in {@link RawPayload#origin()}
 */
public record TopicRecord(String topic, byte[] key, byte[] value, String origin) {}
