package earshot.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.HealthStatus;
import co.elastic.clients.elasticsearch.nodes.Stats;
import co.elastic.clients.elasticsearch.nodes.info.NodeInfo;
import co.elastic.clients.transport.ElasticsearchTransport;
import earshot.model.Diagnosis;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whether an Elasticsearch is as the jobs need it. */
public final class ExamineIndex {
    /** Elasticsearch's own marks: from the first on it takes no new shards, from the second on no documents. */
    private static final double HIGH_WATERMARK = 0.10;

    private static final double FLOOD_STAGE = 0.05;
    private static final Duration CLOCKS_MAY_DIFFER = Duration.ofSeconds(30);

    private final ElasticsearchClient client;
    private final Clock clock;
    private final List<Diagnosis> diagnoses = new ArrayList<>();

    private ExamineIndex(ElasticsearchClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    public static List<Diagnosis> of(ElasticsearchConnection connection, Clock clock) {
        try (ElasticsearchTransport transport = connection.open()) {
            return new ExamineIndex(new ElasticsearchClient(transport), clock).examine();
        } catch (IOException | ElasticsearchException | IllegalArgumentException e) {
            return List.of(Diagnosis.bad(
                    "Elasticsearch at " + connection + " does not answer as it should: " + e.getMessage(),
                    "see that it runs, and that index.hosts, index.api-key-file and index.ca-certificate are right"));
        }
    }

    private List<Diagnosis> examine() throws IOException {
        HealthStatus health = client.cluster().health().status();
        versions();
        if (health == HealthStatus.Red) {
            diagnoses.add(Diagnosis.bad(
                    "Elasticsearch is red: some documents cannot be read or written",
                    "GET _cluster/allocation/explain tells why a shard is nowhere"));
        }
        templates();
        for (Stats node :
                client.nodes().stats(request -> request.metric("fs")).nodes().values()) {
            disk(node);
            clock(node);
        }
        blocks();
        return diagnoses;
    }

    private void versions() throws IOException {
        List<String> versions = client.nodes().info(request -> request.metric("plugins")).nodes().values().stream()
                .map(NodeInfo::version)
                .distinct()
                .toList();
        diagnoses.add(
                versions.stream().allMatch(ExamineIndex::isNewEnough)
                        ? Diagnosis.good("Elasticsearch " + String.join(", ", versions) + " answers")
                        : Diagnosis.bad("Elasticsearch is " + String.join(", ", versions), "8.19 or newer is needed"));
    }

    private static boolean isNewEnough(String version) {
        String[] parts = version.split("\\.", -1);
        int major = Integer.parseInt(parts[0]);
        return major > 8 || (major == 8 && Integer.parseInt(parts[1]) >= 19);
    }

    private void templates() throws IOException {
        List<String> missing = new ArrayList<>();
        for (Index index : Index.values()) {
            if (!client.indices()
                    .existsIndexTemplate(request -> request.name(index.alias()))
                    .value()) {
                missing.add(index.alias());
            }
        }
        diagnoses.add(
                missing.isEmpty()
                        ? Diagnosis.good("every index template is there")
                        : Diagnosis.bad(
                                "index templates are missing: " + String.join(", ", missing),
                                "start IndexJob, which installs them; documents that come before are mapped by guess"));
    }

    private void disk(Stats node) {
        if (node.fs() == null || node.fs().total() == null) {
            return;
        }
        Long total = node.fs().total().totalInBytes();
        Long available = node.fs().total().availableInBytes();
        if (total == null || available == null || total == 0) {
            return;
        }
        double left = (double) available / total;
        String what = String.format("node %s has %.0f %% of its disks left", node.name(), 100 * left);
        String remedy = "make room, or drop old months: earshot retention";
        if (left < FLOOD_STAGE) {
            diagnoses.add(Diagnosis.bad(what + ": it takes no documents", remedy));
        } else if (left < HIGH_WATERMARK) {
            diagnoses.add(Diagnosis.doubtful(what, remedy));
        } else {
            diagnoses.add(Diagnosis.good(what));
        }
    }

    private void clock(Stats node) {
        Long there = node.timestamp();
        long apart = there == null ? 0 : Math.abs(clock.millis() - there);
        if (apart > CLOCKS_MAY_DIFFER.toMillis()) {
            diagnoses.add(Diagnosis.bad(
                    "the clock of node " + node.name() + " and this machine's are " + apart / 1000 + " s apart",
                    "set both by a time server"));
        }
    }

    private void blocks() throws IOException {
        List<String> blocked = client
                .indices()
                .getSettings(request -> request.index("earshot-*").name("index.blocks.*"))
                .result()
                .entrySet()
                .stream()
                .filter(index -> index.getValue().toString().contains("true"))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        if (!blocked.isEmpty()) {
            diagnoses.add(
                    Diagnosis.bad(
                            "indices take no documents: " + String.join(", ", blocked),
                            "make room on the disks; then PUT earshot-*/_settings {\"index.blocks.read_only_allow_delete\": null}"));
        }
    }
}
