package earshot.kibana;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import earshot.index.Index;
import earshot.index.RunningElasticsearch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Every field and every number of the boards, on a real Elasticsearch that holds what the flow made of a simulated feed:
 * each panel is asked as Kibana would ask, and answered a second time from the flow's documents without Elasticsearch.
 * What came out is written to {@code target/kibana-panels.md}.
 */
@Timeout(300)
class BoardsIT {

    @RegisterExtension
    private static final RunningElasticsearch ELASTICSEARCH = new RunningElasticsearch();

    private static final SimulatedIndex SIMULATED = new SimulatedIndex(ELASTICSEARCH::url);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant START = SimulatedIndex.START;
    private static final Instant HALF = SimulatedIndex.HALF;
    private static final Instant END = SimulatedIndex.END;

    /** The simulator's authors share no links. */
    private static final Set<String> OF_LINKS = Set.of("Links", "Links to the brand's own sites");

    private final List<String> table = new ArrayList<>();

    @TestFactory
    Stream<DynamicTest> everyPanelsNumbersAreThoseOfTheWindowsOrOfTheMentionsThemselves() throws Exception {
        Map<String, Map<String, ObjectNode>> documents = SIMULATED.fill(ELASTICSEARCH.client());
        Map<String, JsonNode> fields = fields();
        table.add("| panel | asks | number | counted from | documents |");
        table.add("|---|---|---|---|---|");
        List<DynamicTest> tests = new ArrayList<>();
        Boards.all()
                .forEach((id, board) -> tests.add(dynamicTest(id + ": controls", () -> board.path("pinned_panels")
                        .forEach(control -> field(
                                fields,
                                control.at("/config/data_view_id").asText(),
                                control.at("/config/field_name").asText(),
                                true)))));
        for (Panel panel : Panel.all()) {
            tests.add(dynamicTest(panel + ": fields", () -> fields(panel, fields)));
            tests.add(dynamicTest(panel + ": numbers", () -> numbers(panel, documents)));
        }
        tests.add(dynamicTest("the table", () -> Files.write(Path.of("target", "kibana-panels.md"), table)));
        return tests.stream();
    }

    private void numbers(Panel panel, Map<String, Map<String, ObjectNode>> documents) throws Exception {
        if (panel.config().has("tabs")) {
            readingList(panel, new Counted(documents, START, END));
            return;
        }
        if (panel.config().at("/layers/1/type").asText().equals("annotations")) {
            ObjectNode alerts = JSON.createObjectNode().put("size", 0).put("track_total_hits", true);
            String kql =
                    panel.config().at("/layers/1/events/0/query/expression").asText();
            alerts.set("query", Clause.query(Clause.parse(kql)));
            assertThat(search("alerts", alerts).at("/hits/total/value").asInt())
                    .isEqualTo(documents.getOrDefault("alerts", Map.of()).size())
                    .isPositive();
        }
        List<JsonNode> now = new ArrayList<>();
        List<JsonNode> before = new ArrayList<>();
        panel.metrics().forEach(metric -> (metric.has("time_shift") ? before : now).add(metric));
        compare(new Asked(panel, now, before.isEmpty() ? START : HALF, END), documents);
        if (!before.isEmpty()) {
            assertThat(before)
                    .allSatisfy(metric ->
                            assertThat(metric.path("time_shift").asText()).isEqualTo("previous"));
            compare(new Asked(panel, before, START, HALF), documents);
        }
    }

