package earshot.replay;

import earshot.config.KafkaConfig;
import earshot.config.PlainError;
import earshot.model.RawPayload;
import earshot.run.CreateTopics;
import earshot.run.RawTopic;
import earshot.run.WriteTopic;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Puts a feed's payloads onto the raw topics, each exactly once however often it is interrupted.
 *
 * <p>A topic's payload number i goes to partition i mod n, and an idempotent producer keeps each partition in order and
 * without gaps. So a partition's end offset alone tells how many of its payloads are there, and a resumed replay leaves out
 * that many of each.
 */
public final class Replay implements AutoCloseable {
    private final String feed;
    private final FeedManifest manifest;
    private final KafkaConfig kafka;
    private final Admin admin;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Map<String, Sequence> topics = new HashMap<>();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private final CountDownLatch closing = new CountDownLatch(1);

    /** How far one topic's payloads have come. */
    private static final class Sequence {
        final long[] held;
        final long[] passed;
        long next;

        Sequence(long[] held) {
            this.held = held;
            this.passed = new long[held.length];
        }

        /** The next payload's partition; -1 where it is there already. */
        int place() {
            int partition = (int) (next++ % held.length);
            return passed[partition]++ < held[partition] ? -1 : partition;
        }
    }

    /**
     * @param feed names the sequence of payloads: of the same name, the same payloads in the same order
     * @param manifest of the topics' cluster
     */
    public Replay(String feed, FeedManifest manifest, KafkaConfig kafka) {
        this.feed = feed;
        this.manifest = manifest;
        this.kafka = kafka;
        this.admin = Admin.create(kafka.client(Map.of()));
        Properties settings = kafka.client(WriteTopic.producer());
        // A payload's place tells that it is there: a second one, or a batch given up, would shift those after it.
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.toString(Integer.MAX_VALUE));
        this.producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /**
     * Replays until the feed ends or this is closed; once it returns, all it took is in Kafka.
     *
     * @param pace made for the first payload that is not there yet
     * @throws PlainError where Kafka cannot be written
     */
    public void run(Iterator<RawPayload> payloads, Function<Instant, Pace> pace) throws InterruptedException {
        Pace chosen = null;
        while (payloads.hasNext() && closing.getCount() > 0) {
            RawPayload payload = payloads.next();
            int partition = sequence(payload.platform()).place();
            if (partition >= 0) {
                chosen = chosen == null ? pace.apply(payload.receivedAt()) : chosen;
                Duration wait = chosen.until(payload.receivedAt());
                if (!wait.isNegative() && closing.await(wait.toNanos(), TimeUnit.NANOSECONDS)) {
                    break;
                }
                send(payload, partition);
            }
        }
        producer.flush();
        requireSound();
    }

    private Sequence sequence(String platform) throws InterruptedException {
        Sequence known = topics.get(platform);
        if (known == null) {
            new CreateTopics(admin, kafka).raw(Set.of(platform));
            known = new Sequence(manifest.resume(feed, RawTopic.of(platform), ends(RawTopic.of(platform))));
            topics.put(platform, known);
        }
        return known;
    }

    private long[] ends(String topic) throws InterruptedException {
        try {
            int partitions = producer.partitionsFor(topic).size();
            Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
            for (int partition = 0; partition < partitions; partition++) {
                latest.put(new TopicPartition(topic, partition), OffsetSpec.latest());
            }
            long[] ends = new long[partitions];
            admin.listOffsets(latest)
                    .all()
                    .get()
                    .forEach((partition, end) -> ends[partition.partition()] = end.offset());
            return ends;
        } catch (ExecutionException e) {
            throw new PlainError(
                    "Kafka at " + kafka.bootstrapServers() + " did not say where " + topic + " ends: " + e.getCause(),
                    e);
        }
    }

    private void send(RawPayload payload, int partition) {
        requireSound();
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(RawTopic.of(payload.platform()), partition, new byte[0], payload.bytes());
        record.headers().add(RawTopic.RECEIVED_AT, RawTopic.header(payload.receivedAt()));
        Future<RecordMetadata> unused = producer.send(record, (metadata, failed) -> {
            if (failed != null) {
                failure.compareAndSet(null, failed);
            }
        });
    }

    private void requireSound() {
        Exception failed = failure.get();
        if (failed != null) {
            throw new PlainError(
                    "Kafka at " + kafka.bootstrapServers() + " did not take the feed: " + failed.getMessage(), failed);
        }
    }

    /** Ends a replay that still runs, after what it took is in Kafka. */
    @Override
    public void close() {
        closing.countDown();
        producer.close(Duration.ofSeconds(10));
        admin.close(Duration.ofSeconds(10));
    }
}
