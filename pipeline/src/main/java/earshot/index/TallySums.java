package earshot.index;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.model.Tally;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Adds up windows' documents. Authors and clusters are left out: those of two windows may be the same. */
final class TallySums {
    private static final List<String> FIELDS = List.of(
            "mentions",
            "reposts",
            "negative",
            "neutral",
            "positive",
            "uncertain",
            "unscored",
            "engagement",
            "engagement_gained",
            "potential_impressions",
            "impressions",
            "viewed_engagement",
            "late");

    private TallySums() {}

    static Map<String, Object> aggregations() {
        return FIELDS.stream()
                .collect(Collectors.toMap(
                        Function.identity(), field -> Map.of("sum", Map.of("field", "social.tally." + field))));
    }

    /** @param sums the aggregations' answers; of none, nothing */
    static Tally read(JsonNode sums) {
        return new Tally(
                sum(sums, "mentions"),
                sum(sums, "reposts"),
                sum(sums, "negative"),
                sum(sums, "neutral"),
                sum(sums, "positive"),
                sum(sums, "uncertain"),
                sum(sums, "unscored"),
                sum(sums, "engagement"),
                sum(sums, "potential_impressions"),
                sum(sums, "late"),
                0,
                0,
                0,
                sum(sums, "engagement_gained"),
                sum(sums, "impressions"),
                sum(sums, "viewed_engagement"),
                0);
    }

    private static long sum(JsonNode sums, String field) {
        return Math.round(sums.path(field).path("value").asDouble());
    }
}
