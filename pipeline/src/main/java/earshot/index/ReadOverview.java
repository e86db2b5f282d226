package earshot.index;

import static earshot.index.Selection.all;
import static earshot.index.Selection.term;
import static earshot.index.Selection.terms;
import static earshot.index.Selection.with;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.index.JsonSearch.Question;
import earshot.index.Overview.Bar;
import earshot.index.Overview.Brand;
import earshot.index.Overview.Hour;
import earshot.index.Overview.Part;
import earshot.index.Overview.Voice;
import earshot.model.Tally;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Asks for an {@link Overview}, in one request. */
final class ReadOverview {
    /** Below it a count of different values is as good as exact; Elasticsearch's own limit. */
    private static final int EXACT = 40_000;

    private static final int BRANDS = 200;
    private static final String SENTIMENT = "social.sentiment.label";

    static final Map<String, Object> NO_REPOST = Map.of("bool", Map.of("must_not", term("social.post.kind", "repost")));

    private final Selection period;
    private final Selection earlier;
    private final Bars bars;
    private final Duration window;
    private final int most;

    /**
     * @param earlier to compare with
     * @param most posts, authors, hashtags … to name
     */
    ReadOverview(Selection period, Selection earlier, Bars bars, Duration window, int most) {
        this.period = period;
        this.earlier = earlier;
        this.bars = bars;
        this.window = window;
        this.most = most;
    }

    Overview read(JsonSearch search) throws IOException {
        List<JsonNode> answers = search.ask(List.of(
                windows(period, Map.of("bars", with(bars.histogram(), TallySums.aggregations()), "week", week())),
                windows(earlier, Map.of()),
                byBrand(period),
                byBrand(earlier),
                mentions(),
                authorsBefore(),
                top(),
                alerts(period)));
        Tally now = TallySums.read(answers.get(0).path("aggregations"));
        Tally before = TallySums.read(answers.get(1).path("aggregations"));
        JsonNode mentions = answers.get(4).path("aggregations");
        return new Overview(
                period,
                bars.length(),
                window,
                now,
                before,
                net(now, before),
                authors(answers.get(4)),
                authors(answers.get(5)),
                bars(answers.get(0).at("/aggregations/bars/buckets")),
                brands(
                        answers.get(2).at("/aggregations/brands/buckets"),
                        answers.get(3).at("/aggregations/brands/buckets")),
                week(answers.get(0).at("/aggregations/week/buckets")),
                parts(mentions, "platforms"),
                parts(mentions, "languages"),
                parts(mentions, "kinds"),
                parts(mentions, "intents"),
                parts(mentions, "hashtags"),
                parts(mentions, "links"),
                parts(mentions, "own_sites"),
                voices(mentions.at("/voices/buckets")),
                sources(answers.get(6)),
                sources(answers.get(7)));
    }

    private Question windows(Selection selection, Map<String, Object> more) {
        Map<String, Object> aggregations = new HashMap<>(TallySums.aggregations());
        aggregations.putAll(more);
        List<Object> filters = selection.filters();
        filters.add(term("social.window.length", window.toString()));
        return new Question(Index.WINDOWS, Map.of("size", 0, "query", all(filters), "aggs", aggregations));
    }

    private Question byBrand(Selection selection) {
        return windows(
                selection.ofAllBrands(),
                Map.of("brands", with(terms("social.brand", BRANDS), TallySums.aggregations())));
    }

    private static Map<String, Object> week() {
        return with(
                terms("social.local.weekday", 7),
                Map.of(
                        "hours",
                        with(
                                terms("social.local.hour", 24),
                                Map.of(
                                        "mentions", sum("social.tally.mentions"),
                                        "negative", sum("social.tally.negative")))));
    }

    private static List<Object> mentionsOf(Selection selection) {
        List<Object> filters = selection.filters();
        filters.add(NO_REPOST);
        return filters;
    }

    private Question mentions() {
        Map<String, Object> aggregations = new HashMap<>();
        aggregations.put("authors", different());
        aggregations.put("platforms", part("social.platform"));
        aggregations.put("languages", part("social.sentiment.language"));
        aggregations.put("kinds", part("social.post.kind"));
        aggregations.put("intents", part("social.intent"));
        aggregations.put("hashtags", part("social.post.hashtags"));
        aggregations.put("links", part("social.post.links"));
        aggregations.put("own_sites", part("social.own_site"));
        Map<String, Object> known = Map.of(
                "top_hits",
                Map.of(
                        "size", 1,
                        "sort", List.of(Map.of("@timestamp", "desc")),
                        "_source", List.of("user", "social.author", "social.platform")));
        Map<String, Object> inVoices = new HashMap<>(inParts());
        inVoices.put("known", known);
        aggregations.put("voices", with(terms("user.id", most), inVoices));
        return new Question(Index.MENTIONS, Map.of("size", 0, "query", all(mentionsOf(period)), "aggs", aggregations));
    }

    private Question authorsBefore() {
        return new Question(
                Index.MENTIONS,
                Map.of("size", 0, "query", all(mentionsOf(earlier)), "aggs", Map.of("authors", different())));
    }

