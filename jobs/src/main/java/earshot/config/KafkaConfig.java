package earshot.config;

import java.io.Serializable;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;

/**
 * How the jobs meet Kafka.
 *
 * @param bootstrapServers as Kafka's clients take it
 * @param client how they are let in, as Kafka's clients take it; secrets as references
 * @param partitions of topics made; 1 to 1000
 * @param replication of topics made; 1 to 10
 * @param outOfOrderness how far received times may be out of order within a partition
 * @param idleAfter when a silent partition no longer holds the watermark
 * @param discoveryInterval how often new raw topics are looked for
 */
public record KafkaConfig(
        String bootstrapServers,
        Map<String, String> client,
        int partitions,
        int replication,
        Duration outOfOrderness,
        Duration idleAfter,
        Duration discoveryInterval)
        implements Serializable {

    /** @throws IllegalArgumentException naming the key, the value and what is allowed */
    public KafkaConfig {
        client = Map.copyOf(client);
        require(
                bootstrapServers.matches("[^\\s:,]+:\\d+(,[^\\s:,]+:\\d+)*"),
                Options.KAFKA_BOOTSTRAP_SERVERS.key(),
                bootstrapServers,
                "host:port, several with commas between");
        require(partitions >= 1 && partitions <= 1000, Options.KAFKA_PARTITIONS.key(), partitions, "1 to 1000");
        require(replication >= 1 && replication <= 10, Options.KAFKA_REPLICATION.key(), replication, "1 to 10");
        require(!outOfOrderness.isNegative(), Options.SOURCE_OUT_OF_ORDERNESS.key(), outOfOrderness, "0 s or more");
        require(
                idleAfter.compareTo(Duration.ofSeconds(1)) >= 0,
                Options.SOURCE_IDLE_AFTER.key(),
                idleAfter,
                "1 s or more");
        require(
                discoveryInterval.compareTo(Duration.ofSeconds(1)) >= 0,
                Options.SOURCE_DISCOVERY_INTERVAL.key(),
                discoveryInterval,
                "1 s or more");
    }

    /** What every client of Kafka is made with, and what this one is made with beside it. */
    public Map<String, Object> client(Map<String, ?> own) {
        Map<String, Object> settings = new LinkedHashMap<>(own);
        settings.putAll(client);
        settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        return settings;
    }

    /** The same for those who take properties. */
    public Properties client(Properties own) {
        Properties settings = new Properties();
        settings.putAll(own);
        settings.putAll(client);
        settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        return settings;
    }

    private static void require(boolean holds, String key, Object value, String allowed) {
        if (!holds) {
            throw new IllegalArgumentException(key + " is " + value + "; it must be " + allowed);
        }
    }
}
