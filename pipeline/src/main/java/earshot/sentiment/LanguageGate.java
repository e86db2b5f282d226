package earshot.sentiment;

import java.util.Locale;
import java.util.Set;

/** Whether a text is in a language that a model serves. The platform's claim decides; without one, common words do. */
final class LanguageGate {
    private static final String UNKNOWN = "und";
    /** X's ways to say that there is no language to tell. */
    private static final Set<String> NO_CLAIM = Set.of("", UNKNOWN, "zxx", "qam", "qct", "qht", "qme", "qst", "art");

    /** Share of a text's words that must be common English ones before it is taken for English. */
    private static final double COMMON_SHARE = 0.15;

    private static final Set<Long> COMMON = common();

    private LanguageGate() {}

    private static Set<Long> common() {
        var hashes = new java.util.HashSet<Long>();
        String words =
                "the to and of in for you it is on my that with at be this have so just me but not are we was all"
                        + " your i'm it's out get like what can they will up if he about from now one do when go as day love no"
                        + " know good time how an has there she by who been don't see back some or more than her his their were"
                        + " great had them him us our would then really too why here am did much its could which because i";
        for (String word : words.split(" ", -1)) {
            hashes.add(Hash.of(word));
        }
        return Set.copyOf(hashes);
    }

    /** The text's language, BCP 47; {@code und} when neither claimed nor recognised. */
    static String language(String claim, Tokens tokens) {
        String tag = claim.isEmpty()
                ? ""
                : Locale.forLanguageTag(claim.replace('_', '-')).getLanguage();
        return NO_CLAIM.contains(tag) ? recognise(tokens) : tag;
    }

    static boolean isServed(String language) {
        return language.equals("en");
    }

    private static String recognise(Tokens tokens) {
        int words = 0;
        int common = 0;
        for (int i = 0; i < tokens.count; i++) {
            if (tokens.kind[i] == Tokens.WORD) {
                words++;
                common += COMMON.contains(tokens.hash[i]) || tokens.entry[i] >= 0 ? 1 : 0;
            }
        }
        return common > 0 && common >= words * COMMON_SHARE ? "en" : UNKNOWN;
    }
}
