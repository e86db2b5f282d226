package earshot.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.transport.ElasticsearchTransport;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import earshot.index.AuditQueries.BrandStart;
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
import java.util.TreeSet;

/**
 * Holds the law of reconciliation against the index itself: for every brand and window, what the windows' and the
 * shares' documents say equals what a count over the mentions' documents gives. Both ways: a window without its
 * mentions is as much a difference as mentions without their window. Works through a day at a time, so any period fits
 * into memory.
 */
public final class Audit {

    /** Shares are fractions, read and divided in double precision. */
    private static final double ROUNDING = 1e-9;

    private static final JsonNode ABSENT = MissingNode.getInstance();

    private final AuditQueries queries;
    private final List<Difference> differences = new ArrayList<>();
    private long differing;
    private long windows;
    private long mentions;
    private long reposts;

    private Audit(AuditQueries queries) {
        this.queries = queries;
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
     * @param window length of the windows to look at
     * @param from inclusive; taken back to the start of its window
     * @param to exclusive; taken forward to the end of its window
     * @throws IOException where Elasticsearch cannot be reached
     */
    public static AuditReport of(ElasticsearchClient client, String brandSet, Duration window, Instant from, Instant to)
            throws IOException {
        AuditQueries queries = new AuditQueries(client, brandSet, window);
        queries.refresh();
        Audit audit = new Audit(queries);
        Instant first = start(from, window);
        Instant last = start(to.plus(window).minusMillis(1), window);
        Duration stretch = window.compareTo(Duration.ofDays(1)) > 0 ? window : Duration.ofDays(1);
        for (Instant start : queries.stretches(first, last, stretch)) {
            Instant end = start.plus(stretch);
            audit.check(start.isBefore(first) ? first : start, end.isAfter(last) ? last : end);
        }
        return new AuditReport(
                audit.windows, audit.mentions, audit.reposts, List.copyOf(audit.differences), audit.differing);
    }

    private static Instant start(Instant time, Duration window) {
        long millis = window.toMillis();
        return Instant.ofEpochMilli(Math.floorDiv(time.toEpochMilli(), millis) * millis);
    }

    private void check(Instant from, Instant to) throws IOException {
        Map<BrandStart, Tally> counted = queries.countMentions(from, to);
        Map<BrandStart, JsonNode> written = queries.documents(Index.WINDOWS, from, to);
        Map<BrandStart, JsonNode> shares = queries.documents(Index.SHARE_OF_VOICE, from, to);
        Map<Instant, Tally> sets = new HashMap<>();
        counted.forEach((key, tally) -> sets.merge(key.start(), tally, Tally::plus));
        Tally all = counted.values().stream().reduce(Tally.ZERO, Tally::plus);
        windows += written.size();
        mentions += all.mentions();
        reposts += all.reposts();

        TreeSet<BrandStart> keys = new TreeSet<>(counted.keySet());
        keys.addAll(written.keySet());
        keys.addAll(shares.keySet());
        for (BrandStart key : keys) {
            Tally count = counted.getOrDefault(key, Tally.ZERO);
            compare(Index.WINDOWS, key, written.getOrDefault(key, ABSENT), windowNumbers(count));
            Tally set = sets.getOrDefault(key.start(), Tally.ZERO);
            compare(Index.SHARE_OF_VOICE, key, shares.getOrDefault(key, ABSENT), shareNumbers(count, set));
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
        return numbers;
    }

    /** Where every share is its tally over the counted total, the shares sum to 1 by themselves. */
    private static Map<String, Double> shareNumbers(Tally tally, Tally set) {
        Map<String, Double> numbers = new LinkedHashMap<>(sharedNumbers("tally", tally));
        numbers.putAll(sharedNumbers("total", set));
        numbers.put("share.mentions", share(tally.mentions(), set.mentions()));
        numbers.put("share.engagement", share(tally.engagement(), set.engagement()));
        numbers.put("share.potential_impressions", share(tally.potentialImpressions(), set.potentialImpressions()));
        return numbers;
    }

    private static Map<String, Double> sharedNumbers(String object, Tally tally) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        numbers.put(object + ".mentions", (double) tally.mentions());
        numbers.put(object + ".engagement", (double) tally.engagement());
        numbers.put(object + ".potential_impressions", (double) tally.potentialImpressions());
        return numbers;
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }

    /** What a document lacks counts as 0 in it. */
    private void compare(Index index, BrandStart key, JsonNode document, Map<String, Double> counted) {
        counted.forEach((field, count) -> {
            double value = document.at("/" + field.replace('.', '/')).doubleValue();
            boolean agrees = Math.abs(value - count) <= ROUNDING;
            differing += agrees ? 0 : 1;
            if (!agrees && differences.size() < AuditReport.ROWS) {
                differences.add(new Difference(index.alias(), key.start(), key.brand(), field, value, count));
            }
        });
    }
}
