package earshot.console;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.local.JsonHttp;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;

/** What the index itself says, asked apart from the console. */
final class IndexedNumbers {
    private final URI elasticsearch;
    private final JsonHttp http = new JsonHttp();

    IndexedNumbers(URI elasticsearch) {
        this.elasticsearch = elasticsearch;
    }

    /** Mentions' documents, reposts apart; {@code more} are further filters, each with a comma before it. */
    long mentions(String brand, String from, String to, String more) throws InterruptedException {
        return ask("mentions", """
                {"size": 0, "track_total_hits": true, "query": {"bool": {
                  "must_not": {"term": {"social.post.kind": "repost"}},
                  "filter": [{"term": {"social.brand": "%s"}}, {"range": {"@timestamp": {"gte": "%s", "lt": "%s"}}}%s]}}}""".formatted(brand, from, to, more))
                .at("/hits/total/value")
                .asLong();
    }

    /** The windows' documents of a length, by their start. */
    Map<String, JsonNode> windows(String brand, String length) throws InterruptedException {
        Map<String, JsonNode> windows = new TreeMap<>();
        ask("windows", """
                {"size": 10000, "query": {"bool": {"filter": [
                  {"term": {"social.brand": "%s"}}, {"term": {"social.window.length": "%s"}}]}}}""".formatted(brand, length))
                .at("/hits/hits")
                .forEach(hit -> windows.put(hit.at("/_source/@timestamp").asText(), hit.at("/_source/social/tally")));
        return windows;
    }

    /** Payloads that the feeds' account tells of. */
    long payloads() throws InterruptedException {
        return sum("feeds", "social.feed.payloads", "{\"match_all\": {}}");
    }

    /** Whether each mention is in its windows of a minute and of an hour. */
    boolean isSettled() throws InterruptedException {
        long mentions = ask("mentions", """
                {"size": 0, "track_total_hits": true,
                 "query": {"bool": {"must_not": {"term": {"social.post.kind": "repost"}}}}}""").at("/hits/total/value").asLong();
        return mentions > 0
                && mentions
                        == sum("windows", "social.tally.mentions", "{\"term\": {\"social.window.length\": \"PT1M\"}}")
                && mentions
                        == sum("windows", "social.tally.mentions", "{\"term\": {\"social.window.length\": \"PT1H\"}}");
    }

    private long sum(String family, String field, String query) throws InterruptedException {
        return ask(family, """
                {"size": 0, "query": %s, "aggs": {"sum": {"sum": {"field": "%s"}}}}""".formatted(query, field))
                .at("/aggregations/sum/value")
                .asLong();
    }

    private JsonNode ask(String family, String question) throws InterruptedException {
        http.post(elasticsearch.resolve("/earshot-*/_refresh"), "");
        return http.post(elasticsearch.resolve("/earshot-" + family + "-*/_search"), question)
                .orElseThrow(() -> new IllegalStateException("Elasticsearch does not answer"));
    }
}
