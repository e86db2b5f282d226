package earshot.model;

import java.util.Comparator;

/**
 * A part of a brand's mentions: those whose {@code dimension} has this value.
 *
 * @param value as the documents write it, e.g. {@code x}, {@code en}, {@code reply}, {@code negative}
 */
public record Cut(Dimension dimension, String value) implements Comparable<Cut> {

    /** No cut: all of a brand's mentions. */
    public static final Cut ALL = new Cut(Dimension.ALL, "");

    private static final Comparator<Cut> ORDER =
            Comparator.comparing(Cut::dimension).thenComparing(Cut::value);

    /**
     * What mentions are cut by. But for intents and own sites, of which it may have none or several, a mention has one
     * value of each.
     */
    public enum Dimension {
        ALL,
        PLATFORM,
        /** As identified, {@code und} where it could not be. */
        LANGUAGE,
        KIND,
        SENTIMENT,
        INTENT,
        /** One of the brand's own sites that the post links to. */
        OWN_SITE
    }

    @Override
    public int compareTo(Cut other) {
        return ORDER.compare(this, other);
    }
}
