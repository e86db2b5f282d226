package earshot.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import earshot.config.PlainError;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.BlobServerOptions;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.MetricOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.SecurityOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;

/**
 * A Flink cluster in this process, with its web page, whose jobs go on from where they were when it last ended.
 *
 * <p>It ends the same way however it ends: jobs are let go and their newest checkpoint stays, so that the way back after
 * a power cut is the one taken every day.
 */
public final class LocalFlink implements AutoCloseable {
    private static final int JOBS = 3;
    private static final int ID_BYTES = 16;
    private static final int STOP_SECONDS = 20;

    private final MiniCluster cluster;
    private final Path data;
    private final int parallelism;
    private final URI uri;

    private LocalFlink(MiniCluster cluster, Path data, int parallelism, URI uri) {
        this.cluster = cluster;
        this.data = data;
        this.parallelism = parallelism;
        this.uri = uri;
    }

    /**
     * @param data kept between starts: checkpoints and savepoints
     * @param log shown on the web page
     * @param port of the web page on {@code 127.0.0.1}
     * @param parallelism of each job
     * @throws PlainError where it cannot start
     */
    public static LocalFlink start(Path data, Path log, int port, int parallelism) {
        try {
            MiniCluster cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                    .setConfiguration(clusterSettings(Files.createDirectories(data.resolve("tmp")), log, port))
                    .setCommonBindAddress("127.0.0.1")
                    .setNumTaskManagers(1)
                    .setNumSlotsPerTaskManager(JOBS * parallelism)
                    .build());
            cluster.start();
            return new LocalFlink(cluster, data, parallelism, URI.create("http://127.0.0.1:" + port));
        } catch (Exception e) {
            throw new PlainError("Flink did not start on port " + port + ": " + e.getMessage(), e);
        }
    }

    private static Configuration clusterSettings(Path tmp, Path log, int port) {
        Configuration settings = new Configuration();
        settings.set(RestOptions.ADDRESS, "127.0.0.1");
        settings.set(RestOptions.BIND_ADDRESS, "127.0.0.1");
        settings.set(RestOptions.PORT, port);
        settings.set(RestOptions.BIND_PORT, "" + port);
        settings.set(WebOptions.SUBMIT_ENABLE, false);
        settings.set(WebOptions.TMP_DIR, tmp.toString());
        settings.set(BlobServerOptions.STORAGE_DIRECTORY, tmp.toString());
        settings.set(WebOptions.LOG_PATH, log.toString());
        settings.set(SecurityOptions.DELEGATION_TOKENS_ENABLED, false);
        settings.set(CoreOptions.TMP_DIRS, tmp.toString());
        settings.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(64));
        settings.set(MetricOptions.METRIC_FETCHER_UPDATE_INTERVAL, Duration.ofSeconds(1));
        return settings;
    }

    /**
     * Starts a job, or goes on with it where a run before this one left it.
     *
     * @param name kebab-case; the job's identity between starts
     * @param flow adds the job's operators
     * @throws PlainError where it cannot start
     */
    public LocalJob submit(String name, Configuration settings, Consumer<StreamExecutionEnvironment> flow) {
        JobID id = JobID.fromByteArray(Arrays.copyOf(name.getBytes(UTF_8), ID_BYTES));
        Configuration all = new Configuration(settings);
        all.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                checkpoints().toUri().toString());
        all.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment(all);
        environment.setParallelism(parallelism);
        flow.accept(environment);
        StreamGraph graph = environment.getStreamGraph();
        graph.setJobName(name);
        graph.setJobId(id);
        newestState(List.of(checkpoints().resolve(id.toString()), savepoints(name)))
                .ifPresent(state -> graph.setSavepointRestoreSettings(
                        SavepointRestoreSettings.forPath(state.toUri().toString(), false, RecoveryClaimMode.CLAIM)));
        try {
            cluster.submitJob(graph).get(1, TimeUnit.MINUTES);
        } catch (Exception e) {
            throw new PlainError("Flink did not take the job " + name + ": " + e.getMessage(), e);
        }
        return new LocalJob(cluster, id, name, savepoints(name), uri);
    }

    /** Where its page and its REST API are. */
    public URI uri() {
        return uri;
    }

    private Path checkpoints() {
        return data.resolve("checkpoints");
    }

    private Path savepoints(String job) {
        return data.resolve("savepoints").resolve(job);
    }

    /** Flink names {@code _metadata} last, so a state folder that has one is whole. */
    static Optional<Path> newestState(List<Path> roots) {
        return roots.stream()
                .filter(Files::isDirectory)
                .flatMap(LocalFlink::children)
                .map(state -> state.resolve("_metadata"))
                .filter(Files::isRegularFile)
                .max(Comparator.comparing(LocalFlink::modifiedAt))
                .map(Path::getParent);
    }

    private static Stream<Path> children(Path folder) {
        try (Stream<Path> children = Files.list(folder)) {
            return children.toList().stream();
        } catch (IOException e) {
            throw new PlainError("Cannot read " + folder + ": " + e.getMessage(), e);
        }
    }

    private static FileTime modifiedAt(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new PlainError("Cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /** Lets the jobs go; their newest checkpoints stay. */
    @Override
    public void close() {
        cluster.closeAsync().orTimeout(STOP_SECONDS, TimeUnit.SECONDS).join();
    }
}
