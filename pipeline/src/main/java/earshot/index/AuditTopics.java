package earshot.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch.core.mget.MultiGetOperation;
import co.elastic.clients.elasticsearch.core.mget.MultiGetResponseItem;
import co.elastic.clients.transport.ElasticsearchTransport;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import earshot.index.AuditReport.Difference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Holds the index against the topics it is made of: each document is the newest record's, none is missing, none that
 * was removed is left. Keeps a few dozen bytes for each document.
 */
public final class AuditTopics {

    private static final int AT_ONCE = 500;
    private static final String INGESTED = "ingested";

    private final ObjectMapper json = new ObjectMapper();
    private final Map<Place, Expected> expected = new HashMap<>();

    private record Place(String index, String id) {}

    /** @param content a hash; 0 of what is to be gone */
    private record Expected(long version, long content) {}

    /** @param change what a record is as a document; of several the newest holds, of equals the last */
    public void expect(DocumentChange change) {
        Expected next = new Expected(change.version(), change.delete() ? 0 : hash(read(change.source())));
        expected.merge(
                new Place(change.index(), change.id()),
                next,
                (known, newer) -> newer.version() >= known.version() ? newer : known);
    }

    /** Documents there should be. */
    public long documents() {
        return expected.values().stream()
                .filter(document -> document.content() != 0)
                .count();
    }

    /**
     * A document newer than the topics were when they were read is none.
     *
     * @return by {@link Difference#brand()} a document's id, at {@code at} for want of a window
     * @throws IOException where Elasticsearch cannot be reached
     */
    public List<Difference> differences(ElasticsearchConnection connection, Instant at) throws IOException {
        try (ElasticsearchTransport transport = connection.open()) {
            ElasticsearchClient client = new ElasticsearchClient(transport);
            List<Difference> differences = new ArrayList<>();
            List<Place> places = new ArrayList<>(expected.keySet());
            for (int from = 0; from < places.size(); from += AT_ONCE) {
                List<MultiGetOperation> asked = places.subList(from, Math.min(places.size(), from + AT_ONCE)).stream()
                        .map(place -> MultiGetOperation.of(
                                get -> get.index(place.index()).id(place.id())))
                        .toList();
                for (MultiGetResponseItem<ObjectNode> item : client.mget(
                                request -> request.docs(asked), ObjectNode.class)
                        .docs()) {
                    add(item, at, differences);
                }
            }
            return differences;
        }
    }

    private void add(MultiGetResponseItem<ObjectNode> item, Instant at, List<Difference> differences) {
        boolean found = item.isResult() && item.result().found();
        Place place = item.isResult()
                ? new Place(item.result().index(), item.result().id())
                : new Place(item.failure().index(), item.failure().id());
        Expected wanted = expected.getOrDefault(place, new Expected(0, 0));
        Long version = found ? item.result().version() : null;
        long held = version == null ? 0 : version;
        if (held > wanted.version()) {
            return;
        }
        boolean isThere = wanted.content() != 0;
        if (found != isThere || (found && held != wanted.version())) {
            differences.add(
                    new Difference(place.index(), at, place.id(), "revision", held, isThere ? wanted.version() : 0));
        } else if (found && item.result().source() != null && hash(item.result().source()) != wanted.content()) {
            differences.add(new Difference(place.index(), at, place.id(), "content", held, wanted.version()));
        }
    }

    private ObjectNode read(byte[] source) {
        try {
            return (ObjectNode) json.readTree(source);
        } catch (IOException e) {
            throw new UncheckedIOException("a document that is no JSON", e);
        }
    }

    private long hash(ObjectNode source) {
        if (source.path("event") instanceof ObjectNode event) {
            event.remove(INGESTED);
        }
        try {
            return DocumentId.hash(json.writeValueAsString(source).getBytes(UTF_8));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
