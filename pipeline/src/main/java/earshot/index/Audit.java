package earshot.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.transport.ElasticsearchTransport;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import earshot.index.AuditQueries.Part;
import earshot.index.AuditReport.Difference;
import earshot.model.Tally;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * Holds the law of reconciliation against the index itself: for every brand, window and part, what the windows', the
 * parts' and the shares' documents say equals what a count over the mentions' documents gives. Both ways: a window without its
 * mentions is as much a difference as mentions without their window. Works through a day at a time, so any period fits
 * into memory.
 */
public final class Audit {

    /** Shares are fractions, read and divided in double precision. */
    private static final double ROUNDING = 1e-9;

    private static final JsonNode ABSENT = MissingNode.getInstance();

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration SHORTEST_WITH_PARTS = Duration.ofHours(1);

    private final AuditQueries queries;
    private final boolean parts;
    private final List<Difference> differences = new ArrayList<>();
    private long differing;
    private long windows;
    private long mentions;
    private long reposts;

    private Audit(AuditQueries queries, boolean parts) {
        this.queries = queries;
        this.parts = parts;
    }

    /**
     * Audits everything indexed of a set.
     *
     * @param window length of the windows to look at
     */
    public static AuditReport of(ElasticsearchClient client, String brandSet, Duration window) throws IOException {
        return of(
                client, brandSet, window, Instant.parse("0000-01-01T00:00:00Z"), Instant.parse("9999-12-31T00:00:00Z"));
    }

    /**
     * As {@link #of(ElasticsearchClient, String, Duration, Instant, Instant)}, with a client of its own.
     *
     * @throws IOException where Elasticsearch cannot be reached
     */
    public static AuditReport of(
            ElasticsearchConnection connection, String brandSet, Duration window, Instant from, Instant to)
            throws IOException {
        try (ElasticsearchTransport transport = connection.open()) {
            return of(new ElasticsearchClient(transport), brandSet, window, from, to);
        }
    }

    /**
     * Writes down what an audit found, for a board to show.
     *
     * @throws IOException where Elasticsearch cannot be reached or does not take it
     */
    public static void keep(ElasticsearchConnection connection, DocumentChange verdict) throws IOException {
        try (ElasticsearchTransport transport = connection.open()) {
            BulkResponse response = new ElasticsearchClient(transport)
                    .bulk(Bulk.of(List.of(verdict)).request());
            if (response.errors()) {
                throw new IOException("Elasticsearch did not take the verdict: " + response.items());
            }
        }
    }

    /** Lengths of the windows that are indexed of a set, the shortest first. */
    public static SortedSet<Duration> lengths(ElasticsearchConnection connection, String brandSet) throws IOException {
        try (ElasticsearchTransport transport = connection.open()) {
            AuditQueries queries = new AuditQueries(new ElasticsearchClient(transport), brandSet, DAY);
            queries.refresh();
            return queries.lengths();
        }
    }

    /**
     * @param window length of the windows to look at
     * @param from inclusive; taken back to the start of its window
     * @param to exclusive; taken forward to the end of its window
     * @throws IOException where Elasticsearch cannot be reached
     */
    public static AuditReport of(ElasticsearchClient client, String brandSet, Duration window, Instant from, Instant to)
            throws IOException {
        AuditQueries queries = new AuditQueries(client, brandSet, window);
        queries.refresh();
        Audit audit = new Audit(queries, window.compareTo(SHORTEST_WITH_PARTS) >= 0);
        if (window.compareTo(DAY) < 0) {
            Instant first = start(from, window);
            Instant last = start(to.plus(window).minusMillis(1), window);
            for (Instant start : queries.stretches(first, last, DAY)) {
                Instant end = start.plus(DAY);
                audit.check(
                        start.isBefore(first) ? first : start,
                        end.isAfter(last) ? last : end,
                        time -> start(time, window));
            }
        } else {
            audit.checkDays(from, to);
        }
        return new AuditReport(
                audit.windows, audit.mentions, audit.reposts, List.copyOf(audit.differences), audit.differing);
    }

    private static Instant start(Instant time, Duration window) {
        long millis = window.toMillis();
        return Instant.ofEpochMilli(Math.floorDiv(time.toEpochMilli(), millis) * millis);
    }

