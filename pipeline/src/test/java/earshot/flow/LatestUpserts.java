package earshot.flow;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BiFunction;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.util.function.SerializableFunction;

/** Keeps what a reader of an upsert topic would end with: of each key the record with the highest revision. */
final class LatestUpserts<T> implements Sink<T> {

    private static final long serialVersionUID = 1;
    private static final Map<String, ConcurrentSkipListMap<String, Object>> RUNS = new ConcurrentHashMap<>();

    private final String name;
    private final SerializableFunction<T, String> key;
    private final SerializableFunction<T, Long> revision;

    LatestUpserts(String name, SerializableFunction<T, String> key, SerializableFunction<T, Long> revision) {
        this.name = name;
        this.key = key;
        this.revision = revision;
        RUNS.put(name, new ConcurrentSkipListMap<>());
    }

    /** By key. */
    @SuppressWarnings("unchecked") // Only this sink's writers put there what they were given.
    Map<String, T> take() {
        return new TreeMap<>((Map<String, T>) RUNS.remove(name));
    }

    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) {
        BiFunction<Object, Object, Object> later = this::later;
        return new SinkWriter<>() {
            @Override
            public void write(T value, Context where) {
                RUNS.computeIfPresent(name, (run, latest) -> {
                    latest.merge(key.apply(value), value, later);
                    return latest;
                });
            }

            @Override
            public void flush(boolean endOfInput) {}

            @Override
            public void close() {}
        };
    }

    @SuppressWarnings("unchecked")
    private Object later(Object one, Object other) {
        return revision.apply((T) other) >= revision.apply((T) one) ? other : one;
    }
}
