package earshot.docker;

import static earshot.docker.ShippedFiles.DOCKER;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.config.JobConfig;
import earshot.config.KafkaConfig;
import earshot.config.Settings;
import earshot.local.BrokerForTests;
import earshot.local.FreePorts;
import earshot.local.LocalBroker;
import earshot.run.CreateTopics;
import earshot.run.IndexJob;
import earshot.run.ListenJob;
import earshot.run.NotifyJob;
import earshot.run.OnePost;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the rules look at is what Flink's reporter, set up as shipped, tells of the running jobs. */
class MetricsIT {
    private static final Pattern SELECTOR = Pattern.compile("(flink_\\w+)(?:\\{([^}]*)\\})?");
    private static final Pattern LABEL = Pattern.compile("(\\w+)(=~?)\"([^\"]*)\"");

    private final List<Integer> reporters = new ArrayList<>();
    private final List<JobClient> jobs = new ArrayList<>();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void everyRuleFindsItsMetrics() throws Exception {
        try (LocalBroker broker = BrokerForTests.start(folder.resolve("kafka"))) {
            JobConfig config = config(broker.bootstrapServers());
            KafkaConfig kafka = config.kafka();
            try (Admin admin = Admin.create(kafka.client(Map.of()))) {
                new CreateTopics(admin, kafka).outputs();
            }
            OnePost.replay(folder, "kafka.bootstrap-servers=" + broker.bootstrapServers());
            StreamExecutionEnvironment listen = environment(config);
            ListenJob.build(
                    listen, kafka, config.feeds(), config.listen(ListenJob.brands(kafka, config.brands()), "UTC"));
            jobs.add(listen.executeAsync(ListenJob.NAME));
            IndexJob.installTemplates(config.index());
            StreamExecutionEnvironment index = environment(config);
            IndexJob.build(index, kafka, config.index());
            jobs.add(index.executeAsync(IndexJob.NAME));
            StreamExecutionEnvironment notify = environment(config);
            NotifyJob.build(notify, kafka, config.notifying());
            jobs.add(notify.executeAsync(NotifyJob.NAME));
            Set<String> wanted = selectors();
            assertThat(wanted).hasSizeGreaterThan(10);
            await().atMost(Duration.ofMinutes(1))
                    .pollInterval(Duration.ofSeconds(1))
                    .untilAsserted(() -> assertThat(missing(wanted)).isEmpty());
        } finally {
            for (JobClient job : jobs) {
                job.cancel().get();
            }
        }
    }

    private JobConfig config(String servers) throws IOException {
        Map<String, String> settings = Map.of(
                "kafka.bootstrap-servers",
                servers,
                "index.hosts",
                requireNonNull(System.getProperty("earshot.test.elasticsearch")),
                "brands.file",
                Files.writeString(folder.resolve("brands.yaml"), OnePost.BRANDS).toString(),
                "checkpoint.interval",
                "1 s");
        return new JobConfig(new Settings().set(settings));
    }

    /** With the reporter of the manifests, on a port of its own. */
    private StreamExecutionEnvironment environment(JobConfig config) throws IOException {
        Configuration settings = config.flink();
        JsonNode shipped = ShippedFiles.yaml(DOCKER.resolve("kubernetes/base/listen.yaml"))
                .get(0)
                .at("/spec/flinkConfiguration");
        shipped.properties().stream()
                .filter(setting -> setting.getKey().startsWith("metrics."))
                .forEach(setting ->
                        settings.setString(setting.getKey(), setting.getValue().asText()));
        int port = FreePorts.one();
        reporters.add(port);
        settings.setString("metrics.reporter.prometheus.port", Integer.toString(port));
        return StreamExecutionEnvironment.createLocalEnvironment(1, settings);
    }

    private static Set<String> selectors() throws IOException {
        JsonNode rules = ShippedFiles.yaml(DOCKER.resolve("prometheus/earshot-rules.yaml"))
                .get(0)
                .at("/groups/0/rules");
        return rules.valueStream()
                .flatMap(rule -> SELECTOR.matcher(rule.path("expr").asText()).results())
                .map(MatchResult::group)
                .collect(toSet());
    }

    private Set<String> missing(Set<String> wanted) throws Exception {
        List<String> told = new ArrayList<>();
        for (int port : reporters) {
            HttpRequest scrape = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"))
                    .build();
            told.addAll(HttpClient.newHttpClient()
                    .send(scrape, BodyHandlers.ofLines())
                    .body()
                    .toList());
        }
        Set<String> missing = new TreeSet<>(wanted);
        missing.removeIf(selector -> told.stream().anyMatch(sample -> isOf(sample, selector)));
        return missing;
    }

    private static boolean isOf(String sample, String selector) {
        MatchResult asked = SELECTOR.matcher(selector).results().findFirst().orElseThrow();
        if (!sample.startsWith(asked.group(1) + "{")) {
            return false;
        }
        Stream<MatchResult> labels = asked.group(2) == null
                ? Stream.of()
                : LABEL.matcher(asked.group(2)).results();
        return labels.allMatch(label -> LABEL.matcher(sample)
                .results()
                .anyMatch(found -> found.group(1).equals(label.group(1))
                        && (label.group(2).equals("=")
                                ? found.group(3).equals(label.group(3))
                                : found.group(3).matches(label.group(3)))));
    }
}
