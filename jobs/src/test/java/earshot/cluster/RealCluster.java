package earshot.cluster;

import static java.util.Objects.requireNonNull;
import static org.awaitility.Awaitility.await;

import earshot.index.ElasticsearchConnection;
import earshot.local.LocalElasticsearch;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Earshot on a cluster as an operator runs it, a process each: ZooKeeper, a broker, Elasticsearch, a JobManager, two
 * TaskManagers; the jobs are handed over by {@code flink run} and the shipped jar. Whoever has ended is started again by
 * {@link #supervise()}, as a machine's init does it.
 */
final class RealCluster implements AutoCloseable {
    private static final Path ELASTICSEARCH_HOME =
            Path.of(System.getProperty("earshot.test.elasticsearch-home", "target/elasticsearch"));
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String KAFKA_CLUSTER = "ZWFyc2hvdC10ZXN0LWNsdQ";

    final FlinkPage flink;
    private final ClusterFiles files;
    private final ServerProcess zooKeeper;
    private final Map<Part, ServerProcess> parts = new EnumMap<>(Part.class);
    private @Nullable LocalElasticsearch elasticsearch;

    private RealCluster(ClusterFiles files) throws IOException {
        this.files = files;
        this.flink = new FlinkPage(URI.create("http://127.0.0.1:" + files.restPort));
        Files.createDirectories(files.file("zookeeper"));
        this.zooKeeper = ServerProcess.start(
                "zookeeper",
                files.log("zookeeper"),
                Map.of(),
                flinkJava(
                        64,
                        "org.apache.flink.runtime.zookeeper.FlinkZooKeeperQuorumPeer",
                        "--zkConfigFile",
                        files.file("zoo.cfg").toString(),
                        "--peerId",
                        "1"));
    }

    /** Starts all and waits until they serve. */
    static RealCluster start(ClusterFiles files) throws IOException, InterruptedException {
        ServerProcess.run(
                files.log("format"),
                Map.of(),
                ServerProcess.java(
                        ClusterFiles.JAR.toString(),
                        128,
                        files.size.options(),
                        "kafka.tools.StorageTool",
                        "format",
                        "-t",
                        KAFKA_CLUSTER,
                        "-c",
                        files.file("server.properties").toString()));
        RealCluster cluster = new RealCluster(files);
        try {
            for (Part part : Part.values()) {
                cluster.start(part);
            }
            requireNonNull(cluster.elasticsearch).awaitHealthy();
            await().atMost(PATIENCE).until(() -> serves(files.brokerPort));
            await().atMost(PATIENCE).until(() -> cluster.flink.taskManagers() == 2);
            return cluster;
        } catch (IOException | InterruptedException | RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    private List<String> flinkJava(int heap, String main, String... arguments) {
        return ServerProcess.java(
                ClusterFiles.flinkClasspath(),
                heap,
                options("-Dlog4j2.configurationFile=" + files.file("log4j2.properties")),
                main,
                arguments);
    }

    private List<String> options(String... more) {
        List<String> options = new ArrayList<>(files.size.options());
        options.addAll(List.of(more));
        return options;
    }

    private static boolean serves(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private void start(Part part) throws IOException {
        if (part == Part.ELASTICSEARCH) {
            elasticsearch = LocalElasticsearch.start(
                    ELASTICSEARCH_HOME,
                    files.file("elasticsearch"),
                    files.elasticsearchPort,
                    files.size.elasticsearchHeap());
            return;
        }
        List<String> command =
                switch (part) {
                    case BROKER ->
                        ServerProcess.java(
                                ClusterFiles.JAR.toString(),
                                files.size.brokerHeap(),
                                options(),
                                "kafka.Kafka",
                                files.file("server.properties").toString());
                    case JOB_MANAGER ->
                        flinkJava(
                                384,
                                "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint",
                                "--configDir",
                                files.file("job-manager").toString());
                    default ->
                        flinkJava(
                                files.size.taskHeap() + 128,
                                "org.apache.flink.runtime.taskexecutor.TaskManagerRunner",
                                "--configDir",
                                files.file(part.name()).toString());
                };
        parts.put(part, ServerProcess.start(part.name(), files.log(part.name()), Map.of(), command));
    }

    /** Starts those jobs that do not run, from their newest savepoint or checkpoint. */
    String startJobs(int parallelism, String... jobs) throws IOException, InterruptedException {
        return jobs("start", parallelism, jobs);
    }

    /** As to a newer image: each job ends with a savepoint and goes on from there, at another parallelism. */
    void upgrade(int parallelism, String... jobs) throws IOException, InterruptedException {
        String unused = jobs("stop", 1, jobs);
        String said = startJobs(parallelism, jobs);
        for (String job : jobs) {
            String name = "earshot-" + job.replaceFirst("Job$", "").toLowerCase(Locale.ROOT);
            if (!Pattern.compile(name + " goes on from \\S+/savepoints/")
                    .matcher(said)
                    .find()) {
                throw new IllegalStateException(name + " did not go on from its savepoint: " + said);
            }
        }
    }

    /** By the script that the image runs. */
    private String jobs(String action, int parallelism, String... jobs) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("sh", "../docker/flink/jobs.sh", action));
        command.addAll(List.of(jobs));
        return ServerProcess.run(
                files.log(action),
                Map.of(
                        "FLINK_CONF_DIR", files.file("job-manager").toString(),
                        "FLINK", flinkCommand(parallelism).toString(),
                        "JAR", ClusterFiles.JAR.toString(),
                        "STATE", files.file("state").toUri().toString(),
                        "CONFIG", files.file("earshot.yaml").toString()),
                command);
    }

    /** What {@code bin/flink} of a distribution is. */
    private Path flinkCommand(int parallelism) throws IOException {
        List<String> java = flinkJava(256, "org.apache.flink.client.cli.CliFrontend");
        Path command = Files.writeString(
                files.file("flink"),
                "#!/bin/sh\naction=$1; shift\n[ $action = run ] && set -- -p " + parallelism + " \"$@\"\nexec '"
                        + String.join("' '", java) + "' $action \"$@\"\n");
        if (!command.toFile().setExecutable(true)) {
            throw new IOException(command + " cannot be made executable");
        }
        return command;
    }

    /** An {@code earshot} command, which must succeed. */
    String earshot(String... arguments) throws IOException, InterruptedException {
        return ServerProcess.run(
                files.log("earshot"),
                Map.of(),
                ServerProcess.java(
                        ClusterFiles.JAR.toString(), 256, options(), "earshot.cli.EarshotCommand", arguments));
    }

    void kill(Part part) throws IOException {
        if (part == Part.ELASTICSEARCH) {
            ServerProcess.kill(elasticsearchServer().orElseThrow());
            requireNonNull(elasticsearch).close();
        } else {
            requireNonNull(parts.get(part)).kill();
        }
    }

    /** Stops it for so long, as a machine that swaps or a network that is cut. */
    void pause(Part part, Duration length) throws IOException, InterruptedException {
        if (part == Part.ELASTICSEARCH) {
            ServerProcess.pause(elasticsearchServer().orElseThrow(), length);
        } else {
            requireNonNull(parts.get(part)).pause(length);
        }
    }

    private Optional<ProcessHandle> elasticsearchServer() throws IOException {
        return ProcessHandle.of(Long.parseLong(
                Files.readString(files.file("elasticsearch/tmp/pid")).strip()));
    }

    /** Starts again whoever has ended. */
    void supervise() throws IOException {
        if (!requireNonNull(elasticsearch).isRunning()) {
            start(Part.ELASTICSEARCH);
        }
        for (Map.Entry<Part, ServerProcess> part : Map.copyOf(parts).entrySet()) {
            if (!part.getValue().isAlive()) {
                start(part.getKey());
            }
        }
    }

    String bootstrapServers() {
        return "127.0.0.1:" + files.brokerPort;
    }

    URI elasticsearch() {
        return URI.create("http://127.0.0.1:" + files.elasticsearchPort);
    }

    ElasticsearchConnection index() {
        return ElasticsearchConnection.to(elasticsearch().toString());
    }

    @Override
    public void close() {
        parts.values().forEach(ServerProcess::close);
        if (elasticsearch != null) {
            elasticsearch.close();
        }
        zooKeeper.close();
    }
}
