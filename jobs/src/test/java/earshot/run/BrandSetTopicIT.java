package earshot.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import earshot.cli.EarshotCommand;
import earshot.config.JobConfig;
import earshot.config.KafkaConfig;
import earshot.config.Options;
import earshot.config.PlainError;
import earshot.config.Settings;
import earshot.local.LocalBroker;
import earshot.model.BrandSet;
import earshot.model.PublishedBrandSet;
import earshot.query.BrandSetSource;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Published to a real broker, and followed from there. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrandSetTopicIT {

    private LocalBroker broker;
    private KafkaConfig kafka;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException, InterruptedException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        broker = LocalBroker.start(folder, port);
        kafka = new JobConfig(new Settings().with(Options.KAFKA_BOOTSTRAP_SERVERS, broker.bootstrapServers())).kafka();
        try (Admin admin =
                Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()))) {
            new CreateTopics(admin, kafka).outputs();
        }
    }

    @AfterAll
    void end() {
        broker.close();
    }

    private static BrandSet set(String name, int version, String query) {
        var brand = new BrandSet.Brand("delta", "Delta", query, List.of(), List.of());
        return new BrandSet(name, version, List.of(brand), false, List.of(), "UTC", List.of(), List.of());
    }

    private static PublishedBrandSet at(BrandSet set, int second) {
        return new PublishedBrandSet(set, Instant.ofEpochSecond(second));
    }

    @Test
    void theCommandPublishesWhatAFileSays(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(
                folder.resolve("brands.yaml"), "set: trains\nversion: 4\nbrands:\n  - {id: delta, name: Delta}\n");
        int exitCode = new CommandLine(new EarshotCommand())
                .execute(
                        "brands",
                        "publish",
                        "--set",
                        "kafka.bootstrap-servers=" + broker.bootstrapServers(),
                        file.toString());
        assertThat(exitCode).isZero();
        assertThat(BrandSetTopic.read(kafka)).extracting(PublishedBrandSet::id).contains("trains@4");
    }

    @Test
    void aJobKnowsAtItsStartWhatWasPublished_andSoonWhatIsPublishedThen() throws Exception {
        PublishedBrandSet second = at(set("airlines", 2, "delta"), 20);
        BrandSetTopic.publish(kafka, second);
        BrandSetTopic.publish(kafka, at(set("others", 9, "delta"), 10));
        List<PublishedBrandSet> told = new CopyOnWriteArrayList<>();
        AtomicLong toldUntil = new AtomicLong();
        BrandSet first = set("airlines", 1, "delta");
        var listener = new BrandSetSource.Listener() {
            @Override
            public void published(PublishedBrandSet version) {
                told.add(version);
            }

            @Override
            public void toldUntil(long nanoTime) {
                toldUntil.set(nanoTime);
            }

            @Override
            public void failed(Exception why) {
                throw new IllegalStateException(why);
            }
        };
        AutoCloseable following = ListenJob.brands(kafka, first).open(listener);
        assertThat(told).containsOnly(PublishedBrandSet.always(first), second);
        PublishedBrandSet third = at(set("airlines", 3, "delta OR united"), 30);
        BrandSetTopic.publish(kafka, third);
        long published = System.nanoTime();
        await().until(() -> toldUntil.get() >= published);
        assertThat(told).as("by the time it is said to be all").contains(third);
        following.close();
        assertThat(BrandSetTopic.read(kafka))
                .extracting(PublishedBrandSet::id)
                .as("the job's own version among them")
                .contains("airlines@1", "airlines@2", "airlines@3", "others@9");
        assertThatThrownBy(() -> ListenJob.brands(kafka, set("airlines", 2, "another")))
                .isInstanceOf(PlainError.class)
                .hasMessageContaining("give the file a higher version");
    }
}
