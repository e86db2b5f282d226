package earshot.local;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.index.Index;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** The line that tells how it goes. */
final class Progress {
    private final TopicOffsets topics;
    private final URI elasticsearch;
    private final String reader;
    private final JsonHttp http = new JsonHttp();
    private long before = -1;
    private long beforeNanos;

    Progress(TopicOffsets topics, URI elasticsearch, String reader) {
        this.topics = topics;
        this.elasticsearch = elasticsearch;
        this.reader = reader;
    }

    /** As of now; the rate is that since the line before. */
    String line() throws InterruptedException {
        long read = topics.payloads() - topics.payloadsBehind(reader);
        long now = System.nanoTime();
        String rate =
                before < 0 ? "" : String.format(Locale.ROOT, " (%,.0f/s)", (read - before) * 1e9 / (now - beforeNanos));
        before = read;
        beforeNanos = now;
        return String.format(
                Locale.ROOT,
                "%,d posts read%s · %,d waiting · %,d mentions · %,d windows · %,d alerts",
                read,
                rate,
                topics.payloadsBehind(reader),
                count(Index.MENTIONS),
                count(Index.WINDOWS),
                count(Index.ALERTS));
    }

    private long count(Index index) throws InterruptedException {
        Optional<JsonNode> answer = http.get(elasticsearch.resolve("/" + index.pattern() + "/_count"));
        return answer.map(json -> json.path("count").asLong()).orElse(0L);
    }
}
