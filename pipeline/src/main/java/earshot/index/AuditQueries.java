package earshot.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.CompositeAggregate;
import co.elastic.clients.elasticsearch._types.aggregations.CompositeAggregationSource;
import co.elastic.clients.elasticsearch._types.aggregations.CompositeBucket;
import co.elastic.clients.elasticsearch._types.mapping.FieldType;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import earshot.model.PostKind;
import earshot.model.SentimentLabel;
import earshot.model.Tally;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.ToLongFunction;

/** What an audit asks Elasticsearch, for one brand set and one length of window. */
final class AuditQueries {

    private static final int PAGE = 1000;
    private static final String TIME = "@timestamp";
    private static final String BRAND = "social.brand";
    private static final String GROUPS = "groups";
    private static final String ENGAGEMENT = "engagement";
    private static final String POTENTIAL_IMPRESSIONS = "potential-impressions";

    private final ElasticsearchClient client;
    private final String brandSet;
    private final Duration window;

    AuditQueries(ElasticsearchClient client, String brandSet, Duration window) {
        this.client = client;
        this.brandSet = brandSet;
        this.window = window;
    }

    /** Names one brand's window. */
    record BrandStart(Instant start, String brand) implements Comparable<BrandStart> {
        private static final Comparator<BrandStart> ORDER =
                Comparator.comparing(BrandStart::start).thenComparing(BrandStart::brand);

        @Override
        public int compareTo(BrandStart other) {
            return ORDER.compare(this, other);
        }
    }

    /** So that what was written a moment ago is counted. */
    void refresh() throws IOException {
        client.indices().refresh(request -> request.index(
                        Index.MENTIONS.pattern(), Index.WINDOWS.pattern(), Index.SHARE_OF_VOICE.pattern())
                .allowNoIndices(true)
                .ignoreUnavailable(true));
    }

    /** The starts of the stretches that hold any mention or window at all. */
    SortedSet<Instant> stretches(Instant from, Instant to, Duration stretch) throws IOException {
        String name = "stretches";
        SearchResponse<ObjectNode> response = client.search(
                request -> request.index(
                                Index.MENTIONS.pattern(), Index.WINDOWS.pattern(), Index.SHARE_OF_VOICE.pattern())
                        .size(0)
                        .query(within(from, to))
                        .aggregations(
                                name,
                                aggregation -> aggregation.dateHistogram(histogram -> histogram
                                        .field(TIME)
                                        .fixedInterval(interval -> interval.time(millis(stretch)))
                                        .minDocCount(1))),
                ObjectNode.class);
        SortedSet<Instant> starts = new TreeSet<>();
        // Without a single index there is no aggregation either.
        Optional.ofNullable(response.aggregations().get(name)).ifPresent(found -> found.dateHistogram()
                .buckets()
                .array()
                .forEach(bucket -> starts.add(Instant.ofEpochMilli(bucket.key()))));
        return starts;
    }

    /** Counts the mentions' documents: what the windows should say. */
    Map<BrandStart, Tally> countMentions(Instant from, Instant to) throws IOException {
        Map<BrandStart, Tally> tallies = new HashMap<>();
        Map<String, FieldValue> after = Map.of();
        do {
            SearchResponse<ObjectNode> response = client.search(countMentions(from, to, after), ObjectNode.class);
            CompositeAggregate page = Optional.ofNullable(
                            response.aggregations().get(GROUPS))
                    .map(Aggregate::composite)
                    .orElseGet(() -> CompositeAggregate.of(none -> none.buckets(buckets -> buckets.array(List.of()))));
            for (CompositeBucket bucket : page.buckets().array()) {
                BrandStart key = new BrandStart(
                        Instant.ofEpochMilli(Long.parseLong(key(bucket, "start"))), key(bucket, "brand"));
                tallies.merge(key, tally(bucket), Tally::plus);
            }
            after = page.afterKey();
        } while (!after.isEmpty());
        return tallies;
    }

