package earshot.query;

import earshot.query.Explanation.Failure;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The fewest clauses of a query that would have had to be otherwise for it to match. Part by part, they are the fewest of
 * an OR's branches and all of an AND's; which is exact unless a query names a clause twice, as in {@code (a OR b) AND (a
 * OR c)}. Then smaller sets are tried, the smallest first, unless there are too many of them.
 */
final class FewestFailures {

    /** Clauses looked at while trying. */
    private static final long MOST_STEPS = 2_000_000;

    private final Explanation query;
    /** What each clause would be if it were otherwise, in the order of the query. */
    private final Map<String, Failure> choices = new LinkedHashMap<>();

    private final List<String> clauses;
    private final Set<String> otherwise = new HashSet<>();
    private int leaves;
    private long steps;

    private FewestFailures(Explanation query) {
        this.query = query;
        gather(query);
        clauses = new ArrayList<>(choices.keySet());
    }

    /** @param partByPart found for each part by itself */
    static List<Failure> of(Explanation query, List<Failure> partByPart) {
        FewestFailures search = new FewestFailures(query);
        return search.leaves == search.clauses.size() ? partByPart : search.find(partByPart);
    }

    private void gather(Explanation node) {
        if (node.isLeaf()) {
            leaves++;
            choices.put(node.clause(), new Failure(node.clause(), node.matched()));
        } else {
            node.parts().forEach(this::gather);
        }
    }

    private List<Failure> find(List<Failure> known) {
        known.forEach(failure -> otherwise.add(failure.clause()));
        int most = isMatch(query) ? known.size() - 1 : clauses.size();
        otherwise.clear();
        for (int size = 1; size <= most; size++) {
            if (isMatchWith(size, 0)) {
                return choices.values().stream()
                        .filter(choice -> otherwise.contains(choice.clause()))
                        .toList();
            }
        }
        return known;
    }

    private boolean isMatchWith(int more, int from) {
        if (more == 0) {
            return isMatch(query);
        }
        for (int i = from; i <= clauses.size() - more && steps < MOST_STEPS; i++) {
            otherwise.add(clauses.get(i));
            if (isMatchWith(more - 1, i + 1)) {
                return true;
            }
            otherwise.remove(clauses.get(i));
        }
        return false;
    }

    private boolean isMatch(Explanation node) {
        steps++;
        return switch (node.kind()) {
            case AND -> node.parts().stream().allMatch(this::isMatch);
            case OR -> node.parts().stream().anyMatch(this::isMatch);
            case NOT -> !isMatch(node.parts().get(0));
            default -> node.matched() != otherwise.contains(node.clause());
        };
    }
}
