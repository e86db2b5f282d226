package earshot.local;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** {@code java -jar earshot.jar up} as a user starts it: a process of its own, on ports and a folder of its own. */
public final class LaunchedStack {
    /** For a machine that builds other things at the same time. */
    public static final Duration PATIENCE = Duration.ofMinutes(4);

    private static final Path HOME =
            Path.of(System.getProperty("earshot.test.elasticsearch-home", "target/elasticsearch"));
    private static final int HEAP_MEGABYTES = 384;

    final Path data;
    private final int elasticsearchPort = FreePorts.one();
    private final int kafkaPort = FreePorts.one();
    private final int flinkPort = FreePorts.one();
    private final int consolePort = FreePorts.one();
    private final Path output;
    private final Process process;

    private LaunchedStack(Path data, List<String> before, List<String> options) throws IOException {
        this.data = data;
        this.output = data.resolveSibling(data.getFileName() + "-" + System.nanoTime() + ".out");
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Xmx1g",
                "-Dearshot.end-with-parent=" + !before.isEmpty(),
                "-jar",
                System.getProperty("earshot.test.jar", "target/earshot.jar"),
                "up",
                "--data=" + data,
                "--elasticsearch-heap=" + HEAP_MEGABYTES,
                "--elasticsearch-port=" + elasticsearchPort,
                "--kafka-port=" + kafkaPort,
                "--flink-port=" + flinkPort,
                "--set=console.port=" + consolePort));
        command.addAll(options);
        this.process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    public static LaunchedStack start(Path data, String... options) throws IOException {
        return new LaunchedStack(data, List.of(), List.of(options));
    }

    /** As a child of a shell, the way Maven starts it. */
    static LaunchedStack startBelowAShell(Path data, String... options) throws IOException {
        return new LaunchedStack(data, List.of("sh", "-c", "\"$@\" & wait", "parent"), List.of(options));
    }

    public URI elasticsearch() {
        return URI.create("http://127.0.0.1:" + elasticsearchPort);
    }

    public String kafka() {
        return "127.0.0.1:" + kafkaPort;
    }

    public URI console() {
        return URI.create("http://127.0.0.1:" + consolePort);
    }

    public Process process() {
        return process;
    }

    /** It and all below it, now. */
    List<ProcessHandle> processes() {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.add(process.toHandle());
        return all;
    }

    public String output() throws IOException {
        return Files.readString(output);
    }

    /** Waits until so many mentions are indexed. */
    void awaitMentions(long count) {
        JsonHttp http = new JsonHttp();
        URI counted = elasticsearch().resolve("/earshot-mentions-*/_count");
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(() -> {
            if (!process.isAlive()) {
                throw new IllegalStateException("ended early: " + output());
            }
            return http.get(counted).map(json -> json.path("count").asLong()).orElse(0L) >= count;
        });
    }

    /** @return the exit code */
    public int awaitEnd() throws InterruptedException, IOException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("still running: " + output());
        }
        return process.exitValue();
    }

    static void awaitGone(List<ProcessHandle> processes) {
        await().atMost(Duration.ofMinutes(1)).until(() -> processes.stream().noneMatch(ProcessHandle::isAlive));
    }

    /** Every document of a stack that has ended, with its version, but for the time it was indexed. */
    static Map<String, String> documents(Path data) throws InterruptedException {
        LocalElasticsearch elasticsearch =
                LocalElasticsearch.start(HOME, data.resolve("elasticsearch"), FreePorts.one(), HEAP_MEGABYTES);
        try {
            elasticsearch.awaitHealthy();
            JsonNode found = new JsonHttp()
                    .get(elasticsearch
                            .uri()
                            .resolve("/earshot-*/_search?size=10000&version=true&track_total_hits=true"))
                    .orElseThrow();
            Map<String, String> documents = new TreeMap<>();
            for (JsonNode hit : found.at("/hits/hits")) {
                ((ObjectNode) hit.path("_source")).remove("event");
                documents.put(
                        hit.path("_index").asText() + "/" + hit.path("_id").asText(),
                        hit.path("_version").asText() + " " + hit.path("_source"));
            }
            if (documents.size() != found.at("/hits/total/value").asLong()) {
                throw new IllegalStateException("more documents than one search gives");
            }
            return documents;
        } finally {
            elasticsearch.close();
        }
    }
}
