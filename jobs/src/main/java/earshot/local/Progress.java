package earshot.local;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.index.Index;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** Tells how it goes. */
public final class Progress {
    private static final double STILL_SECONDS = 60;

    private final TopicOffsets topics;
    private final LocalJob listen;
    private final URI elasticsearch;
    private final JsonHttp http = new JsonHttp();
    private long readBefore = -1;
    private long nanosBefore;
    private double perSecond;

    Progress(TopicOffsets topics, LocalJob listen, URI elasticsearch) {
        this.topics = topics;
        this.listen = listen;
        this.elasticsearch = elasticsearch;
    }

    /**
     * How it goes.
     *
     * @param read payloads whose reading is secured by a checkpoint
     * @param perSecond read since that last changed
     * @param waiting payloads on the topics that are not read yet
     */
    public record Now(long read, double perSecond, long waiting, long mentions, long windows, long alerts) {

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%,d payloads read, %,.0f a second, %,d waiting · %,d mentions, %,d windows, %,d alerts indexed",
                    read,
                    perSecond,
                    waiting,
                    mentions,
                    windows,
                    alerts);
        }
    }

    Now now() throws InterruptedException {
        long waiting = topics.payloadsBehind(listen.name());
        long read = Math.max(0, topics.payloads() - waiting);
        long nanos = System.nanoTime();
        double seconds = (nanos - nanosBefore) / 1e9;
        // What is read is secured every few seconds, all at once.
        if (read != readBefore || seconds > STILL_SECONDS) {
            perSecond = readBefore < 0 ? 0 : Math.max(0, read - readBefore) / seconds;
            readBefore = read;
            nanosBefore = nanos;
        }
        return new Now(read, perSecond, waiting, count(Index.MENTIONS), count(Index.WINDOWS), count(Index.ALERTS));
    }

    private long count(Index index) throws InterruptedException {
        Optional<JsonNode> answer = http.get(elasticsearch.resolve("/" + index.pattern() + "/_count"));
        return answer.map(json -> json.path("count").asLong()).orElse(0L);
    }
}
