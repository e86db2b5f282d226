package earshot.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Gathers what is wrong with one query, so that a person sees everything at once. */
final class ProblemList {

    private final String query;
    private final List<Problem> problems = new ArrayList<>();

    ProblemList(String query) {
        this.query = query;
    }

    /** @param offset in the query, in UTF-16 units */
    void add(ProblemCode code, int offset, String what, String suggestion) {
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < offset; i++) {
            if (query.charAt(i) == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        problems.add(new Problem(code, line, query.codePointCount(lineStart, offset) + 1, what, suggestion));
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
