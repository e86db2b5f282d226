package earshot.query;

import earshot.model.BrandMatch;
import earshot.model.BrandSet;
import earshot.model.Post;
import java.util.List;

/** A brand set's queries, compiled. Immutable; one thread at a time per instance. */
public final class BrandMatcher {

    /** @throws QueryException where a query of the set cannot be read, with brand, line, column and a suggestion */
    public static BrandMatcher compile(BrandSet set) {
        return new BrandMatcher();
    }

    /** The brands whose query the post matches, by brand id; sentiment still unscored. */
    public List<BrandMatch> match(Post post) {
        return List.of();
    }
}
