package earshot.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The boards, and the data views and the tag they need, as they lie in {@code docker/kibana}. Each file is the body of
 * Kibana's request, so what is read there is what is sent.
 */
public final class Boards {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** In the order in which people are shown them. */
    private static final List<String> IDS = List.of(
            "earshot-overview",
            "earshot-brands",
            "earshot-alert",
            "earshot-mentions",
            "earshot-authors",
            "earshot-content",
            "earshot-trust");

    private Boards() {}

    /** Each board's payload for {@code PUT /api/dashboards/<id>}, by its id. */
    public static Map<String, JsonNode> all() {
        Map<String, JsonNode> boards = new LinkedHashMap<>();
        for (String id : IDS) {
            try {
                boards.put(id, JSON.readTree(read("boards/" + id + ".json")));
            } catch (IOException e) {
                throw new UncheckedIOException("docker/kibana/boards/" + id + ".json is no JSON", e);
            }
        }
        return boards;
    }

    /** Data views and tag, for {@code POST /api/saved_objects/_import}: an object a line. */
    public static byte[] savedObjects() {
        return read("objects.ndjson");
    }

    private static byte[] read(String name) {
        try (InputStream in = Boards.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks earshot/kibana/" + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read earshot/kibana/" + name, e);
        }
    }
}
