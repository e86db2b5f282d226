package earshot.query;

import java.util.List;

/** A query or a brand file cannot be used. */
public final class QueryException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    /** @param problems at least one error; warnings may be among them */
    QueryException(String source, List<Problem> problems) {
        super(message(source, problems));
        this.problems = List.copyOf(problems);
    }

    private static String message(String source, List<Problem> problems) {
        StringBuilder lines = new StringBuilder();
        for (Problem problem : problems) {
            lines.append(lines.isEmpty() ? "" : "\n").append(source).append(problem);
        }
        return lines.toString();
    }

    /** Everything found, in the order of the text. */
    public List<Problem> problems() {
        return problems;
    }

    /** The first error. */
    public Problem problem() {
        return problems.stream().filter(Problem::isError).findFirst().orElseThrow();
    }
}
