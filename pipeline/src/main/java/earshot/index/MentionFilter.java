package earshot.index;

import static earshot.index.Selection.term;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Which mentions of a selection. Everything is optional: {@code ""} filters nothing.
 *
 * @param sentiment as {@code negative}
 * @param kind as {@code reply}; {@code ""} for all but plain reposts, as mentions are counted
 * @param author an account's id
 * @param words looked for in text and title: {@code +}, {@code |}, {@code -}, quotes and brackets mean what they do in
 *     Elasticsearch's simple queries
 */
public record MentionFilter(
        String sentiment,
        String platform,
        String language,
        String kind,
        String intent,
        String hashtag,
        String link,
        String author,
        String words) {

    public static final MentionFilter NONE = new MentionFilter("", "", "", "", "", "", "", "", "");

    /** All but sentiment and platform, which are offered beside each other. */
    List<Object> queries() {
        List<Object> queries = new ArrayList<>();
        queries.add(kind.isEmpty() ? ReadOverview.NO_REPOST : term("social.post.kind", kind));
        add(queries, "social.sentiment.language", language);
        add(queries, "social.intent", intent);
        add(queries, "social.post.hashtags", hashtag);
        add(queries, "social.post.links", link);
        add(queries, "user.id", author);
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
        List<Object> queries = new ArrayList<>();
        add(queries, "social.sentiment.label", sentiment);
        return queries;
    }

    List<Object> ofPlatform() {
        List<Object> queries = new ArrayList<>();
        add(queries, "social.platform", platform);
        return queries;
    }

    private static void add(List<Object> queries, String field, String value) {
        if (!value.isEmpty()) {
            queries.add(term(field, value));
        }
    }
}