    private Question top() {
        return new Question(
                Index.MENTIONS,
                Map.of(
                        "size",
                        most,
                        "query",
                        all(mentionsOf(period)),
                        "sort",
                        List.of(Map.of("social.engagement.interactions", "desc"), Map.of("@timestamp", "desc"))));
    }

    /** Those that touch the period; one that only gathers is nobody's concern yet. */
    static Question alerts(Selection period) {
        List<Object> filters = new ArrayList<>(period.ofAllBrands().filters().subList(0, 1));
        if (!period.brand().isEmpty()) {
            filters.add(term("social.brand", period.brand()));
        }
        filters.add(
                Map.of("range", Map.of("@timestamp", Map.of("lt", period.to().toString()))));
        filters.add(Map.of(
                "range",
                Map.of("social.alert.updated_at", Map.of("gte", period.from().toString()))));
        filters.add(Map.of("bool", Map.of("must_not", term("social.alert.state", "pending"))));
        return new Question(
                Index.ALERTS,
                Map.of("size", 100, "query", all(filters), "sort", List.of(Map.of("@timestamp", "desc"))));
    }

    private static Map<String, Object> different() {
        return Map.of("cardinality", Map.of("field", "social.author.hash", "precision_threshold", EXACT));
    }

    private Map<String, Object> part(String field) {
        return with(terms(field, most), inParts());
    }

    private static Map<String, Object> inParts() {
        return Map.of(
                "negative", Map.of("filter", term(SENTIMENT, "negative")),
                "positive", Map.of("filter", term(SENTIMENT, "positive")),
                "engagement", sum("social.engagement.interactions"));
    }

    private static Map<String, Object> sum(String field) {
        return Map.of("sum", Map.of("field", field));
    }

    private static Map<String, NetSentiment> net(Tally now, Tally before) {
        Map<String, NetSentiment> net = new LinkedHashMap<>();
        NetSentiment.polar(now).ifPresent(value -> net.put("polar", value));
        NetSentiment.overall(now).ifPresent(value -> net.put("overall", value));
        NetSentiment.polar(before).ifPresent(value -> net.put("before", value));
        return net;
    }

    private static long authors(JsonNode answer) {
        return answer.at("/aggregations/authors/value").asLong();
    }

    private List<Bar> bars(JsonNode buckets) {
        Map<Instant, Tally> found = new HashMap<>();
        buckets.forEach(
                bucket -> found.put(Instant.ofEpochMilli(bucket.path("key").asLong()), TallySums.read(bucket)));
        List<Bar> every = new ArrayList<>();
        for (Instant start = bars.floor(period.from()); start.isBefore(period.to()); start = bars.end(start)) {
            every.add(new Bar(start, bars.end(start), found.getOrDefault(start, Tally.ZERO)));
        }
        return every;
    }

    private static List<Brand> brands(JsonNode now, JsonNode before) {
        Map<String, Tally> earlier = new HashMap<>();
        before.forEach(bucket -> earlier.put(bucket.path("key").asText(), TallySums.read(bucket)));
        List<Brand> brands = new ArrayList<>();
        now.forEach(bucket -> {
            String brand = bucket.path("key").asText();
            brands.add(new Brand(brand, TallySums.read(bucket), earlier.getOrDefault(brand, Tally.ZERO)));
        });
        brands.sort(
                (one, other) -> Long.compare(other.now().mentions(), one.now().mentions()));
        return brands;
    }

    private static List<Hour> week(JsonNode weekdays) {
        List<Hour> week = new ArrayList<>();
        for (JsonNode weekday : weekdays) {
            for (JsonNode hour : weekday.at("/hours/buckets")) {
                week.add(new Hour(
                        weekday.path("key").asText(),
                        hour.path("key").asInt(),
                        hour.at("/mentions/value").asLong(),
                        hour.at("/negative/value").asLong()));
            }
        }
        return week;
    }

    private static List<Part> parts(JsonNode aggregations, String name) {
        List<Part> parts = new ArrayList<>();
        aggregations.path(name).path("buckets").forEach(bucket -> parts.add(part(bucket)));
        return parts;
    }

    private static Part part(JsonNode bucket) {
        return new Part(
                bucket.path("key").asText(),
                bucket.path("doc_count").asLong(),
                bucket.at("/negative/doc_count").asLong(),
                bucket.at("/positive/doc_count").asLong(),
                bucket.at("/engagement/value").asLong());
    }

    private static List<Voice> voices(JsonNode buckets) {
        List<Voice> voices = new ArrayList<>();
        for (JsonNode bucket : buckets) {
            JsonNode known = bucket.at("/known/hits/hits/0/_source");
            Part part = part(bucket);
            voices.add(new Voice(
                    part.value(),
                    known.at("/user/name").asText(),
                    known.at("/user/full_name").asText(),
                    known.at("/social/platform").asText(),
                    known.at("/social/author/followers").asLong(-1),
                    part.mentions(),
                    part.negative(),
                    part.positive(),
                    part.engagement()));
        }
        return voices;
    }

    static List<JsonNode> sources(JsonNode answer) {
        List<JsonNode> sources = new ArrayList<>();
        answer.at("/hits/hits").forEach(hit -> sources.add(hit.path("_source")));
        return sources;
    }
}
