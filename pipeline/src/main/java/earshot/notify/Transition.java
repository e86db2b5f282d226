package earshot.notify;

/** What is new about an episode for one receiver. */
public enum Transition {
    OPENED,
    /** Told before, and graver now. */
    ESCALATED,
    /** Told before, still open, and nobody has acknowledged it. */
    REPEATED,
    RESOLVED,
    /** Told before; late data or removals took away the ground it stood on. */
    RETRACTED,
    /** It opened and ended while the receiver was not to be disturbed. */
    PASSED
}
