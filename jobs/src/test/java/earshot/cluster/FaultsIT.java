package earshot.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import earshot.analyse.Analysis;
import earshot.config.JobConfig;
import earshot.config.KafkaConfig;
import earshot.config.Options;
import earshot.config.Settings;
import earshot.flow.ToDocuments;
import earshot.local.TestFolder;
import earshot.local.TopicOffsets;
import earshot.model.RawPayload;
import earshot.replay.FeedManifest;
import earshot.replay.Pace;
import earshot.replay.Replay;
import earshot.run.CreateTopics;
import earshot.run.Desk;
import earshot.run.IndexJob;
import earshot.run.ListenJob;
import earshot.run.NotifyJob;
import earshot.wire.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * One replay on a cluster of processes, upgraded by savepoints and struck again and again, ends with the documents of a run
 * that nothing disturbed.
 * How often is {@code earshot.test.faults}; where they strike follows from {@code earshot.test.seed}.
 */
class FaultsIT {
    private static final int FAULTS = Integer.getInteger("earshot.test.faults", 3);
    private static final long SEED = Long.getLong("earshot.test.seed", 1);
    private static final int PAYLOADS_PER_FAULT = 1_500;
    private static final int PAYLOADS = (FAULTS + 1) * PAYLOADS_PER_FAULT;
    private static final int PARTITIONS = 2;
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration PAUSE = Duration.ofSeconds(30);
    private static final double PAYLOADS_A_SECOND = 500;

    private static final String[] JOBS = {"ListenJob", "IndexJob", "NotifyJob"};

    private static final List<String> SETTINGS = List.of(
            "kafka.partitions: " + PARTITIONS,
            "checkpoint.interval: 1 s",
            "source.discovery-interval: 1 s",
            // No partition is given up: what is struck comes back, and a close waits for what counts for it.
            "source.idle-after: 1 h",
            "index.longest-pause: 2 s",
            "alert.warm-up: 10 min");

    private final Path folder;
    private final Path brands;

    FaultsIT() throws IOException {
        folder = TestFolder.create("faults");
        brands = folder.resolve("brands.yaml");
    }

    /**
     * @param at how much of its stretch of the feed is sent when it strikes
     * @param pause stops the process for a while; otherwise it is killed and started again
     */
    private record Fault(Part part, boolean pause, double at) {}

    /** Every part in turn, in an order of the seed's; every fifth fault is a pause. */
    private static List<Fault> faults() {
        SplittableRandom random = new SplittableRandom(SEED);
        List<Part> parts = List.of(Part.values());
        int first = random.nextInt(parts.size());
        return IntStream.range(0, FAULTS)
                .mapToObj(i ->
                        new Fault(parts.get((first + i * 2) % parts.size()), i % 5 == 4, random.nextDouble(0.1, 0.9)))
                .toList();
    }

    @Test
    void aReplayThatIsStruckAgainAndAgainEndsWithTheDocumentsOfAnUndisturbedOne() throws Exception {
        Map<String, Map<String, String>> expected = endsAsUndisturbed(Recording.SIMULATED);
        assertThat(expected.get("mentions")).hasSizeGreaterThan(PAYLOADS / 10);
        assertThat(expected.get("alerts")).isNotEmpty();
    }

    @Test
    @EnabledIfSystemProperty(
            named = "earshot.test.faults",
            matches = "\\d\\d+",
            disabledReason = "not in every build: mvn verify -Pfaults")
    void soDoesOneOfXsSampleStream() throws Exception {
        Map<String, Map<String, String>> expected = endsAsUndisturbed(Recording.SAMPLE_STREAM);
        assertThat(expected.get("mentions")).hasSizeGreaterThan(PAYLOADS / 100);
    }