    private void compare(Asked asked, Map<String, Map<String, ObjectNode>> documents) throws Exception {
        Panel panel = asked.panel();
        Counted counted = new Counted(documents, asked.from(), asked.to());
        List<Asked.Row> rows = asked.rows(search(panel.family(), asked.search()));
        assertThat(rows.isEmpty()).as("%s shows nothing", panel).isEqualTo(OF_LINKS.contains(panel.title()));
        for (int metric = 0; metric < asked.metrics().size(); metric++) {
            double sum = 0;
            Counted.Figure last = new Counted.Figure("", "", 0);
            for (Asked.Row row : rows) {
                List<Clause> clauses = new ArrayList<>(Clause.parse(panel.query()));
                clauses.addAll(row.keys());
                Object value = row.values().get(metric);
                Counted.Figure expected =
                        expected(panel, counted, clauses, asked.metrics().get(metric));
                if (value instanceof Double number && expected.value() instanceof Double wanted) {
                    assertThat(number.isNaN() && wanted.isNaN() ? 0 : number)
                            .as("%s at %s by %s", panel, row.keys(), expected.document())
                            .isCloseTo(wanted.isNaN() ? 0 : wanted, within(1e-9 * Math.max(1, Math.abs(wanted))));
                    sum += number.isNaN() ? 0 : number;
                } else if (!panel.family().equals("alert-events")) {
                    assertThat(String.valueOf(value))
                            .as("%s at %s", panel, row.keys())
                            .isNotEmpty();
                }
                last = expected.documents() > 0 ? expected : last;
            }
            if (panel.config().has("drilldowns")
                    && asked.metrics().get(metric).path("operation").asText().equals("count")
                    && panel.query().equals(BoardsTest.readingList().query())) {
                for (Asked.Row bar : rows.subList(0, Math.min(3, rows.size()))) {
                    drillDown(panel, bar, (Double) bar.values().get(metric));
                }
            }
            table.add(String.format(
                    Locale.ROOT,
                    "| %s | %s | %,.2f in %d | %s | %d |",
                    panel,
                    panel.query().replace("|", "\\|") + " → "
                            + asked.metrics().get(metric).path("label").asText()
                            + (asked.to().equals(HALF) ? " (period before)" : ""),
                    sum,
                    rows.size(),
                    last.document(),
                    last.documents()));
        }
    }

    /** The bar that is clicked on leads to a list as long as the bar is high. */
    private void drillDown(Panel panel, Asked.Row bar, double height) throws Exception {
        List<Clause> clauses =
                new ArrayList<>(Clause.parse(BoardsTest.readingList().query()));
        ObjectNode search = JSON.createObjectNode().put("size", 0).put("track_total_hits", true);
        bar.keys().stream().filter(key -> !key.field().equals("@timestamp")).forEach(clauses::add);
        search.set("query", Clause.query(clauses));
        bar.keys().stream().filter(key -> key.field().equals("@timestamp")).forEach(hour -> search.withObject(
                        "/query/bool")
                .withArray("filter")
                .addObject()
                .putObject("range")
                .putObject("@timestamp")
                .put("gte", hour.value())
                .put("lt", Instant.parse(hour.value()).plus(Duration.ofHours(1)).toString()));
        assertThat(search("mentions", search).at("/hits/total/value").asDouble())
                .as("what %s leads to at %s", panel, bar.keys())
                .isEqualTo(height);
    }

    private static Counted.Figure expected(Panel panel, Counted counted, List<Clause> clauses, JsonNode metric) {
        if (panel.config().path("type").asText().equals("heatmap")) {
            Map<String, String> keys = new TreeMap<>();
            clauses.forEach(clause -> keys.put(clause.field(), clause.value()));
            double mentions = counted.mentionsAt(
                    keys.getOrDefault("social.local.weekday", ""),
                    Integer.parseInt(keys.getOrDefault("social.local.hour", "-1")));
            return new Counted.Figure(mentions, "earshot-mentions by published hour", (long) mentions);
        }
        return counted.of(panel.family(), clauses, metric);
    }

    private void readingList(Panel panel, Counted counted) throws Exception {
        ObjectNode search = JSON.createObjectNode().put("size", 50).put("track_total_hits", true);
        search.set("query", Clause.query(Clause.parse(panel.query())));
        ObjectNode sort = search.putArray("sort").addObject();
        panel.layer().path("sort").forEach(each -> sort.putObject(
                        each.path("name").asText())
                .put("order", each.path("direction").asText())
                .put("missing", "_last"));
        JsonNode hits = search(panel.family(), search).path("hits");
        JsonNode count = JSON.readTree("{\"operation\": \"count\"}");
        Counted.Figure expected = counted.of(panel.family(), Clause.parse(panel.query()), count);
        assertThat(hits.at("/total/value").asDouble()).as("%s", panel).isEqualTo(expected.value());
        table.add(String.format(
                Locale.ROOT,
                "| %s | %s → posts | %,d | %s | %d |",
                panel,
                panel.query(),
                hits.at("/total/value").asLong(),
                expected.document(),
                expected.documents()));
    }

