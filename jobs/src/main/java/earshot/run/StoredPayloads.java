package earshot.run;

import earshot.config.KafkaConfig;
import earshot.config.PlainError;
import earshot.model.RawPayload;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What the raw topics hold of a period, up to their ends when this was opened. */
public final class StoredPayloads implements Iterator<RawPayload>, AutoCloseable {
    private static final Duration POLL = Duration.ofSeconds(1);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Long> left;
    private final Instant from;
    private final Instant to;
    private final Queue<RawPayload> read = new ArrayDeque<>();

    private StoredPayloads(KafkaConsumer<byte[], byte[]> consumer, Instant from, Instant to) {
        this.consumer = consumer;
        this.from = from;
        this.to = to;
        List<TopicPartition> partitions = consumer.listTopics().entrySet().stream()
                .filter(topic -> RawTopic.isRaw(topic.getKey()))
                .flatMap(topic -> topic.getValue().stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        this.left = new HashMap<>(consumer.endOffsets(partitions));
        Map<TopicPartition, Long> times = new HashMap<>();
        partitions.forEach(partition -> times.put(partition, Math.max(0, from.toEpochMilli())));
        // Nothing is stored before it is received.
        Map<TopicPartition, OffsetAndTimestamp> starts = consumer.offsetsForTimes(times);
        for (TopicPartition partition : partitions) {
            OffsetAndTimestamp start = starts.get(partition);
            consumer.seek(partition, start == null ? left.getOrDefault(partition, 0L) : start.offset());
        }
    }

    /**
     * @param from received time, inclusive
     * @param to received time, exclusive
     * @throws PlainError where Kafka does not answer
     */
    public static StoredPayloads open(KafkaConfig kafka, Instant from, Instant to) {
        Map<String, Object> settings = kafka.client(Map.of(
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 20_000, ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000));
        KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        try {
            return new StoredPayloads(consumer, from, to);
        } catch (KafkaException e) {
            consumer.close();
            throw new PlainError(
                    "Kafka at " + kafka.bootstrapServers() + " does not tell its payloads: " + e.getMessage(), e);
        }
    }

    @Override
    public boolean hasNext() {
        while (read.isEmpty()) {
            left.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
            if (left.isEmpty()) {
                return false;
            }
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                Instant receivedAt = RawTopic.receivedAt(record);
                if (record.value() != null && !receivedAt.isBefore(from) && receivedAt.isBefore(to)) {
                    read.add(new RawPayload(
                            RawTopic.platform(record.topic()), record.value(), receivedAt, Origin.of(record)));
                }
            }
        }
        return true;
    }

    @Override
    public RawPayload next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return read.remove();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
