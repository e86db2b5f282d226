package earshot.run;

import earshot.config.KafkaConfig;
import earshot.config.PlainError;
import earshot.wire.Topic;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/** Makes the topics that are missing; those that are there keep their settings. */
public final class CreateTopics {
    /** The largest payload a parser reads is 5 MB; a rejected one travels with its reasons. */
    public static final int LARGEST_RECORD = 8 << 20;

    /** Within which the words of what was removed must be gone from a compacted topic, its newest segment included. */
    private static final String ONE_DAY = Long.toString(24L * 3600 * 1000);

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
        for (KafkaFuture<?> created : admin.createTopics(topics).values().values()) {
            try {
                created.get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw new PlainError(
                            "Kafka at " + kafka.bootstrapServers() + " did not make the topics: " + e.getCause(), e);
                }
            }
        }
    }
}
