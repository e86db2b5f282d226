package earshot.analyse;

import earshot.index.DocumentChange;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Keeps in memory what an index would end with: of each document the highest version. Its writers run in the process
 * that made it, so they find each other by name.
 */
final class KeepLatest implements Sink<DocumentChange> {

    private static final long serialVersionUID = 1;
    private static final Map<String, ConcurrentSkipListMap<String, DocumentChange>> KEPT = new ConcurrentHashMap<>();

    private final String name;

    KeepLatest(String name) {
        this.name = name;
        KEPT.put(name, new ConcurrentSkipListMap<>());
    }

    /** By id; removed documents are there as removals. Forgets them. */
    Map<String, DocumentChange> take() {
        return Map.copyOf(KEPT.remove(name));
    }

    @Override
    public SinkWriter<DocumentChange> createWriter(WriterInitContext context) {
        Map<String, DocumentChange> latest = KEPT.computeIfAbsent(name, any -> new ConcurrentSkipListMap<>());
        return new SinkWriter<>() {
            @Override
            public void write(DocumentChange change, Context where) {
                latest.merge(change.id(), change, (one, other) -> other.version() >= one.version() ? other : one);
            }

            @Override
            public void flush(boolean endOfInput) {}

            @Override
            public void close() {}
        };
    }
}
