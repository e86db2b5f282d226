package earshot.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a panel's number should be, by the flow's own documents and without Elasticsearch: by the windows, where windows
 * hold it, otherwise by looking at the mentions one by one.
 *
 * @param families documents by family and id
 */
record Counted(Map<String, Map<String, ObjectNode>> families, Instant from, Instant to) {

    private static final Set<String> CUTS =
            Set.of("social.platform", "social.sentiment.language", "social.post.kind", "social.intent");
    private static final Set<String> LABELS = Set.of("negative", "neutral", "positive", "uncertain", "unscored");
    private static final String LABEL = "social.sentiment.label";
    private static final String KIND = "social.post.kind";

    /**
     * @param document where the number comes from, e.g. {@code earshot-windows simulator/velora/PT1H/…}, and in how
     *     many documents it lies
     */
    record Figure(Object value, String document, long documents) {}

    Figure of(String family, List<Clause> asked, JsonNode metric) {
        String operation = metric.path("operation").asText();
        if (operation.equals("formula")) {
            Formula formula = new Formula(metric.path("formula").asText());
            List<Figure> parts = new ArrayList<>();
            double value = formula.value(each -> {
                parts.add(of(family, asked, each));
                return (double) parts.get(parts.size() - 1).value();
            });
            return new Figure(value, parts.get(0).document(), parts.get(0).documents());
        }
        List<Clause> clauses = new ArrayList<>(asked);
        clauses.addAll(Clause.parse(metric.at("/filter/expression").asText()));
        String field = metric.path("field").asText();
        return byWindows(family, clauses, operation, field)
                .orElseGet(() -> oneByOne(timed(family, clauses), operation, field, "earshot-" + family));
    }

    /** The sum of a tally's field over the windows, or their parts, that the clauses mean; empty where none hold it. */
    private Optional<Figure> byWindows(String family, List<Clause> clauses, String operation, String field) {
        String tally = "";
        String cut = "";
        List<Clause> kept = new ArrayList<>();
        boolean counted = family.equals("mentions")
                && (operation.equals("count") || operation.equals("sum"))
                && clauses.stream().anyMatch(clause -> clause.field().equals(KIND));
        for (Clause clause : clauses) {
            boolean label = clause.field().equals(LABEL) && LABELS.contains(clause.value()) && !clause.negated();
            if (label && tally.isEmpty()) {
                tally = clause.value();
            } else if (clause.field().equals(KIND) && clause.value().equals("repost") && !clause.negated()) {
                tally = "reposts";
            } else if (CUTS.contains(clause.field())
                    && cut.isEmpty()
                    && !clause.negated()
                    && !clause.value().equals("*")) {
                String dimension = clause.field().substring(clause.field().lastIndexOf('.') + 1);
                cut = dimension;
                kept.add(new Clause("social.cut.dimension", dimension, false));
                kept.add(new Clause("social.cut.value", clause.value(), false));
            } else if (Set.of("@timestamp", "social.brand").contains(clause.field())) {
                kept.add(clause);
            } else if (!(label && tally.equals(clause.value()))
                    && !clause.equals(new Clause(KIND, "repost", true))
                    && !clause.equals(new Clause(KIND, "*", false))) {
                counted = false;
            }
        }
        if (operation.equals("sum")) {
            counted &= tally.isEmpty();
            tally = field.endsWith("interactions") ? "engagement" : "potential_impressions";
        }
        if (!counted) {
            return Optional.empty();
        }
        String number = "social.tally." + (tally.isEmpty() ? "mentions" : tally);
        String source = cut.isEmpty() ? "windows" : "cuts";
        kept.add(new Clause("social.window.length", "PT1H", false));
        return Optional.of(oneByOne(timed(source, kept), "sum", number, "earshot-" + source));
    }

    private List<Map.Entry<String, ObjectNode>> timed(String family, List<Clause> clauses) {
        return families.getOrDefault(family, Map.of()).entrySet().stream()
                .filter(document -> {
                    Instant at =
                            Instant.parse(document.getValue().path("@timestamp").asText());
                    return !at.isBefore(from) && at.isBefore(to);
                })
                .filter(document -> clauses.stream().allMatch(clause -> clause.holds(document.getValue())))
                .toList();
    }

    private static Figure oneByOne(
            List<Map.Entry<String, ObjectNode>> documents, String operation, String field, String from) {
        List<String> values = documents.stream()
                .flatMap(document -> Clause.values(document.getValue(), field))
                .toList();
        Object value =
                switch (operation) {
                    case "count" -> (double) documents.size();
                    case "unique_count" -> (double) new HashSet<>(values).size();
                    case "sum" ->
                        values.stream().mapToDouble(Double::parseDouble).sum();
                    case "max" ->
                        values.stream().mapToDouble(Counted::number).max().orElse(0);
                    case "last_value" ->
                        documents.stream()
                                .max(Comparator.comparing(each -> Instant.parse(
                                        each.getValue().path("@timestamp").asText())))
                                .map(each -> Clause.values(each.getValue(), field)
                                        .findFirst()
                                        .orElse(""))
                                .orElse("");
                    default -> throw new IllegalArgumentException("no operation that this test knows: " + operation);
                };
        String example = documents.isEmpty() ? "none" : documents.get(0).getKey();
        return new Figure(value, from + " " + example, documents.size());
    }

    private static double number(String value) {
        return value.endsWith("Z") ? Instant.parse(value).toEpochMilli() : Double.parseDouble(value);
    }

    /** The week's profile, by the published times of the mentions themselves. */
    double mentionsAt(String weekday, int hour) {
        return families.getOrDefault("mentions", Map.of()).values().stream()
                .filter(mention -> !mention.at("/social/post/kind").asText().equals("repost"))
                .map(mention -> ZonedDateTime.ofInstant(
                        Instant.parse(mention.path("@timestamp").asText()), ZoneOffset.UTC))
                .filter(at -> at.getHour() == hour
                        && at.getDayOfWeek().name().toLowerCase(Locale.ROOT).equals(weekday))
                .count();
    }
}
