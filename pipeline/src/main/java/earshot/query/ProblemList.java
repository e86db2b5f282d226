package earshot.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Gathers what is wrong with one query, so that a person sees everything at once. */
final class ProblemList {

    /** Nobody reads on; the first error is told even behind as many warnings. */
    private static final int MOST = 200;

    private final Lines lines;
    private final List<Problem> problems = new ArrayList<>();

    ProblemList(String query) {
        this.lines = new Lines(query);
    }

    /** @param offset in the query, in UTF-16 units */
    void add(ProblemCode code, int offset, String what, String suggestion) {
        if (problems.size() < MOST || (code.isError() && !hasErrors())) {
            problems.add(new Problem(code, lines.lineOf(offset), lines.columnOf(offset), what, suggestion));
        }
    }

    boolean hasErrors() {
        return problems.stream().anyMatch(Problem::isError);
    }

    /** In the order of the text. */
    List<Problem> sorted() {
        return problems.stream()
                .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
                .toList();
    }
}
