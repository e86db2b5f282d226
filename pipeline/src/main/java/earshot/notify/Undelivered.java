package earshot.notify;

import java.time.Duration;

/** Why a message did not reach its receiver this time. The message is for a person and holds no secret. */
public final class Undelivered extends Exception {

    private static final long serialVersionUID = 1;

    private final boolean forGood;
    private final Duration notBefore;

    private Undelivered(String reason, boolean forGood, Duration notBefore) {
        super(reason);
        this.forGood = forGood;
        this.notBefore = notBefore;
    }

    static Undelivered later(String reason) {
        return new Undelivered(reason, false, Duration.ZERO);
    }

    /** The cause is kept for its kind only: its own words may hold an address. */
    static Undelivered later(String reason, Exception cause) {
        return later(reason + " (" + cause.getClass().getSimpleName() + ")");
    }

    /** @param notBefore how long the receiver asks to be left alone */
    static Undelivered later(String reason, Duration notBefore) {
        return new Undelivered(reason, false, notBefore);
    }

    /** Another try would end the same. */
    static Undelivered forGood(String reason) {
        return new Undelivered(reason, true, Duration.ZERO);
    }

    boolean isForGood() {
        return forGood;
    }

    Duration notBefore() {
        return notBefore;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
