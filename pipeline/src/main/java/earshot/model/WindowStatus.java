package earshot.model;

/** How far a window's numbers can be relied on to stand. */
public enum WindowStatus {
    /** The watermark has not passed the window's end and lateness: posts are still expected. */
    PROVISIONAL,
    /** The watermark has passed. */
    FINAL,
    /** A post, edit, removal or restoration observed after the window's end and lateness changed it. */
    REVISED
}
