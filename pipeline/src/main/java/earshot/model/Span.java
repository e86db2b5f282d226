package earshot.model;

/**
 * A half-open stretch of a post's text or title, in UTF-16 code units.
 *
 * @param field {@code text} or {@code title}
 * @param clause the clause of the query that matched here, as it is printed; of several the one that reaches farthest.
 *     Cut where it is very long; empty where the stretch is no hit
 */
public record Span(String field, int start, int end, String clause) {
    /** No stretch at all. */
    public static final Span NONE = new Span("", 0, 0);

    /** A stretch that is no query's hit. */
    public Span(String field, int start, int end) {
        this(field, start, end, "");
    }
}
