package earshot.run;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import earshot.config.JobConfig;
import earshot.config.KafkaConfig;
import earshot.config.Options;
import earshot.config.Settings;
import earshot.feed.Feeds;
import earshot.local.BrokerForTests;
import earshot.local.LocalBroker;
import earshot.local.TopicOffsets;
import earshot.model.BrandWindow;
import earshot.model.RawPayload;
import earshot.notify.NotifyConfig;
import earshot.replay.Feed;
import earshot.replay.FeedManifest;
import earshot.replay.Pace;
import earshot.replay.Replay;
import earshot.simulate.FeedSimulator;
import earshot.simulate.Scenario;
import earshot.wire.Topic;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A savepoint that a released version took in the middle of a feed: this version goes on from it, at another parallelism,
 * to what a run without a break comes to. {@code -Dearshot.test.write-savepoint=FILE} takes it anew, for a release.
 */
class SavepointIT {
    private static final String RELEASED = "savepoint-0.1.zip";
    /** But for what tells of now: when a message was sent, which alert came early. */
    private static final List<Topic<?>> TOPICS =
            List.of(Topic.MENTIONS, Topic.WINDOWS, Topic.SHARE_OF_VOICE, Topic.TOPICS, Topic.FEEDS);

    private static final int PAYLOADS = 4_000;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void theStateOfAReleasedVersionIsGoneOnFrom() throws Exception {
        String taken = System.getProperty("earshot.test.write-savepoint", "");
        if (!taken.isEmpty()) {
            zip(savepoint(), Path.of(taken));
        }
        Map<String, Map<String, Object>> whole = run("whole", "");
        Map<String, Map<String, Object>> second = run("second", unzip().toUri().toString());

        second.forEach((topic, records) -> records.forEach((key, record) -> assertThat(record)
                .as(topic + " " + key)
                .isEqualTo(requireNonNull(whole.get(topic)).get(key))));
        assertThat(second.values()).allSatisfy(records -> assertThat(records).isNotEmpty());
        assertThat(requireNonNull(second.get(Topic.WINDOWS.name())).values())
                .map(BrandWindow.class::cast)
                .filteredOn(
                        window -> Duration.between(window.start(), window.end()).equals(Duration.ofDays(1)))
                .as("days, of which the first half is in the savepoint alone")
                .hasSize(Feed.simulatedBrands().brands().size());
    }

    /** Of the middle of the feed. */
    private Path savepoint() throws Exception {
        try (LocalBroker broker = BrokerForTests.start(folder.resolve("first"))) {
            JobClient job = start(broker, "first", PAYLOADS / 2, "");
            return Path.of(
                    URI.create(job.stopWithSavepoint(false, folder.toUri().toString(), SavepointFormatType.CANONICAL)
                            .get()));
        }
    }

    /** The latest records of each topic. */
    private Map<String, Map<String, Object>> run(String name, String savepoint) throws Exception {
        try (LocalBroker broker = BrokerForTests.start(folder.resolve(name))) {
            JobClient job = start(broker, name, PAYLOADS, savepoint);
            String unused = job.stopWithSavepoint(true, folder.toUri().toString(), SavepointFormatType.NATIVE)
                    .get();
            Map<String, Map<String, Object>> records = new TreeMap<>();
            for (Topic<?> topic : TOPICS) {
                records.put(
                        topic.name(),
                        new TreeMap<>(OwnTopic.latest(config(broker).kafka(), topic)));
            }
            return records;
        }
    }

    private static JobConfig config(LocalBroker broker) {
        return new JobConfig(new Settings()
                .with(Options.KAFKA_BOOTSTRAP_SERVERS, broker.bootstrapServers())
                .with(Options.KAFKA_PARTITIONS, "2")
                .with(Options.CHECKPOINT_INTERVAL, "1 s")
                .with(Options.ALERT_WARM_UP, "10 min"));
    }

    /** Both jobs with state, once they have read so much of the feed. */
    private JobClient start(LocalBroker broker, String name, int payloads, String savepoint) throws Exception {
        JobConfig config = config(broker);
        KafkaConfig kafka = config.kafka();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
                Replay replay = new Replay("simulated", FeedManifest.open(folder.resolve(name + ".json")), kafka)) {
            new CreateTopics(admin, kafka).outputs();
            replay.run(payloads(payloads).iterator(), first -> Pace.unlimited());
            Configuration flink = config.flink();
            flink.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
            if (!savepoint.isEmpty()) {
                flink.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
            }
            var environment = StreamExecutionEnvironment.createLocalEnvironment(savepoint.isEmpty() ? 2 : 3, flink);
            ListenJob.build(environment, kafka, Feeds.standard(), config.listen(Feed.simulatedBrands()));
            NotifyJob.build(environment, kafka, NotifyConfig.LOG);
            JobClient job = environment.executeAsync(name);
            TopicOffsets topics = new TopicOffsets(admin);
            await().atMost(PATIENCE).until(() -> {
                if (job.getJobStatus().get().isTerminalState()) {
                    throw new AssertionError(
                            "the job has ended",
                            job.getJobExecutionResult()
                                    .handle((result, why) -> why)
                                    .get());
                }
                return topics.payloadsBehind(ListenJob.NAME) == 0
                        && topics.outputsBehind(NotifyJob.NAME, List.of(Topic.ALERTS)) == 0;
            });
            return job;
        }
    }

    private static List<RawPayload> payloads(int count) {
        Instant start = Instant.parse("2026-03-01T06:00:00Z");
        Scenario.Crisis crisis = Scenario.Crisis.of("nimbus-air", Duration.ofMinutes(20));
        FeedSimulator simulator = new FeedSimulator(new Scenario(1, start, 1, crisis), Feed.simulatedBrands());
        return Stream.generate(simulator::next)
                .limit(count)
                // Kafka carries milliseconds.
                .map(next ->
                        new RawPayload(next.platform(), next.bytes(), next.at().truncatedTo(ChronoUnit.MILLIS), ""))
                .toList();
    }

    private static void zip(Path savepoint, Path file) throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(file));
                Stream<Path> parts = Files.list(savepoint)) {
            for (Path part : parts.sorted().toList()) {
                zip.putNextEntry(new ZipEntry(part.getFileName().toString()));
                Files.copy(part, zip);
            }
        }
    }

    private Path unzip() throws IOException {
        Path savepoint = Files.createDirectories(folder.resolve("released"));
        try (InputStream released = requireNonNull(SavepointIT.class.getResourceAsStream(RELEASED));
                var zip = new ZipInputStream(released)) {
            for (ZipEntry part = zip.getNextEntry(); part != null; part = zip.getNextEntry()) {
                Files.copy(zip, savepoint.resolve(part.getName()));
            }
        }
        return savepoint;
    }
}
