package earshot.feed;

/**
 * A payload of a file.
 *
 * @param origin {@code file:line}, the line (from 1) on which it begins
 */
public record FilePayload(byte[] bytes, String origin) {}
