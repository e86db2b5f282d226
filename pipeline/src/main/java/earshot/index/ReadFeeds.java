package earshot.index;

import static earshot.index.Selection.all;
import static earshot.index.Selection.term;
import static earshot.index.Selection.terms;
import static earshot.index.Selection.with;
import static earshot.index.Selection.within;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.index.FeedHealth.Bar;
import earshot.index.FeedHealth.Feed;
import earshot.index.JsonSearch.Question;
import earshot.model.FeedTally;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Asks for {@link FeedHealth}, in one request. */
final class ReadFeeds {
    private static final int PLATFORMS = 100;
    private static final List<String> FIELDS = List.of(
            "payloads", "posts", "reposts", "counts", "removals", "restorations", "rejected", "matched", "unique");

    private final Selection period;
    private final Bars bars;
    private final Duration window;

    /** @param period of received time for the feeds, of published time for the windows */
    ReadFeeds(Selection period, Bars bars, Duration window) {
        this.period = period;
        this.bars = bars;
        this.window = window;
    }

    FeedHealth read(JsonSearch search) throws IOException {
        Map<String, Object> received = within(period.from(), period.to());
        List<Object> windows = period.filters();
        windows.add(term("social.window.length", window.toString()));
        List<JsonNode> answers = search.ask(List.of(
                count(Index.FEEDS, all(List.of(received)), Map.of("platforms", platforms(), "bars", histogram())),
                count(
                        Index.FEEDS,
                        all(List.of(Map.of("range", Map.of("social.feed.payloads", Map.of("gt", 0))))),
                        Map.of(
                                "platforms",
                                with(
                                        terms("social.platform", PLATFORMS),
                                        Map.of("last", Map.of("max", Map.of("field", "@timestamp")))))),
                count(
                        Index.REJECTED,
                        all(List.of(received)),
                        Map.of(
                                "platforms",
                                with(
                                        terms("social.platform", PLATFORMS),
                                        Map.of("reasons", terms("social.rejection.reason", 50))))),
                count(
                        Index.WINDOWS,
                        all(windows),
                        Map.of(
                                "status", terms("social.window.status", 5),
                                "versions", terms("social.brand_set.version", 20),
                                "late", Map.of("sum", Map.of("field", "social.tally.late")))),
                count(Index.MENTIONS, all(period.filters()), Map.of("models", terms("social.sentiment.model", 10)))));
        return new FeedHealth(
                period.from(),
                period.to(),
                feeds(answers),
                bars(answers.get(0).at("/aggregations/bars/buckets")),
                counts(answers.get(3).at("/aggregations/status/buckets")),
                answers.get(3).at("/aggregations/late/value").asLong(),
                counts(answers.get(3).at("/aggregations/versions/buckets")),
                counts(answers.get(4).at("/aggregations/models/buckets")));
    }

    private static Question count(Index index, Map<String, Object> query, Map<String, Object> aggregations) {
        return new Question(index, Map.of("size", 0, "query", query, "aggs", aggregations));
    }

    private static Map<String, Object> platforms() {
        Map<String, Object> sums = new HashMap<>();
        FIELDS.forEach(field -> sums.put(field, Map.of("sum", Map.of("field", "social.feed." + field))));
        return with(terms("social.platform", PLATFORMS), sums);
    }

    private Map<String, Object> histogram() {
        return with(
                bars.histogram(),
                Map.of(
                        "platforms",
                        with(
                                terms("social.platform", PLATFORMS),
                                Map.of(
                                        "payloads", Map.of("sum", Map.of("field", "social.feed.payloads")),
                                        "rejected", Map.of("sum", Map.of("field", "social.feed.rejected"))))));
    }

    /** Every platform ever heard: one that is silent is what people look for. */
    private static List<Feed> feeds(List<JsonNode> answers) {
        Map<String, FeedTally> tallies = new HashMap<>();
        answers.get(0)
                .at("/aggregations/platforms/buckets")
                .forEach(bucket -> tallies.put(bucket.path("key").asText(), tally(bucket)));
        Map<String, Map<String, Long>> rejections = new HashMap<>();
        answers.get(2)
                .at("/aggregations/platforms/buckets")
                .forEach(bucket -> rejections.put(bucket.path("key").asText(), counts(bucket.at("/reasons/buckets"))));
        List<Feed> feeds = new ArrayList<>();
        for (JsonNode bucket : answers.get(1).at("/aggregations/platforms/buckets")) {
            String platform = bucket.path("key").asText();
            feeds.add(new Feed(
                    platform,
                    tallies.getOrDefault(platform, FeedTally.ZERO),
                    Instant.ofEpochMilli(bucket.at("/last/value").asLong()),
                    rejections.getOrDefault(platform, Map.of())));
        }
        feeds.sort((one, other) ->
                Long.compare(other.tally().payloads(), one.tally().payloads()));
        return feeds;
    }

    private static FeedTally tally(JsonNode sums) {
        long[] values = FIELDS.stream()
                .mapToLong(field -> sums.path(field).path("value").asLong())
                .toArray();
        return new FeedTally(
                values[0], values[1], values[2], values[3], values[4], values[5], values[6], values[7], values[8]);
    }

    private List<Bar> bars(JsonNode buckets) {
        Map<Instant, JsonNode> found = new HashMap<>();
        buckets.forEach(
                bucket -> found.put(Instant.ofEpochMilli(bucket.path("key").asLong()), bucket));
        List<Bar> every = new ArrayList<>();
        for (Instant start = bars.floor(period.from()); start.isBefore(period.to()); start = bars.end(start)) {
            Map<String, Long> payloads = new LinkedHashMap<>();
            long rejected = 0;
            if (found.containsKey(start)) {
                for (JsonNode platform : found.get(start).at("/platforms/buckets")) {
                    payloads.put(
                            platform.path("key").asText(),
                            platform.at("/payloads/value").asLong());
                    rejected += platform.at("/rejected/value").asLong();
                }
            }
            every.add(new Bar(start, bars.end(start), payloads, rejected));
        }
        return every;
    }

    private static Map<String, Long> counts(JsonNode buckets) {
        Map<String, Long> counts = new LinkedHashMap<>();
        buckets.forEach(bucket ->
                counts.put(bucket.path("key").asText(), bucket.path("doc_count").asLong()));
        return counts;
    }
}
