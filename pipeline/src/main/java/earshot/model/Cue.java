package earshot.model;

/**
 * A word, emoji or emoticon that moved a score.
 *
 * @param span where it stands
 * @param weight what it added to the log-odds of positive over negative, with its negation; below 0 where it speaks
 *     against the brand
 */
public record Cue(Span span, double weight) {}
