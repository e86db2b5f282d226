package earshot.run;

import earshot.config.KafkaConfig;
import earshot.config.PlainError;
import earshot.wire.Topic;
import earshot.wire.UnreadableRecordException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One of Earshot's own topics, read from its beginning. Without a group: everyone reads all of it. */
public final class OwnTopic<T> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OwnTopic.class);
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final int ANSWER_MILLIS = 20_000;

    private final Topic<T> topic;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;

    private OwnTopic(KafkaConfig kafka, Topic<T> topic) {
        this.topic = topic;
        this.consumer = new KafkaConsumer<>(
                kafka.client(Map.of(
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false,
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        ANSWER_MILLIS)),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        try {
            this.partitions = consumer.partitionsFor(topic.name()).stream()
                    .map(OwnTopic::partition)
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }

    private static TopicPartition partition(PartitionInfo info) {
        return new TopicPartition(info.topic(), info.partition());
    }

    /** @throws PlainError where Kafka does not answer */
    static <T> OwnTopic<T> open(KafkaConfig kafka, Topic<T> topic) {
        try {
            return new OwnTopic<>(kafka, topic);
        } catch (KafkaException e) {
            throw new PlainError(
                    "Kafka at " + kafka.bootstrapServers() + " does not tell what is in " + topic + ": "
                            + e.getMessage(),
                    e);
        }
    }

    /** Everything published until now. */
    void readToEnd(Consumer<T> taker) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (partitions.stream()
                .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
            readOn(taker);
        }
    }

    /** What is published within a second, the first of it at once. */
    void readOn(Consumer<T> taker) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(PATIENCE)) {
            if (record.value() != null) {
                read(record).ifPresent(taker);
            }
        }
    }

    /** A record of a newer Earshot must not end the work of an older one. */
    private Optional<T> read(ConsumerRecord<byte[], byte[]> record) {
        try {
            return Optional.of(topic.codec().decode(record.value()));
        } catch (UnreadableRecordException e) {
            LOG.error("{} is passed over: {}", Origin.of(record), e.getMessage());
            return Optional.empty();
        }
    }

    /** Makes a {@link #readOn} that is under way throw, from any thread. */
    void wakeUp() {
        consumer.wakeup();
    }

    @Override
    public void close() {
        consumer.close();
    }

    /**
     * Every record there is, key by key in order.
     *
     * @throws PlainError where Kafka does not answer
     */
    public static <T> void all(KafkaConfig kafka, Topic<T> topic, Consumer<T> taker) {
        try (OwnTopic<T> reading = open(kafka, topic)) {
            reading.readToEnd(taker);
        } catch (KafkaException e) {
            throw new PlainError(
                    "Kafka at " + kafka.bootstrapServers() + " stopped telling what is in " + topic + ": " + e, e);
        }
    }

    /**
     * The last record of every key, by key.
     *
     * @throws PlainError where Kafka does not answer
     */
    public static <T> Map<String, T> latest(KafkaConfig kafka, Topic<T> topic) {
        Map<String, T> latest = new TreeMap<>();
        all(kafka, topic, record -> latest.put(new String(topic.key(record), StandardCharsets.UTF_8), record));
        return latest;
    }

    /**
     * Adds a record, and returns once Kafka has it.
     *
     * @throws PlainError where Kafka does not take it
     */
    public static <T> void publish(KafkaConfig kafka, Topic<T> topic, T record) throws InterruptedException {
        Properties settings = kafka.client(WriteTopic.producer());
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, ANSWER_MILLIS);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(
                            topic.name(), topic.key(record), topic.codec().encode(record)))
                    .get();
        } catch (ExecutionException | KafkaException e) {
            throw new PlainError(
                    "Kafka at " + kafka.bootstrapServers() + " did not take a record of " + topic + ": " + e, e);
        }
    }
}