    private SearchRequest countMentions(Instant from, Instant to, Map<String, FieldValue> after) {
        List<Map<String, CompositeAggregationSource>> sources = List.of(
                terms("brand", BRAND),
                Map.of(
                        "start",
                        CompositeAggregationSource.of(source -> source.dateHistogram(histogram ->
                                histogram.field(TIME).fixedInterval(interval -> interval.time(millis(window)))))),
                terms("kind", "social.post.kind"),
                terms("label", "social.sentiment.label"));
        return SearchRequest.of(request -> request.index(Index.MENTIONS.pattern())
                .size(0)
                .query(within(from, to))
                .aggregations(GROUPS, groups -> groups.composite(composite -> {
                            composite.size(PAGE).sources(sources);
                            return after.isEmpty() ? composite : composite.after(after);
                        })
                        .aggregations(ENGAGEMENT, sum("social.engagement.interactions"))
                        .aggregations(POTENTIAL_IMPRESSIONS, sum("social.potential_impressions"))));
    }

    private static Tally tally(CompositeBucket bucket) {
        boolean repost = key(bucket, "kind").equals(DocumentWriter.word(PostKind.REPOST));
        long mentions = repost ? 0 : bucket.docCount();
        ToLongFunction<SentimentLabel> labelled =
                label -> key(bucket, "label").equals(DocumentWriter.word(label)) ? mentions : 0;
        return new Tally(
                mentions,
                repost ? bucket.docCount() : 0,
                labelled.applyAsLong(SentimentLabel.NEGATIVE),
                labelled.applyAsLong(SentimentLabel.NEUTRAL),
                labelled.applyAsLong(SentimentLabel.POSITIVE),
                labelled.applyAsLong(SentimentLabel.UNCERTAIN),
                labelled.applyAsLong(SentimentLabel.UNSCORED),
                sum(bucket, ENGAGEMENT),
                sum(bucket, POTENTIAL_IMPRESSIONS),
                0,
                0);
    }

    /** The {@code social} part of each document of windows of the audited length. */
    Map<BrandStart, JsonNode> documents(Index index, Instant from, Instant to) throws IOException {
        Query query = Query.of(all -> all.bool(bool -> bool.filter(within(from, to))
                .filter(filter ->
                        filter.term(term -> term.field("social.window.length").value(window.toString())))));
        Map<BrandStart, JsonNode> documents = new HashMap<>();
        List<FieldValue> after = List.of();
        List<Hit<ObjectNode>> hits;
        do {
            List<FieldValue> position = after;
            hits = client.search(
                            request -> {
                                request.index(index.pattern())
                                        .size(PAGE)
                                        .query(query)
                                        .sort(sort -> sort.field(
                                                field -> field.field(TIME).unmappedType(FieldType.Date)))
                                        .sort(sort -> sort.field(
                                                field -> field.field(BRAND).unmappedType(FieldType.Keyword)));
                                return position.isEmpty() ? request : request.searchAfter(position);
                            },
                            ObjectNode.class)
                    .hits()
                    .hits();
            for (Hit<ObjectNode> hit : hits) {
                JsonNode document = Objects.requireNonNull(hit.source(), "_source is part of every index");
                JsonNode social = document.path("social");
                Instant start = Instant.parse(document.path(TIME).asText());
                documents.put(new BrandStart(start, social.path("brand").asText()), social);
                after = hit.sort();
            }
        } while (hits.size() == PAGE);
        return documents;
    }

    private Query within(Instant from, Instant to) {
        return Query.of(all -> all.bool(bool -> bool.filter(filter ->
                        filter.term(term -> term.field("social.brand_set.name").value(brandSet)))
                .filter(filter -> filter.range(range ->
                        range.date(date -> date.field(TIME).gte(from.toString()).lt(to.toString()))))));
    }

    private static Map<String, CompositeAggregationSource> terms(String name, String field) {
        return Map.of(name, CompositeAggregationSource.of(source -> source.terms(terms -> terms.field(field))));
    }

    private static Aggregation sum(String field) {
        return Aggregation.of(aggregation -> aggregation.sum(sum -> sum.field(field)));
    }

    private static long sum(CompositeBucket bucket, String name) {
        return Math.round(Objects.requireNonNull(bucket.aggregations().get(name), name)
                .sum()
                .value());
    }

    private static String key(CompositeBucket bucket, String source) {
        return Objects.requireNonNull(bucket.key().get(source), source)._toJsonString();
    }

    private static String millis(Duration duration) {
        return duration.toMillis() + "ms";
    }
}
