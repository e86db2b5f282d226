package earshot.model;

import java.io.Serializable;
import java.time.Instant;

/**
 * A version of a brand set, and from when on it holds. A payload is matched by the highest version whose {@code
 * effectiveFrom} is not after the payload's received time, so a replay finds the version that was in force then.
 *
 * @param effectiveFrom received time; {@link Instant#EPOCH} for a version that holds from the beginning, as a file's does
 */
public record PublishedBrandSet(BrandSet set, Instant effectiveFrom) implements Serializable {

    public static PublishedBrandSet always(BrandSet set) {
        return new PublishedBrandSet(set, Instant.EPOCH);
    }

    /** {@code airlines@3}. */
    public String id() {
        return set.name() + "@" + set.version();
    }
}
