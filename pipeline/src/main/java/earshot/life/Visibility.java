package earshot.life;

import earshot.model.PostEventType;
import java.time.Instant;

/**
 * When a post, or an author, was last removed and last restored, on the platform's clock: two maxima, so that any order
 * and any duplication of words about it end in the same.
 *
 * @param removedAt {@link Instant#EPOCH} when never
 * @param restoredAt {@link Instant#EPOCH} when never
 */
public record Visibility(Instant removedAt, Instant restoredAt) {

    public static final Visibility SHOWN = new Visibility(Instant.EPOCH, Instant.EPOCH);

    /** The latest word holds; of two at one instant the removal does. */
    public boolean isRemoved() {
        return wasRemoved() && !restoredAt.isAfter(removedAt);
    }

    /** A restoration alone restores nothing: platforms also tell of accounts that never were away. */
    public boolean wasRemoved() {
        return removedAt.isAfter(Instant.EPOCH);
    }

    /** When it came to be as it is; {@link Instant#EPOCH} where it always was. */
    public Instant settledAt() {
        return wasRemoved() ? later(removedAt, restoredAt) : Instant.EPOCH;
    }

    /** @param word a removal or a restoration, of a post or of an author */
    Visibility with(PostEventType word, Instant at) {
        return switch (word) {
            case REMOVED, AUTHOR_REMOVED -> new Visibility(later(removedAt, at), restoredAt);
            case RESTORED, AUTHOR_RESTORED -> new Visibility(removedAt, later(restoredAt, at));
            case OBSERVED, COUNTED -> this;
        };
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
