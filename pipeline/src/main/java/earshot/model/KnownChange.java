package earshot.model;

import java.time.Instant;

/**
 * A mention that became another, as it was known at a time. Where something that reached us earlier is read later, what
 * was said of that time is taken back and said anew; so the sum over all that counts for a slice is the same in any
 * order.
 *
 * @param slice by whose close it counts, as in {@link Slices#closing}
 * @param within whether what it was before came to be before the same close
 * @param takenBack that this happened was said before, and is not so
 */
public record KnownChange(MentionChange change, Instant slice, boolean within, boolean takenBack) {}
