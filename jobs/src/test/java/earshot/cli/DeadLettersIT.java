package earshot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.local.FreePorts;
import earshot.local.LocalBroker;
import earshot.model.DeadLetter;
import earshot.model.RejectReason;
import earshot.run.RawTopic;
import earshot.run.WriteTopic;
import earshot.wire.Topic;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Dead letters on a real broker. */
@Timeout(120)
class DeadLettersIT {

    private static final Instant RECEIVED = Instant.parse("2019-07-03T06:29:05Z");
    private static final DeadLetter READ_NOW = letter(
            "{\"created_at\":\"Wed Jul 03 06:29:00 +0000 2019\",\"id_str\":\"1\",\"text\":\"a kettle\",\"user\":{\"id_str\":\"7\"}}",
            RejectReason.UNKNOWN_SHAPE,
            "raw.x-0@1");
    private static final DeadLetter NEVER_READ = letter("{\"broken\":", RejectReason.MALFORMED, "raw.x-1@5");
    private static final DeadLetter DOCUMENT = letter("{}", RejectReason.INDEX_REFUSED, "earshot-mentions/1");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aLetterGoesBackOnceAndOnlyWhereItIsReadNow() throws Exception {
        try (LocalBroker broker = LocalBroker.start(folder, FreePorts.one())) {
            write(broker, List.of(READ_NOW, NEVER_READ, DOCUMENT, READ_NOW));

            assertThat(run("list", broker))
                    .contains("raw.x-0@1  x  unknown-shape", "waiting", "1 x malformed", "1 x unknown-shape");
            assertThat(run("show", broker, "raw.x-0@1")).contains("a kettle", "unknown-shape", RECEIVED.toString());
            assertThat(run("replay", broker, "--dry-run"))
                    .contains("1 x unknown-shape: put back", "1 x malformed: still not read");
            assertThat(replayed(broker)).isEmpty();

            assertThat(run("replay", broker)).contains("1 x unknown-shape: put back", "x index-refused: no payload");
            assertThat(run("replay", broker)).contains("1 x unknown-shape: put back before");
            assertThat(run("list", broker, "--reason", "unknown-shape"))
                    .contains("unknown-shape, replayed")
                    .doesNotContain("malformed");

            List<ConsumerRecord<byte[], byte[]>> back = replayed(broker);
            assertThat(back).hasSize(1);
            assertThat(back.get(0).value()).isEqualTo(READ_NOW.bytes());
            assertThat(back.get(0).headers().lastHeader(RawTopic.RECEIVED_AT).value())
                    .isEqualTo(RawTopic.header(RECEIVED));
        }
    }

    private static DeadLetter letter(String payload, RejectReason reason, String origin) {
        return new DeadLetter("x", payload.getBytes(StandardCharsets.UTF_8), reason, "A reason.", -1, RECEIVED, origin);
    }

    private static void write(LocalBroker broker, List<DeadLetter> letters) throws Exception {
        Map<String, Object> to = Map.of("bootstrap.servers", broker.bootstrapServers());
        try (Admin admin = Admin.create(to)) {
            admin.createTopics(List.of(new NewTopic(Topic.REJECTED.name(), 2, (short) 1)))
                    .all()
                    .get();
        }
        Properties settings = WriteTopic.producer();
        settings.putAll(to);
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (DeadLetter letter : letters) {
                sent.add(producer.send(new ProducerRecord<>(
                        Topic.REJECTED.name(),
                        Topic.REJECTED.key(letter),
                        Topic.REJECTED.codec().encode(letter))));
            }
        }
        for (Future<RecordMetadata> record : sent) {
            record.get();
        }
    }

    private static List<ConsumerRecord<byte[], byte[]>> replayed(LocalBroker broker) {
        String topic = RawTopic.again("x");
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        Map<String, Object> settings =
                Map.of("bootstrap.servers", broker.bootstrapServers(), "allow.auto.create.topics", false);
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                consumer.poll(Duration.ofSeconds(1)).forEach(records::add);
            }
        }
        return records;
    }

    private static String run(String command, LocalBroker broker, String... more) {
        StringWriter out = new StringWriter();
        CommandLine earshot = EarshotCommand.commandLine();
        earshot.setOut(new PrintWriter(out, true));
        earshot.setErr(new PrintWriter(out, true));
        List<String> arguments =
                new ArrayList<>(List.of("dead-letters", command, "--kafka", broker.bootstrapServers()));
        arguments.addAll(List.of(more));
        assertThat(earshot.execute(arguments.toArray(String[]::new)))
                .as(out.toString())
                .isZero();
        return out.toString();
    }
}
