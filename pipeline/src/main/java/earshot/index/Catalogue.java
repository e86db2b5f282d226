package earshot.index;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.index.JsonSearch.Question;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What there is to look at.
 *
 * @param brandSets brands by set, those with more windows first
 * @param windows lengths that are measured
 * @param newest end of the newest window that holds anything; the epoch where there is none
 * @param changes grows with every document written: where it stands still, nothing is new
 */
public record Catalogue(
        Map<String, List<String>> brandSets,
        List<Duration> windows,
        Instant newest,
        Instant newestReceived,
        long changes) {

    static Catalogue read(JsonSearch search) throws IOException {
        List<JsonNode> answers = search.ask(List.of(
                new Question(
                        Index.WINDOWS,
                        Map.of(
                                "size",
                                0,
                                "aggs",
                                Map.of(
                                        "sets",
                                        Map.of(
                                                "terms",
                                                Map.of("field", "social.brand_set.name", "size", 50),
                                                "aggs",
                                                Map.of("brands", Selection.terms("social.brand", 500))),
                                        "lengths",
                                        Selection.terms("social.window.length", 20),
                                        "newest",
                                        max("@timestamp"),
                                        "changes",
                                        max("event.ingested")))),
                newest(Index.MENTIONS),
                newest(Index.ALERTS),
                newest(Index.FEEDS)));
        Map<String, List<String>> sets = new LinkedHashMap<>();
        for (JsonNode set : answers.get(0).at("/aggregations/sets/buckets")) {
            List<String> brands = new ArrayList<>();
            set.at("/brands/buckets")
                    .forEach(brand -> brands.add(brand.path("key").asText()));
            sets.put(set.path("key").asText(), brands.stream().sorted().toList());
        }
        List<Duration> lengths = new ArrayList<>();
        answers.get(0)
                .at("/aggregations/lengths/buckets")
                .forEach(length -> lengths.add(Duration.parse(length.path("key").asText())));
        return new Catalogue(
                sets,
                lengths,
                time(answers.get(1), "newest"),
                time(answers.get(3), "newest"),
                answers.stream()
                        .mapToLong(answer ->
                                answer.at("/aggregations/changes/value").asLong())
                        .max()
                        .orElse(0));
    }

    private static Question newest(Index index) {
        return new Question(
                index,
                Map.of("size", 0, "aggs", Map.of("newest", max("@timestamp"), "changes", max("event.ingested"))));
    }

    private static Map<String, Object> max(String field) {
        return Map.of("max", Map.of("field", field));
    }

    private static Instant time(JsonNode answer, String name) {
        return Instant.ofEpochMilli(
                answer.at("/aggregations/" + name + "/value").asLong());
    }
}
