package earshot.kibana;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import earshot.analyse.Analysis;
import earshot.config.JobConfig;
import earshot.config.Options;
import earshot.config.Settings;
import earshot.index.AuditReport;
import earshot.index.DocumentChange;
import earshot.index.Documents;
import earshot.index.Index;
import earshot.index.InstallTemplates;
import earshot.index.RunningElasticsearch;
import earshot.local.JsonHttp;
import earshot.model.AlertEvent;
import earshot.model.RandomRecords;
import earshot.model.RawPayload;
import earshot.replay.Feed;
import earshot.simulate.FeedSimulator;
import earshot.simulate.Scenario;
import earshot.simulate.SimulatedPayload;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
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
import org.junit.jupiter.api.io.TempDir;

/**
 * Every field and every number of the boards, on a real Elasticsearch that holds what the flow made of a simulated feed:
 * each panel is asked as Kibana would ask, and answered a second time from the flow's documents without Elasticsearch.
 * What came out is written to {@code target/kibana-panels.md}.
 */
@Timeout(300)
class BoardsIT {

    @RegisterExtension
    private static final RunningElasticsearch ELASTICSEARCH = new RunningElasticsearch();

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant START = Instant.parse("2026-03-02T06:00:00Z");
    private static final Instant HALF = Instant.parse("2026-03-02T08:00:00Z");
    private static final Instant END = Instant.parse("2026-03-02T10:00:00Z");

    @TempDir
    private Path folder = Path.of("");

    private final JsonHttp http = new JsonHttp();
    private final List<String> table = new ArrayList<>();

    @TestFactory
    Stream<DynamicTest> everyPanelsNumbersAreThoseOfTheWindowsOrOfTheMentionsThemselves() throws Exception {
        Map<String, Map<String, ObjectNode>> documents = indexed();
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
                    .isEqualTo(documents.get("alerts").size())
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
        // The simulator's authors share no links.
        assertThat(rows.isEmpty())
                .as("%s shows nothing", panel)
                .isEqualTo(panel.title().equals("Links"));
        for (int metric = 0; metric < asked.metrics().size(); metric++) {
            double sum = 0;
            Counted.Number last = new Counted.Number("", "", 0);
            for (Asked.Row row : rows) {
                List<Clause> clauses = new ArrayList<>(Clause.parse(panel.query()));
                clauses.addAll(row.keys());
                Object value = row.values().get(metric);
                Counted.Number expected =
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

    private static Counted.Number expected(Panel panel, Counted counted, List<Clause> clauses, JsonNode metric) {
        if (panel.config().path("type").asText().equals("heatmap")) {
            Map<String, String> keys = new TreeMap<>();
            clauses.forEach(clause -> keys.put(clause.field(), clause.value()));
            double mentions = counted.mentionsAt(
                    keys.get("social.window.weekday"), Integer.parseInt(keys.get("social.window.hour")));
            return new Counted.Number(mentions, "earshot-mentions by published hour", (long) mentions);
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
        Counted.Number expected = counted.of(panel.family(), Clause.parse(panel.query()), count);
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
        JsonNode types = known.get(view).path(name);
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
                    ask("/" + index.pattern() + "/_field_caps?fields=*", "{}").path("fields"));
        }
        return fields;
    }

    private JsonNode search(String family, ObjectNode search) throws Exception {
        String pattern =
                Index.valueOf(family.toUpperCase(Locale.ROOT).replace('-', '_')).pattern();
        return ask("/" + pattern + "/_search", search.toString());
    }

    private JsonNode ask(String path, String body) throws Exception {
        return http.post(URI.create(ELASTICSEARCH.url() + path), body)
                .orElseThrow(() -> new AssertionError(
                        "Elasticsearch refuses " + path + ": " + body.substring(0, Math.min(2000, body.length()))));
    }

    /** The flow's documents, indexed, with two audits and an alert that the feed alone does not bring. */
    private Map<String, Map<String, ObjectNode>> indexed() throws Exception {
        ElasticsearchClient client = ELASTICSEARCH.client();
        new InstallTemplates(client).install();
        Path set = folder.resolve("brands.yaml");
        try (InputStream shipped = FeedSimulator.class.getResourceAsStream("simulator-brands.yaml")) {
            Files.write(set, shipped.readAllBytes());
        }
        JobConfig config = new JobConfig(new Settings().with(Options.BRANDS_FILE, set.toString()));
        Map<String, Map<String, ObjectNode>> families = new LinkedHashMap<>(
                new Analysis(config.listen(config.brands()), config.feeds(), 1).of(BoardsIT::payloads));
        Documents documents = new Documents(Clock.fixed(END.minusSeconds(1), ZoneOffset.UTC));
        add(families, documents.alertEvent(new RandomRecords(3).next(AlertEvent.class)), Index.ALERT_EVENTS);
        AuditReport clean = new AuditReport(40, 3000, 200, List.of(), 0);
        add(families, documents.audit("simulator", Duration.ofHours(1), START, END, clean), Index.AUDITS);
        for (var family : families.entrySet()) {
            Index index = Index.valueOf(family.getKey().toUpperCase(Locale.ROOT).replace('-', '_'));
            StringBuilder bulk = new StringBuilder();
            for (var document : family.getValue().entrySet()) {
                ObjectNode action = JSON.createObjectNode();
                action.putObject(index.isStream() ? "create" : "index")
                        .put(
                                "_index",
                                index.at(Instant.parse(
                                        document.getValue().path("@timestamp").asText())))
                        .put("_id", document.getKey());
                bulk.append(action).append('\n').append(document.getValue()).append('\n');
                if (bulk.length() > 500_000) {
                    write(bulk);
                }
            }
            write(bulk);
        }
        ask("/earshot-*/_refresh", "");
        return families;
    }

    private void write(StringBuilder bulk) throws Exception {
        if (!bulk.isEmpty()) {
            JsonNode answer = ask("/_bulk", bulk.toString());
            assertThat(answer.path("errors").asBoolean()).as("%s", answer).isFalse();
            bulk.setLength(0);
        }
    }

    private static Iterator<RawPayload> payloads() {
        Scenario scenario = new Scenario(5, START, 0.15, Scenario.Crisis.of("nimbus-air", Duration.ofMinutes(90)));
        FeedSimulator simulator = new FeedSimulator(scenario, Feed.simulatedBrands());
        List<RawPayload> payloads = new ArrayList<>();
        for (SimulatedPayload next = simulator.next(); next.at().isBefore(END); next = simulator.next()) {
            payloads.add(new RawPayload(next.platform(), next.bytes(), next.at(), "simulated:" + payloads.size()));
        }
        return payloads.iterator();
    }

    private static void add(Map<String, Map<String, ObjectNode>> families, DocumentChange change, Index index)
            throws IOException {
        ObjectNode document = (ObjectNode) JSON.readTree(new String(change.source(), UTF_8));
        families.computeIfAbsent(index.family(), family -> new TreeMap<>())
                .put(change.id(), document.put("@timestamp", HALF.toString()));
    }
}