    /** @return the documents of both */
    private Map<String, Map<String, String>> endsAsUndisturbed(Recording recording) throws Exception {
        recording.writeBrands(brands);
        Map<String, Map<String, String>> documents;
        List<String> settings = new ArrayList<>(SETTINGS);
        ClusterFiles files;
        try (Desk desk = Desk.open()) {
            // The feed is of long ago.
            settings.add("notify.routes: "
                    + Files.writeString(desk.routes(folder), "stale-after: 36500 d\n", StandardOpenOption.APPEND));
            files = new ClusterFiles(ClusterFiles.Size.SMALL, folder.resolve("cluster"), brands, settings);
            documents = struck(files, recording);
            ToldAtDesk.assertEachTransitionIsToldOnce(
                    ToldAtDesk.byKey(ToldAtDesk.items(desk)),
                    documents.getOrDefault("alerts", Map.of()).values());
        }
        Map<String, Map<String, String>> expected = undisturbed(files, recording);
        List.of(documents, expected).forEach(FaultsIT::keepWhatClosesSaid);
        assertThat(differences(documents, expected)).isEmpty();
        return expected;
    }

    /** Whether anything was told ahead of a close, and withdrawn by it, hangs on when it was read; who was told, on the clock. */
    private static void keepWhatClosesSaid(Map<String, Map<String, String>> documents) {
        documents.computeIfAbsent("alerts", none -> new TreeMap<>()).values().removeIf(FaultsIT::isProvisional);
        documents
                .computeIfAbsent("alert-events", none -> new TreeMap<>())
                .values()
                .removeIf(event -> isProvisional(event) || !event.contains("\"kind\":\"changed\""));
    }

    private static boolean isProvisional(String source) {
        return source.contains("\"provisional\":true");
    }

    private Map<String, Map<String, String>> struck(ClusterFiles files, Recording recording) throws Exception {
        KafkaConfig kafka = new JobConfig(new Settings().file(files.file("earshot.yaml"))).kafka();
        List<RawPayload> payloads = recording.sent(PAYLOADS, PARTITIONS);
        try (RealCluster cluster = RealCluster.start(files);
                Admin admin = Admin.create(kafka.client(Map.of()))) {
            // A topic that is found late would find slices closed.
            new CreateTopics(admin, kafka)
                    .raw(payloads.stream().map(RawPayload::platform).collect(Collectors.toSet()));
            String unused = cluster.startJobs(PARTITIONS, JOBS);
            replay(cluster, kafka, recording, payloads);
            assertThat(cluster.earshot(
                            "audit", "--brand-set=" + recording.brandSet, "--elasticsearch=" + cluster.elasticsearch()))
                    .contains("No difference.");
            return Indexed.documents(cluster.elasticsearch());
        }
    }

    /** Some, each with what was found and what was expected. */
    private static List<String> differences(
            Map<String, Map<String, String>> found, Map<String, Map<String, String>> expected) {
        List<String> differences = new ArrayList<>();
        for (String family : union(found, expected)) {
            Map<String, String> one = found.getOrDefault(family, Map.of());
            Map<String, String> other = expected.getOrDefault(family, Map.of());
            union(one, other).stream()
                    .filter(id -> !one.getOrDefault(id, "").equals(other.getOrDefault(id, "")))
                    .limit(3)
                    .forEach(id -> differences.add(
                            String.join("\n  ", family + " " + id, "" + one.get(id), "" + other.get(id))));
        }
        return differences;
    }

    private static Set<String> union(Map<String, ?> one, Map<String, ?> other) {
        Set<String> union = new TreeSet<>(one.keySet());
        union.addAll(other.keySet());
        return union;
    }

