package earshot.index;

import static earshot.index.Selection.all;
import static earshot.index.Selection.terms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import earshot.index.JsonSearch.Question;
import earshot.index.MentionPage.Order;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Asks for a {@link MentionPage}. */
final class ReadMentions {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int VALUES = 50;

    private final Selection period;
    private final MentionFilter filter;
    private final Order order;
    private final int size;

    ReadMentions(Selection period, MentionFilter filter, Order order, int size) {
        this.period = period;
        this.filter = filter;
        this.order = order;
        this.size = size;
    }

    /**
     * @param after an earlier page's {@code next}; {@code ""} for the first
     * @throws IllegalArgumentException where it is none
     */
    MentionPage read(JsonSearch search, String after) throws IOException {
        JsonNode answer = search.ask(new Question(Index.MENTIONS, body(after)));
        List<JsonNode> mentions = ReadOverview.sources(answer);
        JsonNode last = answer.path("hits").path("hits").path(size - 1).path("sort");
        return new MentionPage(
                answer.at("/hits/total/value").asLong(),
                mentions,
                last.isMissingNode() ? "" : encode(last),
                counts(answer.at("/aggregations/sentiments/values/buckets")),
                counts(answer.at("/aggregations/platforms/values/buckets")));
    }

    private Map<String, Object> body(String after) {
        List<Object> filters = period.filters();
        filters.addAll(filter.queries());
        List<Object> chosen = new ArrayList<>(filter.ofSentiment());
        chosen.addAll(filter.ofPlatform());
        Map<String, Object> body = new HashMap<>();
        body.put("size", size);
        body.put("track_total_hits", true);
        body.put("query", all(filters));
        body.put("post_filter", all(chosen));
        body.put("sort", sort());
        body.put(
                "aggs",
                Map.of(
                        "sentiments", values("social.sentiment.label", filter.ofPlatform()),
                        "platforms", values("social.platform", filter.ofSentiment())));
        if (!after.isEmpty()) {
            body.put("search_after", decode(after));
        }
        return body;
    }

    /** Ends with what no two mentions share, so that no page leaves one out or shows it twice. */
    private List<Object> sort() {
        List<Object> sort = new ArrayList<>();
        if (order == Order.MOST_ENGAGED) {
            sort.add(Map.of("social.engagement.interactions", "desc"));
        }
        sort.add(Map.of("@timestamp", order == Order.OLDEST ? "asc" : "desc"));
        sort.add(Map.of("social.post.id", "asc"));
        sort.add(Map.of("social.brand", "asc"));
        return sort;
    }

    private static Map<String, Object> values(String field, List<Object> filters) {
        return Map.of("filter", all(filters), "aggs", Map.of("values", terms(field, VALUES)));
    }

    private static Map<String, Long> counts(JsonNode buckets) {
        Map<String, Long> counts = new LinkedHashMap<>();
        buckets.forEach(bucket ->
                counts.put(bucket.path("key").asText(), bucket.path("doc_count").asLong()));
        return counts;
    }

    private static String encode(JsonNode sort) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(sort.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode decode(String after) {
        try {
            JsonNode sort = JSON.readTree(new String(Base64.getUrlDecoder().decode(after), StandardCharsets.UTF_8));
            if (!sort.isArray()) {
                throw new IllegalArgumentException("this is no page's end: " + after);
            }
            return sort;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("this is no page's end: " + after, e);
        }
    }
}
