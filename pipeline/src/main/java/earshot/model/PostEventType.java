package earshot.model;

/** What an event says about a post. */
public enum PostEventType {
    /** The post's content, and its totals where reported: first seen, seen again, or edited. */
    OBSERVED,
    /** New totals without content. */
    COUNTED,
    /** Gone from public view: deleted, hidden, withheld, protected, suspended. */
    REMOVED,
    /** Back in public view. */
    RESTORED,
    /** All of an author's posts, those to come included, are gone from public view. */
    AUTHOR_REMOVED,
    /** The author's posts are back in public view, but for those removed on their own. */
    AUTHOR_RESTORED
}
