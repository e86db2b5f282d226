package earshot.feed;

import earshot.model.RejectReason;

/** Why a payload cannot be read, from deep inside a parser to its edge; it never leaves the package. */
final class Unreadable extends Exception {
    private final RejectReason reason;
    private final long position;

    private Unreadable(RejectReason reason, String detail, long position) {
        // Feeds with a tenth of damaged payloads exist: a stack trace for each would cost more than reading them.
        super(detail, null, false, false);
        this.reason = reason;
        this.position = position;
    }

    static Unreadable at(long position, RejectReason reason, String detail) {
        return new Unreadable(reason, detail, position);
    }

    static Unreadable because(RejectReason reason, String detail) {
        return new Unreadable(reason, detail, -1);
    }

    /** Well-formed, but nothing the platform is known to send. */
    static Unreadable unknown(String platform) {
        return because(RejectReason.UNKNOWN_SHAPE, "This is nothing " + platform + " is known to send.");
    }

    /**
     * A platform's word to its client, or news of something that is no post.
     *
     * @param what a name out of the payload; not repeated where it is longer than any name
     */
    static Unreadable control(String what) {
        return because(
                RejectReason.CONTROL_MESSAGE,
                "This tells of " + (what.length() > 60 ? "something else" : what) + ", not of a post.");
    }

    static Unreadable missing(String field) {
        return because(RejectReason.MISSING_FIELD, "There is no " + field + ".");
    }

    ParseResult.Rejected rejected() {
        return new ParseResult.Rejected(reason, String.valueOf(getMessage()), position);
    }
}
