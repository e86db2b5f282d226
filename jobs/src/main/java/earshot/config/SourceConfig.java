package earshot.config;

import java.time.Duration;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Where raw payloads and Earshot's own topics are.
 *
 * @param bootstrapServers Kafka's, {@code host:port}, comma-separated
 * @param topics a pattern of the raw topics' names
 * @param outOfOrderness how far received times may go back within one partition
 * @param idleAfter after how long without payloads a partition no longer holds event time back
 * @param partitions of the topics that Earshot creates; those that exist keep theirs
 */
public record SourceConfig(
        String bootstrapServers, String topics, Duration outOfOrderness, Duration idleAfter, int partitions) {

    /** @throws IllegalArgumentException naming the key, the value and what is allowed */
    public SourceConfig {
        require(
                bootstrapServers.matches("[^\\s,]+:\\d+(,[^\\s,]+:\\d+)*"),
                "kafka.bootstrap-servers",
                bootstrapServers,
                "host:port, or several with commas between them");
        require(isPattern(topics), "source.topics", topics, "a regular expression, e.g. raw\\..+");
        require(!outOfOrderness.isNegative(), "source.out-of-orderness", outOfOrderness, "not negative");
        require(!idleAfter.minusMillis(100).isNegative(), "source.idle-after", idleAfter, "at least 100 ms");
        require(partitions >= 1 && partitions <= 10_000, "kafka.partitions", partitions, "from 1 to 10000");
    }

    private static boolean isPattern(String regex) {
        try {
            return !Pattern.compile(regex).pattern().isEmpty();
        } catch (PatternSyntaxException e) {
            return false;
        }
    }

    private static void require(boolean holds, String key, Object value, String allowed) {
        if (!holds) {
            throw new IllegalArgumentException(key + " is '" + value + "'; it must be " + allowed);
        }
    }
}
