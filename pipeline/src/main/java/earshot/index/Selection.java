package earshot.index;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Whose mentions, and when they were published.
 *
 * @param brand an id within the set; {@code ""} for all of them
 * @param from inclusive
 * @param to exclusive
 */
public record Selection(String brandSet, String brand, Instant from, Instant to) {

    /** @throws IllegalArgumentException where it holds no time */
    public Selection {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("the period from " + from + " to " + to + " holds no time");
        }
    }

    /** As long a time before it. */
    public Selection before() {
        return new Selection(brandSet, brand, from.minus(Duration.between(from, to)), from);
    }

    /** With every bar that it touches in whole. */
    public Selection aligned(Bars bars) {
        return new Selection(brandSet, brand, bars.floor(from), bars.ceiling(to));
    }

    public Selection ofAllBrands() {
        return new Selection(brandSet, "", from, to);
    }

    /** What a document must be to belong here. */
    List<Object> filters() {
        List<Object> filters = new ArrayList<>();
        filters.add(term("social.brand_set.name", brandSet));
        if (!brand.isEmpty()) {
            filters.add(term("social.brand", brand));
        }
        filters.add(within(from, to));
        return filters;
    }

    static Map<String, Object> within(Instant from, Instant to) {
        return Map.of("range", Map.of("@timestamp", Map.of("gte", from.toString(), "lt", to.toString())));
    }

    static Map<String, Object> term(String field, Object value) {
        return Map.of("term", Map.of(field, value));
    }

    static Map<String, Object> all(List<Object> filters) {
        return Map.of("bool", Map.of("filter", filters));
    }

    static Map<String, Object> terms(String field, int size) {
        return Map.of("terms", Map.of("field", field, "size", size));
    }

    /** An aggregation with others in each of its buckets. */
    static Map<String, Object> with(Map<String, Object> aggregation, Map<String, Object> inside) {
        Map<String, Object> both = new LinkedHashMap<>(aggregation);
        both.put("aggs", inside);
        return both;
    }
}
