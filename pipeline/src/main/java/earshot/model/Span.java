package earshot.model;

/**
 * A half-open stretch of a post's text or title, in UTF-16 code units.
 *
 * @param field {@code text} or {@code title}
 */
public record Span(String field, int start, int end) {}
