package earshot.index;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Documents as lines of CSV (RFC 4180: commas, quotes doubled, CRLF). People open them in spreadsheets, and the words are
 * strangers': a text that a spreadsheet would take for a formula is written with an apostrophe before it.
 *
 * @param columns full names of fields; {@code _id} is the document's id
 */
public record CsvRows(List<String> columns) {

    private static final String FORMULAS = "=+-@\t\r\n";
    /** Between the values of a field that has several. */
    private static final String BETWEEN = " | ";

    public CsvRows {
        columns = List.copyOf(columns);
    }

    /** The columns' names; {@code timestamp} for {@code @timestamp}, which a spreadsheet would take for a formula. */
    public void head(Appendable out) throws IOException {
        write(
                columns.stream()
                        .map(name -> safe(name.startsWith("@") ? name.substring(1) : name))
                        .toList(),
                out);
    }

    public void row(String id, ObjectNode document, Appendable out) throws IOException {
        List<String> cells = new ArrayList<>(columns.size());
        for (String column : columns) {
            cells.add(column.equals("_id") ? safe(id) : cell(document, column));
        }
        write(cells, out);
    }

    private static void write(List<String> cells, Appendable out) throws IOException {
        String between = "";
        for (String cell : cells) {
            out.append(between).append(quoted(cell));
            between = ",";
        }
        out.append("\r\n");
    }

    private static String cell(JsonNode document, String column) {
        List<JsonNode> values = new ArrayList<>();
        collect(document, List.of(column.split("\\.", -1)), values);
        if (values.size() == 1 && values.get(0).isNumber()) {
            return values.get(0).asText();
        }
        return safe(String.join(BETWEEN, values.stream().map(JsonNode::asText).toList()));
    }

    private static void collect(JsonNode node, List<String> path, List<JsonNode> into) {
        if (node.isArray()) {
            node.forEach(item -> collect(item, path, into));
        } else if (path.isEmpty()) {
            into.add(node);
        } else if (node.has(path.get(0))) {
            collect(node.get(path.get(0)), path.subList(1, path.size()), into);
        }
    }

    /** A number stays one, also below zero: what is no text is no formula. */
    static String safe(String text) {
        return !text.isEmpty() && FORMULAS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n')
                && cell.strip().length() == cell.length();
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
