package earshot.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * One panel of a board.
 *
 * @param layer that holds data source, dimensions and metrics: of an xy chart its data layer, else the configuration
 * @param query KQL of the panel
 */
record Panel(String board, JsonNode panel, JsonNode layer, String query) {

    static List<Panel> of(String board, JsonNode payload) {
        List<Panel> panels = new ArrayList<>();
        for (JsonNode each : payload.path("panels")) {
            if (each.has("panels")) {
                each.path("panels").forEach(inner -> panels.add(of(board, inner, inner.path("config"))));
            } else {
                panels.add(of(board, each, each.path("config")));
            }
        }
        return panels;
    }

    private static Panel of(String board, JsonNode panel, JsonNode config) {
        JsonNode layer =
                config.has("layers") ? config.at("/layers/0") : config.has("tabs") ? config.at("/tabs/0") : config;
        JsonNode asked = config.has("tabs") ? layer : config;
        return new Panel(board, panel, layer, asked.at("/query/expression").asText());
    }

    static List<Panel> all() {
        List<Panel> panels = new ArrayList<>();
        Boards.all().forEach((id, board) -> panels.addAll(of(id, board)));
        return panels;
    }

    String title() {
        return config().path("title").asText();
    }

    JsonNode config() {
        return panel.path("config");
    }

    /** E.g. {@code mentions}. */
    String family() {
        return layer.at("/data_source/ref_id").asText().substring("earshot-".length());
    }

    /** Dimensions, outermost first. */
    List<JsonNode> buckets() {
        List<JsonNode> buckets = new ArrayList<>();
        layer.path("rows").forEach(buckets::add);
        for (String name : List.of("x", "y", "breakdown_by")) {
            if (layer.path(name).isObject()) {
                buckets.add(layer.path(name));
            }
        }
        return buckets;
    }

    List<JsonNode> metrics() {
        List<JsonNode> metrics = new ArrayList<>();
        layer.path("metrics").forEach(metrics::add);
        if (layer.path("y").isArray()) {
            layer.path("y").forEach(metrics::add);
        }
        if (layer.has("metric")) {
            metrics.add(layer.path("metric"));
        }
        return metrics;
    }

    @Override
    public String toString() {
        return board + ": " + title();
    }
}
