package earshot.local;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.config.PlainError;
import earshot.index.Index;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a listening that has ended came to, as the index has it. */
final class Summary {
    private static final String ACCOUNT = """
            {"size": 0, "aggs": {
              "payloads": {"sum": {"field": "social.feed.payloads"}},
              "posts": {"sum": {"field": "social.feed.posts"}},
              "reposts": {"sum": {"field": "social.feed.reposts"}},
              "counts": {"sum": {"field": "social.feed.counts"}},
              "removals": {"sum": {"field": "social.feed.removals"}},
              "restorations": {"sum": {"field": "social.feed.restorations"}},
              "rejected": {"sum": {"field": "social.feed.rejected"}},
              "matched": {"sum": {"field": "social.feed.matched"}},
              "unique": {"sum": {"field": "social.feed.unique"}}}}""";
    private static final String BRANDS = """
            {"size": 0, "track_total_hits": true,
             "query": {"bool": {"must_not": {"term": {"social.post.kind": "repost"}}}},
             "aggs": {"brands": {"terms": {"field": "social.brand", "size": 100},
              "aggs": {"labels": {"terms": {"field": "social.sentiment.label", "size": 10}}}}}}""";
    private static final List<String> LABELS = List.of("negative", "neutral", "positive", "uncertain", "unscored");

    private final URI elasticsearch;
    private final JsonHttp http = new JsonHttp();

    Summary(URI elasticsearch) {
        this.elasticsearch = elasticsearch;
    }

    /** The account in which nothing vanishes, then a line per brand. */
    List<String> lines() throws InterruptedException {
        ask("/earshot-*/_refresh", "");
        JsonNode account =
                ask("/" + Index.FEEDS.pattern() + "/_search", ACCOUNT).path("aggregations");
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%,d payloads = %,d posts + %,d reposts + %,d counts + %,d removals + %,d restorations + %,d rejected",
                sum(account, "payloads"),
                sum(account, "posts"),
                sum(account, "reposts"),
                sum(account, "counts"),
                sum(account, "removals"),
                sum(account, "restorations"),
                sum(account, "rejected")));
        lines.add(String.format(
                Locale.ROOT,
                "Posts and reposts in them matched a brand %,d times: %,d are new, %,d were there already",
                sum(account, "matched"),
                sum(account, "unique"),
                sum(account, "matched") - sum(account, "unique")));
        JsonNode mentions = ask("/" + Index.MENTIONS.pattern() + "/_search", BRANDS);
        long all = mentions.at("/hits/total/value").asLong();
        lines.add(String.format(Locale.ROOT, "%-24s %9s %6s", "brand", "mentions", "share")
                + cells(label -> String.format(" %9s", label)));
        for (JsonNode brand : mentions.at("/aggregations/brands/buckets")) {
            long count = brand.path("doc_count").asLong();
            lines.add(String.format(
                            Locale.ROOT, "%-24s %,9d %5.1f%%", brand.path("key").asText(), count, 100.0 * count / all)
                    + cells(label -> String.format(Locale.ROOT, " %,9d", labelled(brand, label))));
        }
        return lines;
    }

    private static String cells(Function<String, String> cell) {
        return LABELS.stream().map(cell).collect(Collectors.joining());
    }

    private static long labelled(JsonNode brand, String label) {
        for (JsonNode bucket : brand.at("/labels/buckets")) {
            if (bucket.path("key").asText().equals(label)) {
                return bucket.path("doc_count").asLong();
            }
        }
        return 0;
    }

    private static long sum(JsonNode account, String field) {
        return account.path(field).path("value").asLong();
    }

    private JsonNode ask(String path, String question) throws InterruptedException {
        return http.post(elasticsearch.resolve(path), question)
                .orElseThrow(() -> new PlainError("Elasticsearch at " + elasticsearch + " did not answer " + path));
    }
}
