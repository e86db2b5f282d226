package earshot.model;

/**
 * A word, hashtag or link that stands out in the test window.
 *
 * @param mentions that hold it
 * @param usual how many of as many mentions of this brand usually do
 */
public record AlertTerm(Kind kind, String term, long mentions, double usual) {

    /** What kind of term. */
    public enum Kind {
        WORD,
        HASHTAG,
        LINK
    }
}
