package earshot.index;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.mapping.FieldType;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import com.fasterxml.jackson.databind.JsonNode;
import earshot.index.AuditQueries.Part;
import earshot.model.Cut;
import earshot.model.Cut.Dimension;
import earshot.model.PostKind;
import earshot.model.SentimentLabel;
import earshot.model.Tally;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;

/** Counts mentions' documents one by one, by what their fields say: what the windows and their parts should say. */
final class CountMentions {

    private static final String REPOST = DocumentWriter.word(PostKind.REPOST);

    private final UnaryOperator<Instant> start;
    private final boolean parts;
    private final Map<Part, Tally> tallies = new HashMap<>();
    private final Map<Part, Set<String>> authors = new HashMap<>();
    private final Map<Part, Set<String>> clusters = new HashMap<>();

    /**
     * @param start of the window a time is in
     * @param parts whether the parts are counted too
     */
    CountMentions(UnaryOperator<Instant> start, boolean parts) {
        this.start = start;
        this.parts = parts;
    }

    /** Asks for no more than is counted, in an order in which a next page can be asked for. */
    static SearchRequest.Builder page(SearchRequest.Builder request, List<FieldValue> after) {
        request.index(Index.MENTIONS.pattern())
                .source(source -> source.filter(filter -> filter.includes(
                        "@timestamp",
                        "social.brand",
                        "social.platform",
                        "social.post.kind",
                        "social.post.cluster",
                        "social.author.hash",
                        "social.sentiment.label",
                        "social.sentiment.language",
                        "social.intent",
                        "social.own_site",
                        "social.engagement.*",
                        "social.potential_impressions")));
        for (String field : List.of("@timestamp", "social.brand", "social.post.id")) {
            FieldType type = field.equals("@timestamp") ? FieldType.Date : FieldType.Keyword;
            request.sort(sort -> sort.field(by -> by.field(field).unmappedType(type)));
        }
        return after.isEmpty() ? request : request.searchAfter(after);
    }

    void add(JsonNode document) {
        JsonNode social = document.path("social");
        Tally tally = tally(social);
        Instant window = start.apply(Instant.parse(document.path("@timestamp").asText()));
        for (String cut : cuts(social)) {
            Part part = new Part(window, social.path("brand").asText(), cut);
            tallies.merge(part, tally, Tally::plus);
            if (tally.mentions() > 0) {
                add(authors, part, social.at("/author/hash").asText());
                add(clusters, part, social.at("/post/cluster").asText());
            }
        }
    }

    private static void add(Map<Part, Set<String>> different, Part part, String hash) {
        if (!hash.isEmpty()) {
            different.computeIfAbsent(part, none -> new HashSet<>()).add(hash);
        }
    }

    Map<Part, Tally> counted() {
        Map<Part, Tally> counted = new HashMap<>();
        tallies.forEach((part, tally) -> counted.put(
                part,
                tally.plus(Tally.different(
                        authors.getOrDefault(part, Set.of()).size(),
                        clusters.getOrDefault(part, Set.of()).size()))));
        return counted;
    }

    private List<String> cuts(JsonNode social) {
        List<String> cuts = new ArrayList<>(List.of(Part.WHOLE));
        if (parts) {
            cuts.add(
                    Part.cut(new Cut(Dimension.PLATFORM, social.path("platform").asText())));
            cuts.add(Part.cut(
                    new Cut(Dimension.LANGUAGE, social.at("/sentiment/language").asText())));
            cuts.add(Part.cut(new Cut(Dimension.KIND, social.at("/post/kind").asText())));
            cuts.add(Part.cut(
                    new Cut(Dimension.SENTIMENT, social.at("/sentiment/label").asText())));
            social.path("intent").forEach(intent -> cuts.add(Part.cut(new Cut(Dimension.INTENT, intent.asText()))));
            social.path("own_site").forEach(site -> cuts.add(Part.cut(new Cut(Dimension.OWN_SITE, site.asText()))));
        }
        return cuts;
    }

    private static Tally tally(JsonNode social) {
        int repost = social.at("/post/kind").asText().equals(REPOST) ? 1 : 0;
        int mention = 1 - repost;
        String label = social.at("/sentiment/label").asText();
        ToLongFunction<SentimentLabel> labelled = wanted -> label.equals(DocumentWriter.word(wanted)) ? mention : 0;
        return new Tally(
                mention,
                repost,
                labelled.applyAsLong(SentimentLabel.NEGATIVE),
                labelled.applyAsLong(SentimentLabel.NEUTRAL),
                labelled.applyAsLong(SentimentLabel.POSITIVE),
                labelled.applyAsLong(SentimentLabel.UNCERTAIN),
                labelled.applyAsLong(SentimentLabel.UNSCORED),
                social.at("/engagement/interactions").asLong(),
                social.path("potential_impressions").asLong(),
                0,
                0,
                0,
                0,
                0,
                social.at("/engagement/views").asLong(),
                social.at("/engagement/viewed_interactions").asLong(),
                0);
    }
}
