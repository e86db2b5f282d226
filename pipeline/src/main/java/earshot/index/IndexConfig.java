package earshot.index;

import java.io.Serializable;
import java.time.Duration;

/**
 * How documents are written.
 *
 * @param bulkDocuments changes in one bulk at most
 * @param bulkBytes size of one bulk at most; a document larger than that travels alone
 * @param flushInterval how long a change waits at most for others to travel with
 * @param longestPause longest wait between two tries while Elasticsearch is away
 */
public record IndexConfig(
        ElasticsearchConnection connection,
        int bulkDocuments,
        long bulkBytes,
        Duration flushInterval,
        Duration longestPause)
        implements Serializable {

    private static final long serialVersionUID = 1;

    public static final int BULK_DOCUMENTS = 2000;
    public static final long BULK_BYTES = 8 << 20;
    public static final Duration FLUSH_INTERVAL = Duration.ofSeconds(1);
    public static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    public static IndexConfig of(ElasticsearchConnection connection) {
        return new IndexConfig(connection, BULK_DOCUMENTS, BULK_BYTES, FLUSH_INTERVAL, LONGEST_PAUSE);
    }

    /** @throws IllegalArgumentException naming the key, the value and what is allowed */
    public IndexConfig {
        require(bulkDocuments >= 1 && bulkDocuments <= 100_000, "index.bulk-documents", bulkDocuments, "1 to 100000");
        require(bulkBytes >= 1 << 10 && bulkBytes <= 100 << 20, "index.bulk-bytes", bulkBytes, "1 KiB to 100 MiB");
        require(!flushInterval.minusMillis(10).isNegative(), "index.flush-interval", flushInterval, "at least 10 ms");
        // A try that waits holds up a checkpoint, so a pause stays well below any checkpoint's timeout.
        require(
                !longestPause.minusMillis(100).isNegative() && longestPause.compareTo(Duration.ofMinutes(1)) <= 0,
                "index.longest-pause",
                longestPause,
                "100 ms to 1 min");
    }

    private static void require(boolean holds, String key, Object value, String allowed) {
        if (!holds) {
            throw new IllegalArgumentException(key + " is " + value + "; it must be " + allowed);
        }
    }
}
