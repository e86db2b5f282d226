package earshot.kibana;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.TreeMap;
import java.util.function.Supplier;

/** A real Elasticsearch with what the flow made of four hours of the simulated feed, a crisis among them. */
final class SimulatedIndex {

    static final Instant START = Instant.parse("2026-03-02T06:00:00Z");
    static final Instant HALF = Instant.parse("2026-03-02T08:00:00Z");
    static final Instant END = Instant.parse("2026-03-02T10:00:00Z");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonHttp http = new JsonHttp();
    private final Supplier<String> url;

    SimulatedIndex(Supplier<String> url) {
        this.url = url;
    }

    JsonNode ask(String path, String body) throws Exception {
        return http.post(URI.create(url.get() + path), body)
                .orElseThrow(() -> new AssertionError(
                        "Elasticsearch refuses " + path + ": " + body.substring(0, Math.min(2000, body.length()))));
    }

    /** The flow's documents, indexed, with two audits and an alert that the feed alone does not bring. */
    Map<String, Map<String, ObjectNode>> fill(ElasticsearchClient client) throws Exception {
        new InstallTemplates(client).install();
        Path set = Files.createTempFile("brands", ".yaml");
        try (InputStream shipped = FeedSimulator.class.getResourceAsStream("simulator-brands.yaml")) {
            Files.write(set, shipped.readAllBytes());
        }
        JobConfig config = new JobConfig(
                new Settings().with(Options.BRANDS_FILE, set.toString()).with(Options.ALERT_WARM_UP, "1 h"));
        Map<String, Map<String, ObjectNode>> families = new LinkedHashMap<>(
                new Analysis(config.listen(config.brands()), config.feeds(), 1).of(SimulatedIndex::payloads));
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
