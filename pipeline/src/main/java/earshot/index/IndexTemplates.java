package earshot.index;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The templates as they lie beside this class: {@code templates/<family>.json} for each {@link Index}, composed of
 * {@code components/*.json}. A component may name the module of Elasticsearch it {@code needs}. Each file is the body of Elasticsearch's request, so what is read here is what is sent.
 */
final class IndexTemplates {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PREFIX = "earshot-";

    private IndexTemplates() {}

    static JsonNode template(Index index) {
        return read("templates/" + index.family() + ".json");
    }

    /** @param name with prefix, as templates name it, e.g. {@code earshot-base} */
    static JsonNode component(String name) {
        return read("components/" + name.substring(PREFIX.length()) + ".json");
    }

    /** The module of Elasticsearch without which the component can do nothing; {@code ""} where it needs none. */
    static String needs(String component) {
        return component(component).at("/_meta/needs").asText();
    }

    /** Where a data stream begins its next index by itself. */
    static JsonNode streamPolicy() {
        return read("policies/streams.json");
    }

    /** What the index's template is composed of, in order. */
    static List<String> components(Index index) {
        List<String> names = new ArrayList<>();
        template(index).path("composed_of").forEach(name -> names.add(name.asText()));
        return names;
    }

    /**
     * The index's mappings with all components merged, as Elasticsearch would compose them.
     *
     * @param modules that Elasticsearch has
     */
    static ObjectNode mappings(Index index, Set<String> modules) {
        ObjectNode mappings = JSON.createObjectNode();
        components(index).stream()
                .filter(name -> needs(name).isEmpty() || modules.contains(needs(name)))
                .forEach(name -> merge(mappings, component(name).at("/template/mappings")));
        return mappings;
    }

    private static void merge(ObjectNode into, JsonNode from) {
        from.properties().forEach(field -> {
            if (field.getValue().isObject() && into.get(field.getKey()) instanceof ObjectNode known) {
                merge(known, field.getValue());
            } else {
                into.set(field.getKey(), field.getValue().deepCopy());
            }
        });
    }

    private static JsonNode read(String resource) {
        try (InputStream json = IndexTemplates.class.getResourceAsStream(resource)) {
            if (json == null) {
                throw new IllegalStateException("the jar lacks earshot/index/" + resource);
            }
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read earshot/index/" + resource, e);
        }
    }
}
