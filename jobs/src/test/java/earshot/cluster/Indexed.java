package earshot.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import earshot.index.Index;
import earshot.local.JsonHttp;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;

/** All documents of an Elasticsearch. */
final class Indexed {
    private Indexed() {}

    /** By family and id, but for the time each was indexed. */
    static Map<String, Map<String, String>> documents(URI elasticsearch) throws InterruptedException {
        JsonHttp http = new JsonHttp();
        JsonNode unused =
                http.post(elasticsearch.resolve("/earshot-*/_refresh"), "").orElseThrow();
        Map<String, Map<String, String>> documents = new TreeMap<>();
        for (Index index : Index.values()) {
            Map<String, String> family = new TreeMap<>();
            JsonNode page = http.post(
                            elasticsearch.resolve("/" + index.pattern() + "/_search?scroll=1m"),
                            "{\"size\": 2000, \"sort\": [\"_doc\"]}")
                    .orElseThrow();
            while (!page.at("/hits/hits").isEmpty()) {
                for (JsonNode hit : page.at("/hits/hits")) {
                    family.put(hit.path("_id").asText(), withoutIngested(hit.path("_source")));
                }
                page = http.post(
                                elasticsearch.resolve("/_search/scroll"),
                                "{\"scroll\": \"1m\", \"scroll_id\": \""
                                        + page.path("_scroll_id").asText() + "\"}")
                        .orElseThrow();
            }
            documents.put(index.family(), family);
        }
        return documents;
    }

    static String withoutIngested(JsonNode source) {
        ((ObjectNode) source.path("event")).remove("ingested");
        return source.toString();
    }
}
