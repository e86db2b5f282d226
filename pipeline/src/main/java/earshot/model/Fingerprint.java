package earshot.model;

/**
 * What tells a post's author and its words from others without saying either; 0 where there is none. Kept while a post
 * is removed, so that it counts as the same when it is restored.
 *
 * @param author of the author's id
 * @param text equal where the normalised text is the same or nearly so
 */
public record Fingerprint(long author, long text) {
    public static final Fingerprint NONE = new Fingerprint(0, 0);
}