    private void replay(RealCluster cluster, KafkaConfig kafka, Recording recording, List<RawPayload> payloads)
            throws Exception {
        double pace = PAYLOADS_A_SECOND / recording.perSecond;
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers()));
                Replay replay =
                        new Replay(recording.brandSet, FeedManifest.open(folder.resolve("feeds.json")), kafka)) {
            List<List<RawPayload>> stretches = IntStream.rangeClosed(0, FAULTS)
                    .mapToObj(i -> payloads.subList(i * PAYLOADS_PER_FAULT, (i + 1) * PAYLOADS_PER_FAULT))
                    .toList();
            List<Fault> faults = faults();
            CompletableFuture<Void> first = feed(replay, pace, stretches.get(0), new AtomicInteger());
            awaitCheckpoints(cluster, 0);
            cluster.upgrade(PARTITIONS + 1, JOBS);
            first.join();
            for (int i = 0; i < FAULTS; i++) {
                AtomicInteger sent = new AtomicInteger();
                CompletableFuture<Void> fed = feed(replay, pace, stretches.get(i + 1), sent);
                Fault fault = faults.get(i);
                await().atMost(PATIENCE).until(() -> sent.get() >= fault.at() * PAYLOADS_PER_FAULT);
                strike(cluster, fault);
                awaitRecovery(cluster);
                fed.join();
            }
            TopicOffsets topics = new TopicOffsets(admin);
            await().atMost(PATIENCE).until(() -> topics.payloadsBehind(ListenJob.NAME) == 0);
            cluster.flink.drain(ListenJob.NAME);
            await().atMost(PATIENCE).until(() -> topics.outputsBehind(NotifyJob.NAME, List.of(Topic.ALERTS)) == 0);
            cluster.flink.drain(NotifyJob.NAME);
            await().atMost(PATIENCE).until(() -> topics.outputsBehind(IndexJob.NAME, ToDocuments.topics()) == 0);
            cluster.flink.drain(IndexJob.NAME);
        }
    }

    private static CompletableFuture<Void> feed(
            Replay replay, double pace, List<RawPayload> stretch, AtomicInteger sent) {
        Iterator<RawPayload> counted =
                stretch.stream().peek(payload -> sent.incrementAndGet()).iterator();
        return CompletableFuture.runAsync(() -> {
            try {
                replay.run(counted, first -> Pace.recorded(first, pace, Clock.systemUTC()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static void strike(RealCluster cluster, Fault fault) throws IOException, InterruptedException {
        System.out.println(Clock.systemUTC().instant() + " " + fault);
        if (fault.pause()) {
            cluster.pause(fault.part(), PAUSE);
        } else {
            cluster.kill(fault.part());
        }
    }

    /** Everything runs again, and what was read before is secured. */
    private static void awaitRecovery(RealCluster cluster) {
        long struck = Clock.systemUTC().millis();
        awaitCheckpoints(cluster, struck);
        System.out.println("  recovered after " + (Clock.systemUTC().millis() - struck) / 1000.0 + " s");
    }

    private static void awaitCheckpoints(RealCluster cluster, long since) {
        await().atMost(PATIENCE).until(() -> {
            cluster.supervise();
            return cluster.flink.checkpointedSince(ListenJob.NAME, since)
                    && cluster.flink.checkpointedSince(IndexJob.NAME, since)
                    && cluster.flink.checkpointedSince(NotifyJob.NAME, since);
        });
    }

    private static Map<String, Map<String, String>> undisturbed(ClusterFiles files, Recording recording)
            throws Exception {
        JobConfig config =
                new JobConfig(new Settings().file(files.file("earshot.yaml")).with(Options.CHECKPOINT_INTERVAL, "1 h"));
        var analysis = new Analysis(config.listen(config.brands()), config.feeds(), 1);
        Map<String, Map<String, String>> documents = new TreeMap<>();
        for (Map.Entry<String, Map<String, ObjectNode>> family : analysis.of(
                        () -> recording.sent(PAYLOADS, PARTITIONS).iterator())
                .entrySet()) {
            Map<String, String> sources = new TreeMap<>();
            family.getValue().forEach((id, source) -> sources.put(id, source.toString()));
            documents.put(family.getKey(), sources);
        }
        return documents;
    }
}
