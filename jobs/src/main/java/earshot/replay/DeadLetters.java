package earshot.replay;

import earshot.config.KafkaConfig;
import earshot.config.PlainError;
import earshot.model.DeadLetter;
import earshot.model.RejectReason;
import earshot.run.CreateTopics;
import earshot.run.RawTopic;
import earshot.run.WriteTopic;
import earshot.wire.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The payloads that could not be read, and their way back: the original bytes with their original received time, on the
 * platform's topic of replays ({@link RawTopic#again}). There the key of a record is its letter's origin, so the topic itself
 * tells what was replayed; a replay that was interrupted goes on, and one that is repeated does nothing.
 *
 * <p>A topic of its own, because on the others the place of a payload tells which one of its feed it is.
 */
public final class DeadLetters {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final KafkaConfig kafka;

    public DeadLetters(KafkaConfig kafka) {
        this.kafka = kafka;
    }

    /** Whether the letter holds a payload as delivered, and not a document or record of our own. */
    public static boolean isPayload(DeadLetter letter) {
        return letter.reason() != RejectReason.INDEX_REFUSED && RawTopic.isRaw(letter.origin());
    }

    /**
     * Every letter on the topic now, each once.
     *
     * @throws PlainError where Kafka cannot be read, or has no such topic
     */
    public void forEach(Consumer<DeadLetter> reader) {
        Set<String> seen = new HashSet<>();
        boolean exists = read(Topic.REJECTED.name(), record -> {
            DeadLetter letter = Topic.REJECTED.codec().decode(record.value());
            if (seen.add(letter.origin())) {
                reader.accept(letter);
            }
        });
        if (!exists) {
            throw new PlainError("Kafka at " + kafka.bootstrapServers() + " has no topic " + Topic.REJECTED.name());
        }
    }

    /** The origins of the platform's letters that were replayed. */
    public Set<String> replayed(String platform) {
        Set<String> origins = new HashSet<>();
        read(RawTopic.again(platform), record -> origins.add(new String(record.key(), StandardCharsets.UTF_8)));
        return origins;
    }

    /**
     * Puts letters back; once it returns, all are in Kafka.
     *
     * @param platforms of the letters that are chosen
     * @throws PlainError where Kafka did not take a payload; those it took count as replayed
     */
    public void replay(Set<String> platforms, Predicate<DeadLetter> chosen) throws InterruptedException {
        try (Admin admin = Admin.create(kafka.client(Map.of()))) {
            new CreateTopics(admin, kafka).again(platforms);
        }
        Properties settings = kafka.client(WriteTopic.producer());
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            forEach(letter -> {
                if (chosen.test(letter)) {
                    sent.add(producer.send(record(letter)));
                }
            });
        }
        for (Future<RecordMetadata> record : sent) {
            try {
                record.get();
            } catch (ExecutionException e) {
                throw unreachable(e);
            }
        }
    }

    private static ProducerRecord<byte[], byte[]> record(DeadLetter letter) {
        var record = new ProducerRecord<>(
                RawTopic.again(letter.platform()), letter.origin().getBytes(StandardCharsets.UTF_8), letter.bytes());
        record.headers().add(RawTopic.RECEIVED_AT, RawTopic.header(letter.receivedAt()));
        return record;
    }

    /** @return false where there is no such topic */
    private boolean read(String topic, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        Map<String, Object> settings = kafka.client(Map.of(
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false,
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                (int) PATIENCE.toMillis()));
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < end(ends, partition))) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
                    reader.accept(record);
                }
            }
            return !partitions.isEmpty();
        } catch (KafkaException e) {
            throw unreachable(e);
        }
    }

    private static long end(Map<TopicPartition, Long> ends, TopicPartition partition) {
        return ends.getOrDefault(partition, 0L);
    }

    private PlainError unreachable(Exception e) {
        return new PlainError("Kafka at " + kafka.bootstrapServers() + " does not answer: " + e.getMessage(), e);
    }
}
