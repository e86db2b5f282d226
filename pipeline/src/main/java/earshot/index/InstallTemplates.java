package earshot.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.StringReader;
import java.util.Set;
import java.util.TreeSet;

/**
 * Puts the templates and brings the mappings of the months already there up to them. Safe to repeat, and by several at
 * once: everything put is a whole, the same each time.
 */
public final class InstallTemplates {

    private final ElasticsearchClient client;

    public InstallTemplates(ElasticsearchClient client) {
        this.client = client;
    }

    /**
     * @throws IOException where Elasticsearch cannot be reached
     * @throws co.elastic.clients.elasticsearch._types.ElasticsearchException where it refuses, e.g. because a field is
     *     mapped otherwise already
     */
    public void install() throws IOException {
        Set<String> components = new TreeSet<>();
        for (Index index : Index.values()) {
            components.addAll(IndexTemplates.components(index));
        }
        for (String name : components) {
            client.cluster().putComponentTemplate(request -> request.name(name)
                    .withJson(reader(IndexTemplates.component(name))));
        }
        for (Index index : Index.values()) {
            client.indices().putIndexTemplate(request -> request.name(index.alias())
                    .withJson(reader(IndexTemplates.template(index))));
        }
        for (Index index : Index.values()) {
            client.indices().putMapping(request -> request.index(index.pattern())
                    .allowNoIndices(true)
                    .withJson(reader(IndexTemplates.mappings(index))));
        }
    }

    private static StringReader reader(JsonNode json) {
        return new StringReader(json.toString());
    }
}
