package earshot.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import earshot.model.AlertSettings;
import earshot.model.BrandSet;
import earshot.model.BrandSet.Brand;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrandFileTest {

    private static final String WHOLE = """
            set: airlines
            version: 3
            time-zone: America/New_York
            languages: [en, es]
            hashtags-as-words: true
            excluded-authors: [flightbot]
            excluded-sites:
              - coupons.example
            routes: [night-desk]
            brands:
              - id: delta
                name: Delta Air Lines
                query: |
                  "delta air lines" OR @delta
                    OR (delta NEAR/5 (flight OR gate))
                accounts: [x:delta]
                aliases: [Delta Airlines]
                sites: [delta.com]
                routes: [delta-team, managers]
              - id: air-canada
                name: Air Canada
                accounts: [x:AirCanada]
            """;

    private static String problems(String text) {
        return BrandFile.check(text).problems().stream()
                .map(problem -> problem.line() + ":" + problem.column() + " "
                        + problem.code().id())
                .collect(Collectors.joining(", "));
    }

    private static String withQuery(String query) {
        return "set: s\nversion: 1\nbrands:\n  - id: a\n    name: A\n    query: " + query + "\n";
    }

    @Test
    void aFileSaysAllThereIsToABrandSet() {
        assertThat(problems(WHOLE)).isEmpty();
        assertThat(BrandFile.check(WHOLE).set())
                .contains(new BrandSet(
                        "airlines",
                        3,
                        List.of(
                                new Brand(
                                        "delta",
                                        "Delta Air Lines",
                                        "\"delta air lines\" OR @delta\n  OR (delta NEAR/5 (flight OR gate))\n",
                                        List.of("x:delta"),
                                        List.of("Delta Airlines"),
                                        List.of("delta.com"),
                                        List.of("delta-team", "managers")),
                                new Brand(
                                        "air-canada",
                                        "Air Canada",
                                        "\"Air Canada\" OR #AirCanada OR @AirCanada",
                                        List.of("x:AirCanada"),
                                        List.of(),
                                        List.of(),
                                        List.of("night-desk"))),
                        true,
                        List.of("en", "es"),
                        "America/New_York",
                        List.of("flightbot"),
                        List.of("coupons.example")));
    }

    @Test
    void whatIsNotSaidIsLeftOpen() {
        assertThat(BrandFile.check("set: s\nversion: 1\nbrands:\n  - {id: a, name: A's}\n")
                        .set())
                .contains(new BrandSet(
                        "s",
                        1,
                        List.of(new Brand("a", "A's", "\"A's\" OR #As", List.of(), List.of())),
                        false,
                        List.of(),
                        "UTC",
                        List.of(),
                        List.of()));
    }

    @Test
    void aQueryIsReproachedAtItsPlaceInTheFile_howeverItIsWritten() {
        assertThat(problems(withQuery("alpha or *eta"))).isEqualTo("6:18 W02, 6:21 E10");
        assertThat(problems(withQuery("\"alpha *eta\""))).isEqualTo("6:19 E10");
        assertThat(problems(withQuery("'alpha *eta'"))).isEqualTo("6:19 E10");
        assertThat(problems(withQuery("|\n      alpha\n      (beta *eta)"))).isEqualTo("8:13 E10");
        assertThat(problems(withQuery(">-\n      alpha\n      (beta *eta)"))).isEqualTo("8:13 E10");
        assertThat(problems(withQuery("alpha\n      (beta *eta)"))).isEqualTo("7:13 E10");
    }

    @Test
    void lineEndsAndMarksOfOtherMachinesChangeNothing() {
        String file = withQuery("|\n      alpha\n      (beta *eta)");
        assertThat(problems(file.replace("\n", "\r\n"))).isEqualTo("8:13 E10");
        assertThat(problems("\ufeff" + file)).isEqualTo("8:13 E10");
        assertThat(problems(file.replace("(beta", "\t(beta"))).isEqualTo("8:14 E10");
        assertThat(problems(file.replace("    name", "\tname"))).isEqualTo("5:1 E40");
    }

    @Test
    void aFileOfManyMegabytesIsReadInOnePass() {
        StringBuilder file = new StringBuilder("set: s\nversion: 1\nbrands:\n");
        for (int i = 0; i < 20_000; i++) {
            file.append("  - {id: b")
                    .append(i)
                    .append(", name: Brand ")
                    .append(i)
                    .append(", query: '\"brand number ");
            file.append(i)
                    .append(" of many, spelt out at such length that the file grows\" OR #brandno")
                    .append(i);
            file.append(i % 5_000 == 0 ? " OR *x'}\n" : "'}\n");
        }
        assertThat(file.length()).isGreaterThan(2_500_000);
        assertThat(BrandFile.check(file.toString()).problems())
                .extracting(Problem::line)
                .containsExactly(4, 5004, 10_004, 15_004);
    }

    @Test
    void oneReadingTellsNoMoreThanAnybodyReads() {
        String query = "*x ".repeat(50_000);
        assertThat(QueryParser.read(query).problems()).hasSize(200);
        assertThat(QueryParser.read("(a) ".repeat(1_000) + "*x").problems()).hasSize(201);
    }

    @Test
    void aQueryThatYamlWouldCutOrMisreadIsNoticed() {
        assertThat(problems(withQuery("alpha #beta"))).isEqualTo("6:12 W07");
        assertThat(problems(withQuery("alpha # a note"))).isEmpty();
        assertThat(problems(withQuery("{Alpha}"))).isEqualTo("6:12 E43");
        assertThat(problems(withQuery("\"alpha beta\" OR beta"))).startsWith("6:25 E40");
        assertThat(problems(withQuery("@alpha"))).startsWith("6:12 E40");
    }

    @Test
    void everythingWrongIsToldAtOnce() {
        assertThat(problems("""
                                set: Air Lines
                                version: 0
                                time-zone: Berlin
                                hashtags-as-words: maybe
                                languages: en
                                colour: blue
                                version: 2
                                brands:
                                  - id: a
                                    name: Alpha
                                    accounts: [delta]
                                  - id: a
                                    query: [x]
                                  - text
                                """))
                .isEqualTo("1:6 E43, 2:10 E43, 3:12 E43, 4:20 E43, 5:12 E43, 6:1 E41, 7:1 E44, 11:16 E43, 12:5 E42, "
                        + "12:9 E44, 13:12 E43, 14:5 E43");
        assertThat(problems("set: s")).isEqualTo("1:1 E42, 1:1 E42");
        assertThat(problems("")).isEqualTo("1:1 E43");
        assertThat(problems("set: s\nversion: 1\nbrands: []")).isEqualTo("3:9 E42");
    }

    @Test
    void aHandleThatTheQueryForgetsAndAQueryThatCostsAreNoted() {
        assertThat(
                        problems(
                                "set: s\nversion: 1\nbrands:\n  - id: d\n    name: D\n    query: delta\n    accounts: [x:Delta]"))
                .isEqualTo("6:12 W05");
        assertThat(problems(withQuery("the"))).isEqualTo("6:12 W04");
        assertThat(problems(withQuery("followers:[1000 TO *]"))).isEqualTo("6:12 W04");
    }

    @Test
    void aFileOnDiskIsNamedInTheError(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("brands.yaml"), withQuery("alpha *eta"));
        assertThatThrownBy(() -> BrandFile.read(file))
                .isInstanceOf(QueryException.class)
                .hasMessage(file + ":6:18 E10 brand a: a wildcard stands first. Begin with at least two letters.");
    }

    @Test
    void howABrandSetIsWatchedIsReadAndItsErrorsAreToldAtTheirPlace() {
        String brands = "brands:\n  - id: d\n    name: D\n    query: delta\n";
        AlertSettings read = BrandFile.check("set: s\nversion: 1\nalerts:\n  sensitivity: high\n  least: 12\n"
                        + "  off: [volume-spike]\n  severity-words: [Recall]\n" + brands)
                .set()
                .orElseThrow()
                .alerts();
        assertThat(read)
                .isEqualTo(new AlertSettings(
                        AlertSettings.Sensitivity.HIGH, 12, List.of("volume-spike"), List.of("recall")));
        assertThat(problems("set: s\nversion: 1\nalerts:\n  sensitivity: shrill\n  least: none\n  off: [spike]\n"
                        + "  loud: yes\n" + brands))
                .isEqualTo("4:16 E43, 5:10 E43, 6:9 E43, 7:3 E41");
    }

    @Test
    void theSchemaKnowsTheKeysThatTheReaderKnows() throws IOException {
        JsonNode schema;
        try (InputStream in = BrandFile.class.getResourceAsStream("brand-set.schema.json")) {
            schema = new ObjectMapper().readTree(in);
        }
        assertThat(schema.at("/properties").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(BrandFile.SET_KEYS);
        assertThat(schema.at("/properties/alerts/properties").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(AlertSection.KEYS);
        assertThat(schema.at("/properties/alerts/properties/off/items/enum"))
                .map(JsonNode::asText)
                .containsExactlyElementsOf(AlertSettings.RULES);
        assertThat(schema.at("/properties/brands/items/properties").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(BrandFile.BRAND_KEYS);
    }
}
