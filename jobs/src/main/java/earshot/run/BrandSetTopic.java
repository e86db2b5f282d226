package earshot.run;

import earshot.config.KafkaConfig;
import earshot.config.PlainError;
import earshot.model.BrandSet;
import earshot.model.PublishedBrandSet;
import earshot.wire.Topic;
import earshot.wire.UnreadableRecordException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
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

/** The topic of published brand sets, read from its beginning. Without a group: everyone reads all of it. */
public final class BrandSetTopic implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BrandSetTopic.class);
    private static final Topic<PublishedBrandSet> TOPIC = Topic.BRAND_SETS;
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final int ANSWER_MILLIS = 20_000;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;

    private BrandSetTopic(KafkaConfig kafka) {
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        kafka.bootstrapServers(),
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false,
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        ANSWER_MILLIS),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        try {
            this.partitions = consumer.partitionsFor(TOPIC.name()).stream()
                    .map(BrandSetTopic::partition)
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
    static BrandSetTopic open(KafkaConfig kafka) {
        try {
            return new BrandSetTopic(kafka);
        } catch (KafkaException e) {
            throw new PlainError(
                    "Kafka at " + kafka.bootstrapServers() + " does not tell its brand sets: " + e.getMessage(), e);
        }
    }

    /** Everything published until now. */
    void readToEnd(Consumer<PublishedBrandSet> taker) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (partitions.stream()
                .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
            readOn(taker);
        }
    }

    /** What is published within a second, the first of it at once. */
    void readOn(Consumer<PublishedBrandSet> taker) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(PATIENCE)) {
            if (record.value() != null) {
                read(record).ifPresent(taker);
            }
        }
    }

    /** A record of a newer Earshot must not end the listening of an older one. */
    private static Optional<PublishedBrandSet> read(ConsumerRecord<byte[], byte[]> record) {
        try {
            return Optional.of(TOPIC.codec().decode(record.value()));
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
     * Every version published, by set and version.
     *
     * @throws PlainError where Kafka does not answer
     */
    public static List<PublishedBrandSet> read(KafkaConfig kafka) {
        try (BrandSetTopic topic = open(kafka)) {
            Map<String, PublishedBrandSet> versions = new TreeMap<>();
            topic.readToEnd(version -> versions.put(version.id(), version));
            List<PublishedBrandSet> all = new ArrayList<>(versions.values());
            all.sort(Comparator.comparing(
                            (PublishedBrandSet version) -> version.set().name())
                    .thenComparing(version -> version.set().version()));
            return all;
        }
    }

    /**
     * Adds a version, and returns once Kafka has it.
     *
     * @throws PlainError where Kafka does not take it
     */
    public static void publish(KafkaConfig kafka, PublishedBrandSet version) throws InterruptedException {
        Properties settings = WriteTopic.producer();
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, ANSWER_MILLIS);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(
                            TOPIC.name(), TOPIC.key(version), TOPIC.codec().encode(version)))
                    .get();
        } catch (ExecutionException | KafkaException e) {
            throw new PlainError(
                    "Kafka at " + kafka.bootstrapServers() + " did not take " + version.id() + ": " + e, e);
        }
    }

    /** @throws PlainError where this version of the set was published with other content */
    public static void requireSameAsPublished(KafkaConfig kafka, BrandSet file) {
        for (PublishedBrandSet published : read(kafka)) {
            if (published.id().equals(PublishedBrandSet.always(file).id())
                    && !published.set().equals(file)) {
                throw new PlainError("Version " + file.version() + " of the brand set " + file.name()
                        + " was published otherwise than the file says: give the file a higher version");
            }
        }
    }
}