    private void fields(Panel panel, Map<String, JsonNode> known) {
        String view = panel.layer().at("/data_source/ref_id").asText();
        for (JsonNode bucket : panel.buckets()) {
            bucket.path("fields").forEach(name -> field(known, view, name.asText(), true));
            if (bucket.has("field")) {
                String type = field(known, view, bucket.path("field").asText(), true);
                assertThat(type).isIn(bucket.has("ranges") ? Set.of("long", "double") : Set.of("date"));
            }
            bucket.path("filters").forEach(filter -> Clause.parse(
                            filter.at("/filter/expression").asText())
                    .forEach(clause -> field(known, view, clause.field(), false)));
        }
        List<JsonNode> operations = new ArrayList<>(panel.metrics());
        panel.metrics()
                .forEach(metric ->
                        operations.addAll(new Formula(metric.path("formula").asText()).operations()));
        for (JsonNode operation : operations) {
            Clause.parse(operation.at("/filter/expression").asText())
                    .forEach(clause -> field(known, view, clause.field(), false));
            if (operation.has("field")) {
                String type = field(known, view, operation.path("field").asText(), true);
                switch (operation.path("operation").asText()) {
                    case "sum" -> assertThat(type).isIn("long", "integer", "double");
                    case "max" -> assertThat(type).isIn("long", "integer", "double", "date");
                    default -> assertThat(type).isNotEqualTo("text");
                }
            }
        }
        Clause.parse(panel.query()).forEach(clause -> field(known, view, clause.field(), false));
        panel.layer().path("column_order").forEach(name -> field(known, view, name.asText(), false));
        panel.layer()
                .path("sort")
                .forEach(sort -> field(known, view, sort.path("name").asText(), true));
        panel.config().at("/layers/1/events").forEach(event -> {
            String alerts = panel.config().at("/layers/1/data_source/ref_id").asText();
            assertThat(field(known, alerts, event.path("time_field").asText(), true))
                    .isEqualTo("date");
            field(known, alerts, event.at("/text/field").asText(), true);
            event.path("extra_fields").forEach(name -> field(known, alerts, name.asText(), true));
            Clause.parse(event.at("/query/expression").asText())
                    .forEach(clause -> field(known, alerts, clause.field(), false));
        });
    }

    /** @return its type */
    private static String field(Map<String, JsonNode> known, String view, String name, boolean aggregated) {
        JsonNode types = known.getOrDefault(view, MissingNode.getInstance()).path(name);
        assertThat(types.size()).as("%s has %s, of one type", view, name).isEqualTo(1);
        JsonNode type = types.elements().next();
        assertThat(type.path("searchable").asBoolean())
                .as("%s can be searched", name)
                .isTrue();
        assertThat(type.path("aggregatable").asBoolean() || !aggregated)
                .as("%s can be aggregated", name)
                .isTrue();
        return type.path("type").asText();
    }

    /** What Kibana asks to learn a data view's fields. */
    private Map<String, JsonNode> fields() throws Exception {
        Map<String, JsonNode> fields = new TreeMap<>();
        for (Index index : Index.values()) {
            fields.put(
                    index.alias(),
                    SIMULATED
                            .ask("/" + index.pattern() + "/_field_caps?fields=*", "{}")
                            .path("fields"));
        }
        return fields;
    }

    private JsonNode search(String family, ObjectNode search) throws Exception {
        String pattern =
                Index.valueOf(family.toUpperCase(Locale.ROOT).replace('-', '_')).pattern();
        return SIMULATED.ask("/" + pattern + "/_search", search.toString());
    }
}
