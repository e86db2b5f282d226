package earshot.query;

import earshot.model.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What became of one clause of a query on one post.
 *
 * @param kind of a leaf what it looks for; of the others how its parts are combined
 * @param clause as printed, cut where it is very long
 * @param hits where it matched; of a leaf only
 * @param parts of AND, OR and NOT what they combine; of NEAR its two sides
 */
public record Explanation(Kind kind, String clause, boolean matched, List<Span> hits, List<Explanation> parts) {

    public enum Kind {
        AND,
        OR,
        NOT,
        NEAR,
        WORDS,
        VALUE,
        RANGE
    }

    /**
     * Part of what kept a query from matching.
     *
     * @param excluded whether the clause should not have matched, and did; otherwise it should have, and did not
     */
    public record Failure(String clause, boolean excluded) {
        @Override
        public String toString() {
            return excluded ? clause + " is there, and excluded" : clause + " is not there";
        }
    }

    public boolean isLeaf() {
        return kind != Kind.AND && kind != Kind.OR && kind != Kind.NOT;
    }

    /** The leaves by which the query matched: those that matched, where they were to match. */
    public List<Explanation> reasons() {
        if (!matched || kind == Kind.NOT) {
            return List.of();
        }
        return isLeaf()
                ? List.of(this)
                : parts.stream().flatMap(part -> part.reasons().stream()).toList();
    }

    /** The fewest clauses that would have had to be otherwise; none where it matched. */
    public List<Failure> failures() {
        return matched ? List.of() : FewestFailures.of(this, toMatch());
    }

    private List<Failure> toMatch() {
        return switch (kind) {
            case AND -> all(parts.stream().filter(part -> !part.matched), Explanation::toMatch);
            case OR -> fewest(parts.stream(), Explanation::toMatch);
            case NOT -> parts.get(0).toMiss();
            default -> List.of(new Failure(clause, false));
        };
    }

    private List<Failure> toMiss() {
        return switch (kind) {
            case AND -> fewest(parts.stream(), Explanation::toMiss);
            case OR -> all(parts.stream().filter(part -> part.matched), Explanation::toMiss);
            case NOT -> parts.get(0).toMatch();
            default -> List.of(new Failure(clause, true));
        };
    }

    private static List<Failure> all(Stream<Explanation> parts, Function<Explanation, List<Failure>> change) {
        return parts.flatMap(part -> change.apply(part).stream()).distinct().toList();
    }

    private static List<Failure> fewest(Stream<Explanation> parts, Function<Explanation, List<Failure>> change) {
        List<List<Failure>> choices = new ArrayList<>(parts.map(change).toList());
        return choices.stream().min(Comparator.comparingInt(List::size)).orElse(List.of());
    }
}
