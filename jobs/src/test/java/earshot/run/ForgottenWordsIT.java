package earshot.run;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import earshot.config.JobConfig;
import earshot.config.Options;
import earshot.config.Settings;
import earshot.local.FreePorts;
import earshot.local.LocalBroker;
import earshot.wire.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a real broker's files keep of a mention that was taken back. */
@Timeout(180)
class ForgottenWordsIT {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void theWordsOfAMentionThatWasTakenBackLeaveTheBrokersFiles() throws Exception {
        try (LocalBroker broker = LocalBroker.start(folder, FreePorts.one());
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
                var producer = new KafkaProducer<>(
                        Map.of("bootstrap.servers", broker.bootstrapServers()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            var kafka = new JobConfig(new Settings()
                            .with(Options.KAFKA_BOOTSTRAP_SERVERS, broker.bootstrapServers())
                            .with(Options.KAFKA_PARTITIONS, "1"))
                    .kafka();
            new CreateTopics(admin, kafka).outputs();
            ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, Topic.MENTIONS.name());
            assertThat(config(admin, topic, TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG))
                    .isEqualTo(Long.toString(Duration.ofDays(1).toMillis()));
            // A day is long for a test; what happens after it is the same.
            shorten(admin, topic);

            write(producer, "set/velora/x:1", "Velora makes a purplekettle");
            assertThat(files()).contains("purplekettle");
            write(producer, "set/velora/x:1", "taken back");
            await().atMost(Duration.ofMinutes(2))
                    .ignoreExceptions()
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> {
                        write(producer, "set/velora/x:2", "another");
                        return !files().contains("purplekettle");
                    });
            assertThat(files()).contains("taken back");
        }
    }

    private static void shorten(Admin admin, ConfigResource topic) throws InterruptedException, ExecutionException {
        List<AlterConfigOp> soon = Stream.of(
                        TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG,
                        TopicConfig.SEGMENT_MS_CONFIG,
                        TopicConfig.FILE_DELETE_DELAY_MS_CONFIG)
                .map(key -> new AlterConfigOp(new ConfigEntry(key, "1000"), OpType.SET))
                .toList();
        admin.incrementalAlterConfigs(Map.of(topic, soon)).all().get();
    }

    private static String config(Admin admin, ConfigResource topic, String key)
            throws InterruptedException, ExecutionException {
        return admin.describeConfigs(List.of(topic)).all().get().values().stream()
                .map(settings -> settings.get(key).value())
                .findFirst()
                .orElseThrow();
    }

    private static void write(KafkaProducer<byte[], byte[]> producer, String key, String value) throws Exception {
        producer.send(new ProducerRecord<>(Topic.MENTIONS.name(), key.getBytes(UTF_8), value.getBytes(UTF_8)))
                .get();
    }

    /** Everything in the topic's files, those about to be deleted included. */
    private String files() {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().contains(Topic.MENTIONS.name()))
                    .toList()) {
                all.append(new String(Files.readAllBytes(file), ISO_8859_1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all.toString();
    }
}
