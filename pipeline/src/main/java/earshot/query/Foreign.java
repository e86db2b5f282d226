package earshot.query;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How other tools write what is written otherwise here: taken for words, it would quietly find something else. */
final class Foreign {

    /** @param instead with the form's groups */
    private record Operator(Pattern form, String instead) {
        Operator(String form, String instead) {
            this(Pattern.compile(form), instead);
        }
    }

    private static final List<Operator> OPERATORS = List.of(
            new Operator("-(.+)", "Write NOT $1."),
            new Operator("!([\\p{L}\\p{N}].*)", "Write NOT $1 to exclude it, {$1} for exactly this spelling."),
            new Operator("\\+([\\p{L}\\p{N}].*)", "Write $1: words side by side must all be there."),
            new Operator("&&?", "Write AND; a name such as AT&T without spaces."),
            new Operator("\\|\\|?", "Write OR."),
            new Operator("(?i)(?:near|w|within|)/(\\d+)", "Write NEAR/$1."),
            new Operator("(?i)(?:onear|pre|near)/(\\d+)o?", "Write NEAR/$1f."),
            new Operator("(?i)(?:sentence|paragraph)/\\d*", "Write NEAR/15: sentences are not told apart."),
            new Operator("NEAR|ONEAR|WITHIN", "Say how near, as in NEAR/5."),
            new Operator("(.*)~\\d*", "Write \"a b\"~5 for words, (a OR b) NEAR/5 (c OR d) for groups."));

    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("raw", "Write {Name} for exactly this spelling."),
            Map.entry("text", "Without a field, text and title are searched."),
            Map.entry("content", "Without a field, text and title are searched."),
            Map.entry("body", "Without a field, text and title are searched."),
            Map.entry("hashtag", "Write #name."),
            Map.entry("hashtags", "Write #name."),
            Map.entry("mention", "Write @name."),
            Map.entry("mentions", "Write @name."),
            Map.entry("at_mentions", "Write @name."),
            Map.entry("language", "Write lang:."),
            Map.entry("location", "Write country:."),
            Map.entry("city", "Write country:, which compares the parts of the place that is stated."),
            Map.entry("region", "Write country:, which compares the parts of the place that is stated."),
            Map.entry("sourcecountry", "Write country:."),
            Map.entry("from", "Write author:."),
            Map.entry("user", "Write author:."),
            Map.entry("authorname", "Write author:."),
            Map.entry("authorfollowers", "Write followers:."),
            Map.entry("reach", "Write followers:."),
            Map.entry("is", "Write kind:."),
            Map.entry("type", "Write kind:."),
            Map.entry("engagementtype", "Write kind:reply, kind:repost or kind:quote."),
            Map.entry("source", "Write platform: or site:."),
            Map.entry("sourcetype", "Write platform:."),
            Map.entry("pagetype", "Write platform:."),
            Map.entry("domain", "Write site:."),
            Map.entry("stars", "Write rating:."));

    private Foreign() {}

    /** What to write instead, where this is no word but another tool's operator. */
    static Optional<String> operator(String word) {
        for (Operator operator : OPERATORS) {
            Matcher form = operator.form.matcher(word);
            if (form.matches()) {
                return Optional.of(form.replaceFirst(operator.instead));
            }
        }
        return Optional.empty();
    }

    /** What to write instead of another tool's field. */
    static Optional<String> field(String name) {
        return Optional.ofNullable(FIELDS.get(name.toLowerCase(Locale.ROOT)));
    }
}
