package earshot.index;

import static java.util.stream.Collectors.toUnmodifiableSet;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.StringReader;
import java.util.Set;
import java.util.TreeSet;

/**
 * Puts the templates and brings the mappings of what is already there up to them. Safe to repeat, and by several at
 * once: everything put is a whole, the same each time.
 *
 * <p>What only a fuller Elasticsearch can do (stems of words, a data stream that begins a new index by itself) is
 * installed where the server says that it has the module for it, and is left out elsewhere; nothing else hangs on it.
 */
public final class InstallTemplates {

    private static final String LIFECYCLES = "x-pack-ilm";

    private final ElasticsearchClient client;

    public InstallTemplates(ElasticsearchClient client) {
        this.client = client;
    }

    /**
     * @throws IOException where Elasticsearch cannot be reached
     * @throws ElasticsearchException where it refuses, e.g. because a field is mapped otherwise already
     */
    public void install() throws IOException {
        Set<String> modules = modules();
        if (modules.contains(LIFECYCLES)) {
            client.ilm().putLifecycle(request -> request.name("earshot-streams")
                    .withJson(reader(IndexTemplates.streamPolicy())));
        }
        Set<String> components = new TreeSet<>();
        for (Index index : Index.values()) {
            components.addAll(IndexTemplates.components(index));
        }
        components.removeIf(
                name -> !IndexTemplates.needs(name).isEmpty() && !modules.contains(IndexTemplates.needs(name)));
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
                    .withJson(reader(IndexTemplates.mappings(index, modules))));
        }
    }

    /** Those of every node; none where nobody may ask, as with a key that is for documents alone. */
    private Set<String> modules() throws IOException {
        try {
            Set<String> common = new TreeSet<>();
            boolean first = true;
            for (var node : client.nodes()
                    .info(request -> request.metric("plugins"))
                    .nodes()
                    .values()) {
                Set<String> own =
                        node.modules().stream().map(module -> module.name()).collect(toUnmodifiableSet());
                if (first) {
                    common.addAll(own);
                }
                common.retainAll(own);
                first = false;
            }
            return common;
        } catch (ElasticsearchException e) {
            return Set.of();
        }
    }

    private static StringReader reader(JsonNode json) {
        return new StringReader(json.toString());
    }
}
