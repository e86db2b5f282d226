package earshot.index;

import static earshot.index.Selection.term;
import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Which mentions of a selection. */
public final class MentionFilter {
    private static final String SENTIMENT = "social.sentiment.label";
    private static final String PLATFORM = "social.platform";
    private static final String HOUR = "hour";
    private static final Map<String, String> FIELDS = Map.of(
            "sentiment",
            SENTIMENT,
            "platform",
            PLATFORM,
            "language",
            "social.sentiment.language",
            "intent",
            "social.intent",
            "own_site",
            "social.own_site",
            "hashtag",
            "social.post.hashtags",
            "link",
            "social.post.links",
            "author",
            "user.id",
            "weekday",
            "social.local.weekday",
            HOUR,
            "social.local.hour");

    /** Values by field. */
    private final Map<String, String> values;

    private final String kind;
    private final String words;

    private MentionFilter(Map<String, String> values, String kind, String words) {
        this.values = values;
        this.kind = kind;
        this.words = words;
    }

    /**
     * Everything is optional: {@code ""} filters nothing.
     *
     * @param asked the values of {@code sentiment}, {@code platform}, {@code language}, {@code intent}, {@code own_site},
     *     {@code hashtag}, {@code link}, {@code author} (an account's id), {@code weekday} and {@code hour} (by the brand
     *     set's clocks); {@code kind}, without which all but plain reposts are meant, as mentions are counted; and
     *     {@code q}, words in text and title: {@code +}, {@code |}, {@code -}, quotes and brackets mean what they do in
     *     Elasticsearch's simple queries
     * @throws IllegalArgumentException where the hour is none
     */
    public static MentionFilter of(UnaryOperator<String> asked) {
        String hour = asked.apply(HOUR);
        if (!hour.matches("|1?[0-9]|2[0-3]")) {
            throw new IllegalArgumentException(HOUR + " is " + hour + "; it must be 0 to 23");
        }
        return new MentionFilter(
                FIELDS.entrySet().stream()
                        .filter(name -> !asked.apply(name.getKey()).isEmpty())
                        .collect(toMap(Map.Entry::getValue, name -> asked.apply(name.getKey()))),
                asked.apply("kind"),
                asked.apply("q"));
    }

    /** All but sentiment and platform, which are offered beside each other. */
    List<Object> queries() {
        List<Object> queries = new ArrayList<>();
        queries.add(kind.isEmpty() ? ReadOverview.NO_REPOST : term("social.post.kind", kind));
        values.forEach((field, value) -> {
            if (!field.equals(SENTIMENT) && !field.equals(PLATFORM)) {
                queries.add(term(field, value));
            }
        });
        if (!words.isBlank()) {
            queries.add(Map.of(
                    "simple_query_string",
                    Map.of(
                            "query",
                            words,
                            "fields",
                            List.of("social.post.text", "social.post.title"),
                            "default_operator",
                            "and",
                            "flags",
                            "AND|OR|NOT|PHRASE|PRECEDENCE|WHITESPACE")));
        }
        return queries;
    }

    List<Object> ofSentiment() {
        return of(SENTIMENT);
    }

    List<Object> ofPlatform() {
        return of(PLATFORM);
    }

    private List<Object> of(String field) {
        String value = values.get(field);
        return value == null ? List.of() : List.of(term(field, value));
    }
}
