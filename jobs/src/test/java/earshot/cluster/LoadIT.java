package earshot.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.config.JobConfig;
import earshot.config.KafkaConfig;
import earshot.config.Settings;
import earshot.flow.ToDocuments;
import earshot.local.JsonHttp;
import earshot.local.TestFolder;
import earshot.local.TopicOffsets;
import earshot.model.RawPayload;
import earshot.replay.Feed;
import earshot.replay.FeedManifest;
import earshot.replay.Pace;
import earshot.replay.Replay;
import earshot.run.Desk;
import earshot.run.IndexJob;
import earshot.run.ListenJob;
import earshot.run.NotifyJob;
import earshot.simulate.FeedSimulator;
import earshot.simulate.Scenario;
import earshot.simulate.SimulatedPayload;
import earshot.wire.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.junit.jupiter.api.Test;

/**
 * A simulated feed with a crisis at full pace, on a cluster of processes, all three jobs upgraded by savepoints in the
 * middle: every number agrees with the topics, and each alert is told once. {@code earshot.test.load-minutes} says how
 * long, {@code earshot.test.load-payloads} how many payloads a second.
 */
class LoadIT {
    private static final Duration LENGTH = Duration.ofMinutes(Integer.getInteger("earshot.test.load-minutes", 0));
    private static final int PAYLOADS_A_SECOND = Integer.getInteger("earshot.test.load-payloads", 5_000);
    private static final int PARTITIONS = 2;
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final String[] JOBS = {"ListenJob", "IndexJob", "NotifyJob"};

    /** Two of the five that the feed is about: most of what a real feed brings matches nothing. */
    private static final String BRANDS = """
            set: load
            version: 1
            brands:
              - {id: zentelo, name: Zentelo, query: "zentelo OR @zentelo OR #zentelo", accounts: ["x:zentelo"]}
              - {id: fernbank-foods, name: Fernbank Foods, query: "\\"fernbank foods\\" OR @fernbankfoods OR #fernbankfoods", accounts: ["x:fernbankfoods"]}
            """;

    private final Path folder;

    LoadIT() throws IOException {
        folder = TestFolder.create("load");
    }

    @Test
    void underLoadAndThroughAnUpgradeEveryNumberAgrees_andEachAlertIsToldOnce() throws Exception {
        assumeTrue(!LENGTH.isZero(), "takes long: only where it is asked for, by -Pload");
        try (Desk desk = Desk.open()) {
            underLoad(desk);
        }
    }

    private void underLoad(Desk desk) throws Exception {
        Path brands = Files.writeString(folder.resolve("brands.yaml"), BRANDS);
        ClusterFiles files = new ClusterFiles(
                ClusterFiles.Size.FOR_LOAD,
                folder.resolve("cluster"),
                brands,
                List.of(
                        "kafka.partitions: " + PARTITIONS,
                        "notify.routes: " + desk.routes(folder),
                        "alert.warm-up: " + LENGTH.dividedBy(10).toSeconds() + " s"));
        try (RealCluster cluster = RealCluster.start(files)) {
            String unused = cluster.startJobs(PARTITIONS, JOBS);
            listen(cluster, new JobConfig(new Settings().file(files.file("earshot.yaml"))).kafka());
            assertThat(cluster.earshot("audit", "--brand-set=load", "--elasticsearch=" + cluster.elasticsearch()))
                    .contains("No difference.");
            Map<String, Map<String, String>> documents = Indexed.documents(cluster.elasticsearch());
            documents.forEach((family, sources) -> System.out.printf("%s: %,d documents%n", family, sources.size()));
            new JsonHttp()
                    .get(cluster.elasticsearch().resolve("/_cat/indices/earshot-*?format=json&bytes=b"))
                    .orElseThrow()
                    .forEach(index -> System.out.printf(
                            "%s: %,d bytes%n",
                            index.path("index").asText(),
                            index.path("store.size").asLong()));
            List<JsonNode> items = ToldAtDesk.items(desk);
            items.forEach(item -> System.out.println(ToldAtDesk.transition(item) + ": "
                    + item.at("/alert/summary").asText()));
            assertThat(items)
                    .isNotEmpty()
                    .extracting(item -> item.path("key").asText())
                    .doesNotHaveDuplicates();
            ToldAtDesk.assertEachTransitionIsToldOnce(
                    items, documents.getOrDefault("alerts", Map.of()).values());
        }
    }

