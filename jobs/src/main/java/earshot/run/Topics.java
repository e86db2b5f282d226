package earshot.run;

import earshot.config.PlainError;
import earshot.wire.Topic;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates the topics that are not there yet; those that are keep their settings. */
public final class Topics {

    /** In bytes: a dead letter holds a payload whole, and a parser reads up to 5 MB of it. */
    public static final int LARGEST_RECORD = 8 << 20;

    private Topics() {}

    /**
     * Earshot's own topics.
     *
     * @throws PlainError where Kafka cannot be reached or refuses
     */
    public static void createOwn(String bootstrapServers, int partitions) throws InterruptedException {
        List<NewTopic> topics = new ArrayList<>();
        for (Topic<?> topic : Topic.ALL) {
            topics.add(topic(topic.name(), partitions, topic.isCompacted() ? "compact" : "delete"));
        }
        create(bootstrapServers, topics);
    }

    /**
     * A platform's raw topic, kept for ever: what it holds is the source of truth.
     *
     * @throws PlainError where Kafka cannot be reached or refuses
     */
    public static void createRaw(String bootstrapServers, String platform, int partitions) throws InterruptedException {
        NewTopic raw = topic(ReadPayloads.PREFIX + platform, partitions, "delete");
        raw.configs().put(TopicConfig.RETENTION_MS_CONFIG, "-1");
        create(bootstrapServers, List.of(raw));
    }

    private static NewTopic topic(String name, int partitions, String cleanup) {
        Map<String, String> settings = new java.util.HashMap<>();
        settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, cleanup);
        settings.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, String.valueOf(LARGEST_RECORD));
        return new NewTopic(name, Optional.of(partitions), Optional.empty()).configs(settings);
    }

    private static void create(String bootstrapServers, Collection<NewTopic> topics) throws InterruptedException {
        Map<String, Object> where = Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        try (Admin admin = Admin.create(where)) {
            for (var created : admin.createTopics(topics).values().entrySet()) {
                try {
                    created.getValue().get();
                } catch (ExecutionException e) {
                    if (!(e.getCause() instanceof TopicExistsException)) {
                        throw new PlainError(
                                "The topic " + created.getKey() + " could not be created at " + bootstrapServers + ": "
                                        + e.getCause(),
                                e);
                    }
                }
            }
        }
    }
}
