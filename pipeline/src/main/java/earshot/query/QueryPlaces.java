package earshot.query;

/**
 * Finds a query's places again in the YAML file it stands in. Whatever the style of the scalar, it changes white space
 * only, so the query's n-th visible character is the scalar's n-th; but for escapes, after which a place may be a few
 * columns off.
 */
final class QueryPlaces {

    private final String file;
    private final Lines lines;
    private final String query;
    private final int start;
    private final boolean plain;

    QueryPlaces(String file, Lines lines, YamlReader.Place scalar, String query) {
        this.file = file;
        this.lines = lines;
        this.query = query;
        int at = lines.offset(scalar.line(), scalar.column());
        char first = at < file.length() ? file.charAt(at) : ' ';
        plain = "|>\"'".indexOf(first) < 0;
        if (first == '|' || first == '>') {
            at = Math.max(at, file.indexOf('\n', at));
        } else if (!plain) {
            at++;
        }
        start = at;
    }

    YamlReader.Place inFile(int line, int column) {
        long visible = query.substring(0, new Lines(query).offset(line, column))
                .chars()
                .filter(c -> !Character.isWhitespace(c))
                .count();
        int at = start;
        while (at < file.length() && (visible > 0 || Character.isWhitespace(file.charAt(at)))) {
            visible -= Character.isWhitespace(file.charAt(at)) ? 0 : 1;
            at++;
        }
        return new YamlReader.Place(lines.lineOf(at), lines.columnOf(at));
    }

    /** In a plain scalar {@code #} behind a space begins a comment: {@code query: delta #deltaairlines} is one word. */
    boolean isCutByComment() {
        if (!plain || query.isEmpty()) {
            return false;
        }
        int end = file.indexOf('\n', start);
        String line = file.substring(start, end < 0 ? file.length() : end);
        return line.matches(".*\\s#[^\\s#].*");
    }
}
