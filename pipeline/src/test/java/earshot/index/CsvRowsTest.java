package earshot.index;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRowsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=HYPERLINK(\"http://evil.example\")",
                "+1",
                "-1+2",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1",
                "=cmd|'/c calc'!A1"
            })
    void whatASpreadsheetWouldTakeForAFormulaIsTextToIt(String words) throws IOException {
        assertThat(row(List.of("t"), JSON.createObjectNode().put("t", words)))
                .matches("(?s)\"?'.*\r\n")
                .contains(words.replace("\"", "\"\""));
    }

    @Test
    void numbersStayNumbers() throws IOException {
        assertThat(row(List.of("a", "b"), JSON.createObjectNode().put("a", -5).put("b", -0.25)))
                .isEqualTo("-5,-0.25\r\n");
    }

    @Test
    void commasQuotesAndLinesAreQuotedAsRfc4180Says() throws IOException {
        ObjectNode document =
                JSON.createObjectNode().put("t", "he said \"no\",\r\nthen left").put("s", " spaced ");

        assertThat(row(List.of("t", "s", "none"), document))
                .isEqualTo("\"he said \"\"no\"\",\r\nthen left\",\" spaced \",\r\n");
    }

    @Test
    void fieldsAreFoundByTheirFullNamesAlsoInLists() throws IOException {
        ObjectNode document = (ObjectNode)
                JSON.readTree(
                        "{\"a\": {\"b\": [\"x\", \"=y\"]}, \"hits\": [{\"clause\": \"one\"}, {\"clause\": \"two\"}], \"n\": [1, 2]}");

        assertThat(row(List.of("_id", "a.b", "hits.clause", "n"), document))
                .isEqualTo("'@id,x | =y,one | two,1 | 2\r\n");
    }

    @Test
    void aHostileColumnNameIsAsHarmless() throws IOException {
        StringBuilder out = new StringBuilder();
        new CsvRows(List.of("=a", "@timestamp")).head(out);

        assertThat(out).hasToString("'=a,timestamp\r\n");
    }

    private static String row(List<String> columns, ObjectNode document) throws IOException {
        StringBuilder out = new StringBuilder();
        new CsvRows(columns).row("@id", document, out);
        return out.toString();
    }
}
