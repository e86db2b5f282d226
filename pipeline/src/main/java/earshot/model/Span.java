package earshot.model;

/**
 * A half-open stretch of a post's text or title, in UTF-16 code units.
 *
 * @param field {@code text} or {@code title}
 * @param clause the clause of the query that matched here, as it is printed; of several the one that reaches farthest.
 *     Cut where it is very long
 */
public record Span(String field, int start, int end, String clause) {}
