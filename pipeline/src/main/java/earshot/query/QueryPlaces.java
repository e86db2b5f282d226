package earshot.query;

/**
 * Finds a query's places again in the YAML file it stands in. Whatever the style of the scalar, it changes white space
 * only, so the query's n-th visible character is the scalar's n-th; but for escapes, after which a place may be a few
 * columns off.
 */
final class QueryPlaces {

    private final String file;
    private final String query;
    private final int start;
    private final boolean plain;

    QueryPlaces(String file, YamlReader.Place scalar, String query) {
        this.file = file;
        this.query = query;
        int at = offset(file, scalar.line(), scalar.column());
        char first = at < file.length() ? file.charAt(at) : ' ';
        plain = "|>\"'".indexOf(first) < 0;
        if (first == '|' || first == '>') {
            at = Math.max(at, file.indexOf('\n', at));
        } else if (!plain) {
            at++;
        }
        start = at;
    }

    private static int offset(String text, int line, int column) {
        int at = 0;
        for (int i = 1; i < line; i++) {
            at = text.indexOf('\n', at) + 1;
        }
        int end = text.indexOf('\n', at);
        int length = text.codePointCount(at, end < 0 ? text.length() : end);
        return text.offsetByCodePoints(at, Math.min(column - 1, length));
    }

    YamlReader.Place inFile(int line, int column) {
        long visible = query.substring(0, offset(query, line, column))
                .chars()
                .filter(c -> !Character.isWhitespace(c))
                .count();
        int at = start;
        while (at < file.length() && (visible > 0 || Character.isWhitespace(file.charAt(at)))) {
            visible -= Character.isWhitespace(file.charAt(at)) ? 0 : 1;
            at++;
        }
        int lineStart = file.lastIndexOf('\n', at - 1) + 1;
        int lines = (int)
                file.substring(0, lineStart).chars().filter(c -> c == '\n').count();
        return new YamlReader.Place(lines + 1, file.codePointCount(lineStart, at) + 1);
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
