package earshot.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A field's value asked for, by KQL or by a bucket: the part of KQL that the boards use is clauses with "and" between.
 *
 * @param value {@code *} for any; {@code 10..100} for a range without its end; of {@code @timestamp} the start of an hour
 */
record Clause(String field, String value, boolean negated) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern WRITTEN = Pattern.compile("(not )?([@\\w.]+) : (?:\"([^\"]*)\"|(\\S+))");

    static List<Clause> parse(String kql) {
        List<Clause> clauses = new ArrayList<>();
        for (String part : kql.isEmpty() ? new String[0] : kql.split(" and ", -1)) {
            Matcher written = WRITTEN.matcher(part);
            if (!written.matches()) {
                throw new IllegalArgumentException("not a clause that this test knows: " + part);
            }
            String value = Optional.ofNullable(written.group(3)).orElseGet(() -> written.group(4));
            clauses.add(new Clause(written.group(2), value, written.group(1) != null));
        }
        return clauses;
    }

    /** As Kibana asks it. */
    static ObjectNode query(List<Clause> clauses) {
        ObjectNode query = JSON.createObjectNode();
        ObjectNode bool = query.putObject("bool");
        bool.putArray("filter");
        bool.putArray("must_not");
        for (Clause clause : clauses) {
            bool.withArray(clause.negated ? "must_not" : "filter").add(clause.query());
        }
        return query;
    }

    private ObjectNode query() {
        ObjectNode query = JSON.createObjectNode();
        if (value.equals("*")) {
            query.putObject("exists").put("field", field);
        } else {
            query.putObject("match_phrase").put(field, value);
        }
        return query;
    }

    boolean holds(JsonNode document) {
        return holdsUnnegated(document) != negated;
    }

    private boolean holdsUnnegated(JsonNode document) {
        if (field.equals("@timestamp")) {
            Instant at = Instant.parse(document.path("@timestamp").asText());
            return at.truncatedTo(ChronoUnit.HOURS).equals(Instant.parse(value));
        }
        if (value.contains("..")) {
            List<String> bounds = List.of(value.split("\\.\\.", -1));
            return values(document, field)
                    .mapToLong(Long::parseLong)
                    .anyMatch(held -> held >= Long.parseLong(bounds.get(0))
                            && (bounds.get(1).isEmpty() || held < Long.parseLong(bounds.get(1))));
        }
        return values(document, field).anyMatch(held -> value.equals("*") || held.equalsIgnoreCase(value));
    }

    static Stream<String> values(JsonNode document, String field) {
        JsonNode node = document.at("/" + field.replace(".keyword", "").replace('.', '/'));
        if (node.isArray()) {
            List<String> values = new ArrayList<>();
            node.forEach(item -> values.add(item.asText()));
            return values.stream();
        }
        return node.isMissingNode() ? Stream.empty() : Stream.of(node.asText());
    }
}
