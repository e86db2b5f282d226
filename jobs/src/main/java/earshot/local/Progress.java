package earshot.local;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.flow.Step;
import earshot.index.Index;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** Tells how it goes. */
public final class Progress {
    private final TopicOffsets topics;
    private final LocalJob listen;
    private final URI elasticsearch;
    private final JsonHttp http = new JsonHttp();
    private long readBefore = -1;
    private long nanosBefore;

    Progress(TopicOffsets topics, LocalJob listen, URI elasticsearch) {
        this.topics = topics;
        this.listen = listen;
        this.elasticsearch = elasticsearch;
    }

    /**
     * How it goes.
     *
     * @param waiting payloads on the topics that are not read yet
     * @param perSecond read since it was told before
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
        long behind = listen.waiting(Step.READ_RAW, http).orElse(topics.payloadsBehind(listen.name()));
        long payloads = topics.payloads();
        // What is secured lags behind what is read, and is all that can be had while Flink has no answer.
        long read = Math.max(Math.max(0, readBefore), payloads - behind);
        long nanos = System.nanoTime();
        double perSecond = readBefore < 0 ? 0 : (read - readBefore) * 1e9 / (nanos - nanosBefore);
        readBefore = read;
        nanosBefore = nanos;
        return new Now(
                read,
                perSecond,
                Math.max(0, payloads - read),
                count(Index.MENTIONS),
                count(Index.WINDOWS),
                count(Index.ALERTS));
    }

    private long count(Index index) throws InterruptedException {
        Optional<JsonNode> answer = http.get(elasticsearch.resolve("/" + index.pattern() + "/_count"));
        return answer.map(json -> json.path("count").asLong()).orElse(0L);
    }
}
