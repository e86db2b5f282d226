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
    RESTORED
}
