package earshot.run;

import static java.util.Objects.requireNonNull;

import earshot.config.KafkaConfig;
import earshot.config.PlainError;
import earshot.wire.Topic;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsResult;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;

/** Makes the topics that are missing, and waits until they can be written; those that are there keep their settings. */
public final class CreateTopics {
    /** The largest payload a parser reads is 5 MB; a rejected one travels with its reasons. */
    public static final int LARGEST_RECORD = 8 << 20;

    /** Within which the words of what was removed must be gone from a compacted topic, its newest segment included. */
    private static final String ONE_DAY = Long.toString(24L * 3600 * 1000);

    private static final int ATTEMPTS = 100;
    private static final int PAUSE_MILLIS = 100;

    private static final String FOREVER = "-1";
    private static final String THIRTY_DAYS = Long.toString(30L * 24 * 3600 * 1000);

    private final Admin admin;
    private final KafkaConfig kafka;

    public CreateTopics(Admin admin, KafkaConfig kafka) {
        this.admin = admin;
        this.kafka = kafka;
    }

    /** Earshot's own: compacted where the last record of a key stands for all before it. */
    public void outputs() throws InterruptedException {
        create(Topic.ALL.stream()
                .map(topic -> topic.isCompacted()
                        ? topic(topic.name(), TopicConfig.CLEANUP_POLICY_COMPACT, FOREVER)
                        : topic(topic.name(), TopicConfig.CLEANUP_POLICY_DELETE, THIRTY_DAYS))
                .toList());
    }

    /** For feeds; the source of truth, so nothing ever leaves them by itself. */
    public void raw(Collection<String> platforms) throws InterruptedException {
        create(platforms.stream()
                .map(platform -> topic(RawTopic.of(platform), TopicConfig.CLEANUP_POLICY_DELETE, FOREVER))
                .toList());
    }

    /** For payloads put back; that they were is known for as long as they stay. */
    public void again(Collection<String> platforms) throws InterruptedException {
        create(platforms.stream()
                .map(platform -> topic(RawTopic.again(platform), TopicConfig.CLEANUP_POLICY_DELETE, FOREVER))
                .toList());
    }

    /** For what is matched a second time; once that has been done nobody needs it. */
    void rematch(Collection<String> platforms) throws InterruptedException {
        create(platforms.stream()
                .map(platform -> topic(RawTopic.rematch(platform), TopicConfig.CLEANUP_POLICY_DELETE, THIRTY_DAYS))
                .toList());
    }

    private NewTopic topic(String name, String cleanup, String retention) {
        Map<String, String> settings = new HashMap<>();
        settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, cleanup);
        settings.put(TopicConfig.RETENTION_MS_CONFIG, retention);
        settings.put(TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG, ONE_DAY);
        settings.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(LARGEST_RECORD));
        return new NewTopic(name, kafka.partitions(), (short) kafka.replication()).configs(settings);
    }

    private void create(Collection<NewTopic> topics) throws InterruptedException {
        CreateTopicsResult answer = admin.createTopics(topics);
        Map<TopicPartition, OffsetSpec> made = new HashMap<>();
        try {
            for (NewTopic topic : topics) {
                if (isNew(requireNonNull(answer.values().get(topic.name())))) {
                    for (int partition = 0; partition < topic.numPartitions(); partition++) {
                        made.put(new TopicPartition(topic.name(), partition), OffsetSpec.earliest());
                    }
                }
            }
            awaitLeaders(made);
        } catch (ExecutionException e) {
            throw new PlainError(
                    "Kafka at " + kafka.bootstrapServers() + " did not make the topics: " + e.getCause(), e);
        }
    }

    /** A broker learns of a topic a moment after the controller has made it, and only a partition's leader has offsets. */
    private void awaitLeaders(Map<TopicPartition, OffsetSpec> partitions)
            throws InterruptedException, ExecutionException {
        for (int attempt = 1; ; attempt++) {
            try {
                admin.listOffsets(partitions).all().get();
                return;
            } catch (ExecutionException e) {
                if (attempt == ATTEMPTS || !(e.getCause() instanceof RetriableException)) {
                    throw e;
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        }
    }

    private static boolean isNew(KafkaFuture<Void> made) throws InterruptedException, ExecutionException {
        try {
            made.get();
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException) {
                return false;
            }
            throw e;
        }
    }
}