    private void listen(RealCluster cluster, KafkaConfig kafka) throws Exception {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers()));
                Replay replay = new Replay("simulated", FeedManifest.open(folder.resolve("feeds.json")), kafka)) {
            TopicOffsets topics = new TopicOffsets(admin);
            Instant start = Clock.systemUTC().instant();
            CompletableFuture<Void> fed = feed(replay, start);
            reportUntil(topics, start.plus(LENGTH.dividedBy(2)));
            cluster.upgrade(PARTITIONS + 1, JOBS);
            reportUntil(topics, start.plus(LENGTH));
            fed.join();
            report(topics);
            await().atMost(PATIENCE).until(() -> topics.payloadsBehind(ListenJob.NAME) == 0);
            System.out.printf("%,d bytes of ListenJob's state%n", cluster.flink.stateSize(ListenJob.NAME));
            cluster.flink.drain(ListenJob.NAME);
            await().atMost(PATIENCE).until(() -> topics.outputsBehind(IndexJob.NAME, ToDocuments.topics()) == 0);
            await().atMost(PATIENCE).until(() -> topics.outputsBehind(NotifyJob.NAME, List.of(Topic.ALERTS)) == 0);
            cluster.flink.drain(NotifyJob.NAME);
            await().atMost(PATIENCE).until(() -> topics.outputsBehind(IndexJob.NAME, ToDocuments.topics()) == 0);
            cluster.flink.drain(IndexJob.NAME);
            report(topics);
        }
    }

    private static CompletableFuture<Void> feed(Replay replay, Instant start) {
        Scenario.Crisis crisis = new Scenario.Crisis("fernbank-foods", LENGTH.dividedBy(5), Duration.ofHours(4), 1);
        FeedSimulator simulated = simulator(start, PAYLOADS_A_SECOND / quietRate(start), crisis);
        Iterator<RawPayload> payloads = until(start.plus(LENGTH), simulated)
                .map(next -> new RawPayload(next.platform(), next.bytes(), next.at(), ""))
                .iterator();
        return CompletableFuture.runAsync(() -> {
            try {
                replay.run(payloads, first -> Pace.live(Clock.systemUTC()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static FeedSimulator simulator(Instant start, double aDaysAverage, Scenario.Crisis crisis) {
        return new FeedSimulator(new Scenario(1, start, aDaysAverage, crisis), Feed.simulatedBrands());
    }

    private static Stream<SimulatedPayload> until(Instant end, FeedSimulator simulated) {
        return Stream.generate(simulated::next)
                .takeWhile(payload -> payload.at().isBefore(end));
    }

    /** Payloads a second at that time of the day, where the day's average is one. */
    private static double quietRate(Instant start) {
        int average = 1_000;
        FeedSimulator minute = simulator(start, average, Scenario.Crisis.NONE);
        long payloads = until(start.plus(Duration.ofMinutes(1)), minute).count();
        return payloads / 60.0 / average;
    }

    private static void reportUntil(TopicOffsets topics, Instant end) throws InterruptedException {
        Clock clock = Clock.systemUTC();
        Instant next = clock.instant();
        while (next.isBefore(end)) {
            next = next.plus(LENGTH.dividedBy(20));
            Instant due = next;
            await().atMost(PATIENCE).until(() -> !clock.instant().isBefore(due));
            report(topics);
        }
    }

    private static void report(TopicOffsets topics) throws InterruptedException {
        System.out.printf(
                "%s  %,d payloads written, %,d not secured yet; %,d records not indexed yet%n",
                Clock.systemUTC().instant(),
                topics.payloads(),
                topics.payloadsBehind(ListenJob.NAME),
                topics.outputsBehind(IndexJob.NAME, ToDocuments.topics()));
    }
}
