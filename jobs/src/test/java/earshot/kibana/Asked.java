package earshot.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The search that Kibana makes of a panel's operations, and what it reads out of the answer. Dates are cut by the hour,
 * where Kibana chooses by the width of the screen.
 */
record Asked(Panel panel, List<JsonNode> metrics, Instant from, Instant to) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * One bar, cell or line of a table.
     *
     * @param keys of its buckets
     * @param values of the metrics: a number or a text
     */
    record Row(List<Clause> keys, List<Object> values) {}

    ObjectNode search() {
        ObjectNode search = JSON.createObjectNode().put("size", 0).put("track_total_hits", true);
        ObjectNode query = Clause.query(Clause.parse(panel.query()));
        query.withObject("/bool")
                .withArray("filter")
                .addObject()
                .putObject("range")
                .putObject("@timestamp")
                .put("gte", from.toString())
                .put("lt", to.toString());
        search.set("query", query);
        ObjectNode within = search;
        for (JsonNode bucket : panel.buckets()) {
            ObjectNode aggregation = within.putObject("aggs").putObject("bucket");
            bucket(bucket, aggregation);
            within = aggregation;
        }
        ObjectNode leaves = within.has("aggs") ? (ObjectNode) within.get("aggs") : within.putObject("aggs");
        for (int metric = 0; metric < metrics.size(); metric++) {
            List<ObjectNode> operations = operations(metrics.get(metric));
            for (int operation = 0; operation < operations.size(); operation++) {
                measure(operations.get(operation), leaves.putObject(name(metric, operation)));
            }
        }
        return search;
    }

    private static String name(int metric, int operation) {
        return "m" + metric + "_" + operation;
    }

    private static List<ObjectNode> operations(JsonNode metric) {
        return metric.path("operation").asText().equals("formula")
                ? new Formula(metric.path("formula").asText()).operations()
                : List.of((ObjectNode) metric);
    }

    private void bucket(JsonNode bucket, ObjectNode into) {
        switch (bucket.path("operation").asText()) {
            case "date_histogram" ->
                into.putObject("date_histogram")
                        .put("field", bucket.path("field").asText())
                        .put("fixed_interval", "1h");
            case "terms" -> {
                ObjectNode terms = into.putObject("terms")
                        .put("field", bucket.at("/fields/0").asText())
                        .put("size", bucket.path("limit").asInt());
                boolean byCount = metrics.get(0).path("operation").asText().equals("count");
                if (bucket.at("/rank_by/type").asText().equals("alphabetical")) {
                    terms.putObject("order")
                            .put("_key", bucket.at("/rank_by/direction").asText());
                } else if (panel.buckets().size() == 1 && !byCount) {
                    terms.putObject("order").put("m0_0>v", "desc");
                }
            }
            case "filters" -> {
                ObjectNode filters = into.putObject("filters").putObject("filters");
                bucket.path("filters").forEach(filter -> {
                    String kql = filter.at("/filter/expression").asText();
                    filters.set(kql, Clause.query(Clause.parse(kql)));
                });
            }
            case "range" -> {
                ObjectNode range = into.putObject("range")
                        .put("field", bucket.path("field").asText());
                ArrayNode ranges = range.putArray("ranges");
                bucket.path("ranges").forEach(each -> {
                    ObjectNode one = ranges.addObject();
                    if (each.has("gt")) {
                        one.put("from", each.path("gt").asLong());
                    }
                    if (each.has("lte")) {
                        one.put("to", each.path("lte").asLong());
                    }
                });
            }
            default -> throw new IllegalArgumentException("no bucket that this test knows: " + bucket);
        }
    }

    private static void measure(JsonNode operation, ObjectNode into) {
        into.set(
                "filter",
                Clause.query(Clause.parse(operation.at("/filter/expression").asText())));
        String field = operation.path("field").asText();
        String name = operation.path("operation").asText();
        if (name.equals("last_value")) {
            ObjectNode last =
                    into.putObject("aggs").putObject("v").putObject("top_hits").put("size", 1);
            last.putArray("sort").addObject().put(operation.path("time_field").asText(), "desc");
            last.putArray("docvalue_fields").add(field);
        } else if (!name.equals("count")) {
            into.putObject("aggs")
                    .putObject("v")
                    .putObject(name.equals("unique_count") ? "cardinality" : name)
                    .put("field", field);
        }
    }

    List<Row> rows(JsonNode answer) {
        List<Row> rows = new ArrayList<>();
        rows(answer.path("aggregations"), 0, List.of(), rows);
        return rows;
    }

    private void rows(JsonNode aggregations, int depth, List<Clause> keys, List<Row> into) {
        List<JsonNode> buckets = panel.buckets();
        if (depth == buckets.size()) {
            List<Object> values = new ArrayList<>();
            for (int metric = 0; metric < metrics.size(); metric++) {
                values.add(value(metric, aggregations));
            }
            into.add(new Row(keys, values));
            return;
        }
        JsonNode bucket = buckets.get(depth);
        JsonNode found = aggregations.at("/bucket/buckets");
        if (found.isObject()) {
            found.properties()
                    .forEach(filter -> rows(
                            filter.getValue(),
                            depth + 1,
                            with(keys, Clause.parse(filter.getKey()).get(0)),
                            into));
        } else {
            String field = bucket.has("fields")
                    ? bucket.at("/fields/0").asText()
                    : bucket.path("field").asText();
            boolean range = bucket.has("ranges");
            found.forEach(each -> {
                JsonNode key = each.has("key_as_string") ? each.get("key_as_string") : each.get("key");
                String value = range
                        ? each.path("from").asLong() + ".."
                                + (each.has("to") ? each.path("to").asLong() : "")
                        : key.asText();
                rows(each, depth + 1, with(keys, new Clause(field, value, false)), into);
            });
        }
    }

    private static List<Clause> with(List<Clause> keys, Clause key) {
        List<Clause> more = new ArrayList<>(keys);
        more.add(key);
        return more;
    }

    private Object value(int metric, JsonNode aggregations) {
        JsonNode operation = metrics.get(metric);
        if (operation.path("operation").asText().equals("formula")) {
            Formula formula = new Formula(operation.path("formula").asText());
            List<ObjectNode> operations = formula.operations();
            return formula.value(each -> number(aggregations.path(name(metric, operations.indexOf(each)))));
        }
        JsonNode measured = aggregations.path(name(metric, 0));
        if (operation.path("operation").asText().equals("last_value")) {
            JsonNode hit = measured.at("/v/hits/hits/0/fields");
            return hit.isMissingNode() ? "" : hit.elements().next().get(0).asText();
        }
        return number(measured);
    }

    private static double number(JsonNode measured) {
        return measured.has("v")
                ? measured.at("/v/value").asDouble()
                : measured.path("doc_count").asDouble();
    }
}
