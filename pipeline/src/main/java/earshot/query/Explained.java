package earshot.query;

import java.util.List;

/**
 * Why a post matches a brand, or why not.
 *
 * @param matches the query matches, and nothing of the set keeps the post out
 * @param excludedBy what of the set keeps it out, as a sentence; empty where nothing does
 * @param query the whole query
 */
public record Explained(String brand, boolean matches, String excludedBy, Explanation query) {

    /** The fewest clauses of the query that would have had to be otherwise; none where it matched. */
    public List<Explanation.Failure> failures() {
        return query.failures();
    }
}