    /** Where days begin only their documents tell; what lies between these is in no window, and counted as one. */
    private void checkDays(Instant from, Instant to) throws IOException {
        SortedMap<Instant, Instant> days = queries.days(from, to);
        Instant done = from;
        for (Map.Entry<Instant, Instant> day : days.entrySet()) {
            Instant start = day.getKey();
            checkAll(done, start);
            checkAll(start, day.getValue());
            done = day.getValue();
        }
        checkAll(done, to);
    }

    private void checkAll(Instant from, Instant to) throws IOException {
        if (from.isBefore(to)) {
            check(from, to, time -> from);
        }
    }

    private void check(Instant from, Instant to, UnaryOperator<Instant> start) throws IOException {
        Map<Part, Tally> counted = queries.countMentions(from, to, new CountMentions(start, parts));
        Map<Part, JsonNode> written = queries.documents(Index.WINDOWS, from, to);
        Map<Part, JsonNode> shares = queries.documents(Index.SHARE_OF_VOICE, from, to);
        Map<Part, JsonNode> cuts = parts ? queries.documents(Index.CUTS, from, to) : Map.of();
        Map<Instant, Tally> sets = new HashMap<>();
        counted.forEach((part, tally) -> {
            if (part.isWhole()) {
                sets.merge(part.start(), tally, Tally::plus);
                mentions += tally.mentions();
                reposts += tally.reposts();
            }
        });
        windows += written.size();

        TreeSet<Part> keys = new TreeSet<>(counted.keySet());
        keys.addAll(written.keySet());
        keys.addAll(shares.keySet());
        keys.addAll(cuts.keySet());
        for (Part key : keys) {
            Tally count = counted.getOrDefault(key, Tally.ZERO);
            if (key.isWhole()) {
                compare(Index.WINDOWS, key, written.getOrDefault(key, ABSENT), windowNumbers(count));
                Tally set = sets.getOrDefault(key.start(), Tally.ZERO);
                compare(Index.SHARE_OF_VOICE, key, shares.getOrDefault(key, ABSENT), shareNumbers(count, set));
            } else {
                compare(Index.CUTS, key, cuts.getOrDefault(key, ABSENT), windowNumbers(count));
            }
        }
    }

    private static Map<String, Double> windowNumbers(Tally tally) {
        Map<String, Double> numbers = new LinkedHashMap<>(sharedNumbers("tally", tally));
        numbers.put("tally.reposts", (double) tally.reposts());
        numbers.put("tally.negative", (double) tally.negative());
        numbers.put("tally.neutral", (double) tally.neutral());
        numbers.put("tally.positive", (double) tally.positive());
        numbers.put("tally.uncertain", (double) tally.uncertain());
        numbers.put("tally.unscored", (double) tally.unscored());
        numbers.put("tally.clusters", (double) tally.clusters());
        numbers.put("tally.impressions", (double) tally.impressions());
        numbers.put("tally.viewed_engagement", (double) tally.viewedEngagement());
        return numbers;
    }

    /** Where every share is its tally over the counted total, the shares sum to 1 by themselves. */
    private static Map<String, Double> shareNumbers(Tally tally, Tally set) {
        Map<String, Double> numbers = new LinkedHashMap<>(sharedNumbers("tally", tally));
        numbers.putAll(sharedNumbers("total", set));
        numbers.put("share.mentions", share(tally.mentions(), set.mentions()));
        numbers.put("share.authors", share(tally.authors(), set.authors()));
        numbers.put("share.engagement", share(tally.engagement(), set.engagement()));
        numbers.put("share.potential_impressions", share(tally.potentialImpressions(), set.potentialImpressions()));
        return numbers;
    }

    private static Map<String, Double> sharedNumbers(String object, Tally tally) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        numbers.put(object + ".mentions", (double) tally.mentions());
        numbers.put(object + ".authors", (double) tally.authors());
        numbers.put(object + ".engagement", (double) tally.engagement());
        numbers.put(object + ".potential_impressions", (double) tally.potentialImpressions());
        return numbers;
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }

    /** What a document lacks counts as 0 in it. */
    private void compare(Index index, Part key, JsonNode document, Map<String, Double> counted) {
        counted.forEach((field, count) -> {
            double value = document.at("/" + field.replace('.', '/')).doubleValue();
            boolean agrees = Math.abs(value - count) <= ROUNDING;
            differing += agrees ? 0 : 1;
            if (!agrees && differences.size() < AuditReport.ROWS) {
                differences.add(new Difference(
                        index.alias(),
                        key.start(),
                        key.isWhole() ? key.brand() : key.brand() + " " + key.cut(),
                        field,
                        value,
                        count));
            }
        });
    }
}
