package earshot.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.mapping.FieldType;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import earshot.model.Cut;
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
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What an audit asks Elasticsearch, for one brand set and one length of window. */
final class AuditQueries {

    private static final int PAGE = 1000;
    private static final String TIME = "@timestamp";
    private static final String BRAND = "social.brand";
    private static final String LENGTHS = "lengths";
    private static final List<String> CUT_ORDER = List.of(BRAND, "social.cut.dimension", "social.cut.value");

    private final ElasticsearchClient client;
    private final String brandSet;
    private final Duration window;

    AuditQueries(ElasticsearchClient client, String brandSet, Duration window) {
        this.client = client;
        this.brandSet = brandSet;
        this.window = window;
    }

    /**
     * Names one brand's window, or a part of it.
     *
     * @param cut {@code <dimension>/<value>}; {@link #WHOLE} for all of it
     */
    record Part(Instant start, String brand, String cut) implements Comparable<Part> {
        static final String WHOLE = "";

        private static final Comparator<Part> ORDER =
                Comparator.comparing(Part::start).thenComparing(Part::brand).thenComparing(Part::cut);

        static String cut(Cut cut) {
            return WindowFields.name(cut) + "/" + cut.value();
        }

        boolean isWhole() {
            return cut.equals(WHOLE);
        }

        @Override
        public int compareTo(Part other) {
            return ORDER.compare(this, other);
        }
    }

    /** So that what was written a moment ago is counted. */
    void refresh() throws IOException {
        client.indices().refresh(request -> request.index(
                        Index.MENTIONS.pattern(),
                        Index.WINDOWS.pattern(),
                        Index.CUTS.pattern(),
                        Index.SHARE_OF_VOICE.pattern())
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
    Map<Part, Tally> countMentions(Instant from, Instant to, CountMentions count) throws IOException {
        List<FieldValue> after = List.of();
        List<Hit<ObjectNode>> hits;
        do {
            List<FieldValue> position = after;
            hits = client.search(
                            request -> CountMentions.page(request, position)
                                    .size(PAGE)
                                    .query(within(from, to)),
                            ObjectNode.class)
                    .hits()
                    .hits();
            for (Hit<ObjectNode> hit : hits) {
                count.add(Objects.requireNonNull(hit.source(), "_source is part of every index"));
                after = hit.sort();
            }
        } while (hits.size() == PAGE);
        return count.counted();
    }

    /** Lengths of the windows there are, as documents write them. */
    SortedSet<Duration> lengths() throws IOException {
        SearchResponse<ObjectNode> response = client.search(
                request -> request.index(Index.WINDOWS.pattern())
                        .size(0)
                        .query(query -> query.term(
                                term -> term.field("social.brand_set.name").value(brandSet)))
                        .aggregations(
                                LENGTHS,
                                aggregation -> aggregation.terms(terms ->
                                        terms.field("social.window.length").size(PAGE))),
                ObjectNode.class);
        SortedSet<Duration> lengths = new TreeSet<>();
        Optional.ofNullable(response.aggregations().get(LENGTHS))
                .filter(Aggregate::isSterms)
                .ifPresent(found -> found.sterms()
                        .buckets()
                        .array()
                        .forEach(bucket ->
                                lengths.add(Duration.parse(bucket.key().stringValue()))));
        return lengths;
    }

    /** Where each day with a window begins and ends. */
    SortedMap<Instant, Instant> days(Instant from, Instant to) throws IOException {
        SortedMap<Instant, Instant> days = new TreeMap<>();
        documents(Index.WINDOWS, from, to)
                .forEach((part, social) -> days.put(
                        part.start(), Instant.parse(social.at("/window/end").asText())));
        return days;
    }

    /** The {@code social} part of each document of windows of the audited length. */
    Map<Part, JsonNode> documents(Index index, Instant from, Instant to) throws IOException {
        Query query = Query.of(all -> all.bool(bool -> bool.filter(within(from, to))
                .filter(filter ->
                        filter.term(term -> term.field("social.window.length").value(window.toString())))));
        Map<Part, JsonNode> documents = new HashMap<>();
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
                                                field -> field.field(TIME).unmappedType(FieldType.Date)));
                                for (String field : index == Index.CUTS ? CUT_ORDER : List.of(BRAND)) {
                                    request.sort(sort ->
                                            sort.field(by -> by.field(field).unmappedType(FieldType.Keyword)));
                                }
                                return position.isEmpty() ? request : request.searchAfter(position);
                            },
                            ObjectNode.class)
                    .hits()
                    .hits();
            for (Hit<ObjectNode> hit : hits) {
                JsonNode document = Objects.requireNonNull(hit.source(), "_source is part of every index");
                JsonNode social = document.path("social");
                Instant start = Instant.parse(document.path(TIME).asText());
                JsonNode cut = social.path("cut");
                String part = cut.isMissingNode()
                        ? Part.WHOLE
                        : cut.path("dimension").asText() + "/"
                                + cut.path("value").asText();
                documents.put(new Part(start, social.path("brand").asText(), part), social);
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

    private static String millis(Duration duration) {
        return duration.toMillis() + "ms";
    }
}
