package earshot.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import co.elastic.clients.elasticsearch.indices.resolve_index.ResolveIndexDataStreamsItem;
import co.elastic.clients.elasticsearch.indices.resolve_index.ResolveIndexItem;
import co.elastic.clients.transport.ElasticsearchTransport;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A real Elasticsearch, emptied of Earshot's indices before each test. */
public final class RunningElasticsearch implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {

    private static final String URL = "earshot.test.elasticsearch";

    private @Nullable ElasticsearchTransport transport;

    @Override
    public void beforeAll(ExtensionContext context) {
        assumeTrue(System.getProperty(URL) != null, "-D" + URL + "=http://… names no Elasticsearch to test against");
        transport = connection().open();
    }

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        ElasticsearchClient client = client();
        List<String> indices = new ArrayList<>();
        for (ResolveIndexDataStreamsItem stream : client.indices()
                .resolveIndex(resolve -> resolve.name("earshot-*"))
                .dataStreams()) {
            // This distribution cannot delete a data stream, but all of it except a new and empty index.
            client.indices().rollover(rollover -> rollover.alias(stream.name()));
            indices.addAll(stream.backingIndices());
        }
        client.indices().resolveIndex(resolve -> resolve.name("earshot-*")).indices().stream()
                .map(ResolveIndexItem::name)
                .forEach(indices::add);
        if (!indices.isEmpty()) {
            client.indices().delete(delete -> delete.index(indices));
        }
        for (Index index : Index.values()) {
            if (!index.isStream()
                    && client.indices()
                            .existsIndexTemplate(exists -> exists.name(index.alias()))
                            .value()) {
                client.indices().deleteIndexTemplate(delete -> delete.name(index.alias()));
            }
        }
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        if (transport != null) {
            transport.close();
        }
    }

    public String url() {
        return System.getProperty(URL);
    }

    public ElasticsearchConnection connection() {
        return ElasticsearchConnection.to(url());
    }

    public ElasticsearchClient client() {
        return new ElasticsearchClient(Objects.requireNonNull(transport, "only within a test"));
    }

    /** Writes documents as the sink does; they are found once they are looked for by {@link #documents}. */
    void index(List<DocumentChange> changes) throws IOException {
        BulkResponse response = client().bulk(Bulk.of(changes).request());
        assertThat(response.errors()).isFalse();
    }

    /** Every document by id, as it stands now. */
    public Map<String, JsonNode> documents(Index index) throws IOException {
        ElasticsearchClient client = client();
        client.indices().refresh(refresh -> refresh.index(index.pattern()));
        SearchResponse<ObjectNode> found =
                client.search(search -> search.index(index.pattern()).size(10_000), ObjectNode.class);
        Map<String, JsonNode> documents = new TreeMap<>();
        for (Hit<ObjectNode> hit : found.hits().hits()) {
            documents.put(hit.id(), hit.source());
        }
        return documents;
    }
}
