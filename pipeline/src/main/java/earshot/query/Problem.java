package earshot.query;

/**
 * What is wrong with a query or a brand file, where, and what to do.
 *
 * @param line from 1, in the query or, once read from a file, in the file
 * @param column from 1
 * @param what one sentence
 * @param suggestion one sentence; {@code ""} where nothing sensible can be suggested
 */
public record Problem(ProblemCode code, int line, int column, String what, String suggestion) {

    public boolean isError() {
        return code.isError();
    }

    /** The same problem, told of a brand and a place in a file. */
    Problem at(String brand, int newLine, int newColumn) {
        return new Problem(code, newLine, newColumn, "brand " + brand + ": " + what, suggestion);
    }

    /** {@code 3:14 E07 mixes AND and OR. Write (a AND b) OR c.} */
    @Override
    public String toString() {
        return line + ":" + column + " " + code.id() + " " + what + (suggestion.isEmpty() ? "" : " " + suggestion);
    }
}
