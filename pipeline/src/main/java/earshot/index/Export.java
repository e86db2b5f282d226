package earshot.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.Time;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Reads every document of a family that a query finds, as they stood when it began: a point in time, read page by page
 * in the order of {@code @timestamp}. One page is in memory at a time. It is whole or it fails: a shard that does not
 * answer, or a point in time that was lost, is an error and never a shorter export.
 */
public final class Export {

    /** Documents of about 2 KB. */
    public static final int PAGE = 1000;

    private static final Time KEEP_ALIVE = Time.of(time -> time.time("5m"));

    /** Takes one document after the other. */
    @FunctionalInterface
    public interface Receiver {
        /** @throws IOException where it cannot be written; the export ends with it */
        void accept(String id, ObjectNode document) throws IOException;
    }

    private final ElasticsearchClient client;
    private final int page;
    private long exported;
    private String reached = "the beginning";

    /** @param page documents in one answer, 1 to 10,000 */
    public Export(ElasticsearchClient client, int page) {
        this.client = client;
        this.page = page;
    }

    /**
     * @param query in Lucene's syntax, e.g. {@code social.brand:delta AND social.sentiment.label:negative}; {@code *}
     *     for all
     * @param from of {@code @timestamp}, inclusive
     * @param to exclusive
     * @return how many documents there were
     * @throws IOException that says how far it came, where it could not go on
     */
    public long run(Index index, String query, Instant from, Instant to, Receiver receiver) throws IOException {
        String pit = client.openPointInTime(open ->
                        open.index(index.pattern()).ignoreUnavailable(true).keepAlive(KEEP_ALIVE))
                .id();
        try {
            Query wanted = Query.of(all -> all.bool(bool -> bool.filter(
                            words -> words.queryString(lucene -> lucene.query(query)))
                    .filter(time -> time.range(range -> range.date(date ->
                            date.field("@timestamp").gte(from.toString()).lt(to.toString()))))));
            List<FieldValue> after = List.of();
            long total = -1;
            while (true) {
                SearchResponse<ObjectNode> response = client.search(request(pit, wanted, after), ObjectNode.class);
                if (total < 0) {
                    total = Objects.requireNonNull(response.hits().total()).value();
                }
                List<Hit<ObjectNode>> hits = response.hits().hits();
                if (hits.isEmpty()) {
                    break;
                }
                for (Hit<ObjectNode> hit : hits) {
                    ObjectNode document = Objects.requireNonNull(hit.source());
                    receiver.accept(Objects.requireNonNull(hit.id()), document);
                    exported++;
                    reached = document.path("@timestamp").asText();
                }
                after = hits.get(hits.size() - 1).sort();
                pit = response.pitId() == null ? pit : response.pitId();
            }
            if (exported != total) {
                throw new IOException(exported + " documents came where " + total + " were found");
            }
            return exported;
        } catch (IOException | ElasticsearchException e) {
            throw new IOException(
                    "broke off after " + exported + " documents, at " + reached + ": " + e.getMessage(), e);
        } finally {
            close(pit);
        }
    }

    private SearchRequest request(String pit, Query query, List<FieldValue> after) {
        return SearchRequest.of(request -> {
            request.pit(in -> in.id(pit).keepAlive(KEEP_ALIVE))
                    .size(page)
                    .query(query)
                    .allowPartialSearchResults(false)
                    .trackTotalHits(hits -> hits.enabled(after.isEmpty()))
                    .sort(sort -> sort.field(field -> field.field("@timestamp").order(SortOrder.Asc)));
            return after.isEmpty() ? request : request.searchAfter(after);
        });
    }

    /** What is not closed ends by itself minutes later. */
    private void close(String pit) throws IOException {
        try {
            client.closePointInTime(close -> close.id(pit));
        } catch (ElasticsearchException e) {
            // It is gone already.
            return;
        }
    }

    /** The fields of a family that can be searched, by their full names in the mapping's order. */
    public static List<String> columns(Index index) {
        List<String> columns = new ArrayList<>();
        columns("", IndexTemplates.mappings(index, Set.of()), columns);
        return columns;
    }

    private static void columns(String name, JsonNode mapping, List<String> into) {
        String type = mapping.path("type").asText();
        if (!type.isEmpty()
                && !Set.of("binary", "flattened").contains(type)
                && mapping.path("index").asBoolean(true)) {
            into.add(name);
        }
        String prefix = name.isEmpty() ? "" : name + ".";
        mapping.path("properties")
                .properties()
                .forEach(field -> columns(prefix + field.getKey(), field.getValue(), into));
    }
}
