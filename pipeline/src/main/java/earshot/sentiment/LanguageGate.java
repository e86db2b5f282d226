package earshot.sentiment;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The language of a text, among those that its script and its common words can tell. What the platform claims weighs as
 * much as two words: it is often right, and wrong where people post in another language than their settings'.
 */
final class LanguageGate {
    static final String UNKNOWN = "und";
    /** X's ways to say that there is no language to tell. */
    private static final Set<String> NO_CLAIM = Set.of("", UNKNOWN, "zxx", "qam", "qct", "qht", "qme", "qst", "art");

    /** Without a claim: share of a text's words that must be common ones of a language before it is taken for it. */
    private static final double COMMON_SHARE = 0.15;

    private static final double CLAIM = 2;
    /** What it takes to overrule a claim, and how far it must be ahead. */
    private static final double DENIAL = 3;
    /** A word of the English lexicon is English, but less surely than "the". */
    private static final double LEXICON_WORD = 0.5;

    private static final int SCRIPTS = 512;

    private static final List<String> LANGUAGES = new ArrayList<>();
    /** By a word's hash the languages it is common in, a bit each. */
    private static final Map<Long, Integer> COMMON = read();

    private LanguageGate() {}

    private static Map<Long, Integer> read() {
        var common = new HashMap<Long, Integer>();
        var scanner = new TokenScanner(Lexicon.EMPTY);
        try (var in = LanguageGate.class.getResourceAsStream("common-words.tsv")) {
            if (in == null) {
                throw new IllegalStateException("the common words are missing from the jar");
            }
            var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("##")) {
                    int tab = line.indexOf('\t');
                    int bit = 1 << LANGUAGES.size();
                    LANGUAGES.add(line.substring(0, tab));
                    Tokens words = scanner.scan(line.substring(tab + 1), Mask.NONE);
                    for (int i = 0; i < words.count; i++) {
                        common.merge(words.hash[i], bit, (a, b) -> a | b);
                    }
                }
            }
            return Map.copyOf(common);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text's language, BCP 47; {@code und} when neither claimed nor recognised. */
    static String language(String claim, Tokens tokens) {
        String tag = claim.isEmpty()
                ? ""
                : Locale.forLanguageTag(claim.replace('_', '-')).getLanguage();
        String claimed = NO_CLAIM.contains(tag) ? UNKNOWN : tag;
        String byScript = byScript(tokens, claimed);
        return byScript.isEmpty() ? byWords(tokens, claimed) : byScript;
    }

    /** The language where most letters are of a script that few share; empty where they are Latin ones. */
    private static String byScript(Tokens tokens, String claimed) {
        int latin = 0;
        int other = 0;
        int han = 0;
        Character.UnicodeScript found = Character.UnicodeScript.COMMON;
        for (int i = 0; i < Math.min(SCRIPTS, tokens.letterCount); i++) {
            char c = tokens.letters[i];
            if (c >= 'a' && c <= 'z') {
                latin++;
            } else if (c >= 0x370 && Character.isLetter(c)) {
                var script = Character.UnicodeScript.of(c);
                other++;
                han += script == Character.UnicodeScript.HAN ? 1 : 0;
                found = script == Character.UnicodeScript.HAN ? found : script;
            }
        }
        if (other <= latin) {
            return "";
        }
        return switch (han == other ? Character.UnicodeScript.HAN : found) {
            case HIRAGANA, KATAKANA -> "ja";
            case HAN -> claimed.equals("ja") ? "ja" : "zh";
            case HANGUL -> "ko";
            case THAI -> "th";
            case GREEK -> "el";
            case HEBREW -> "he";
            case ARABIC -> oneOf(claimed, "ar", "fa", "ur", "ps", "sd", "ckb");
            case CYRILLIC -> oneOf(claimed, "ru", "uk", "bg", "sr", "mk", "be", "kk", "mn");
            case DEVANAGARI -> oneOf(claimed, "hi", "mr", "ne");
            default -> claimed.equals("en") ? UNKNOWN : claimed;
        };
    }

    /** What is claimed where the script can be that language's, else the script's first. */
    private static String oneOf(String claimed, String... languages) {
        return List.of(languages).contains(claimed) ? claimed : languages[0];
    }

    private static String byWords(Tokens tokens, String claimed) {
        double[] scores = new double[LANGUAGES.size()];
        int words = 0;
        for (int i = 0; i < tokens.count; i++) {
            if (tokens.kind[i] == Tokens.WORD) {
                words++;
                int languages = COMMON.getOrDefault(tokens.hash[i], 0);
                double share = languages == 0 ? 0 : 1 / Math.sqrt(Integer.bitCount(languages));
                for (int rest = languages; rest != 0; rest &= rest - 1) {
                    scores[Integer.numberOfTrailingZeros(rest)] += share;
                }
                scores[0] += languages == 0 && tokens.entry[i] >= 0 ? LEXICON_WORD : 0;
            }
        }
        int best = 0;
        for (int k = 1; k < scores.length; k++) {
            best = scores[k] > scores[best] ? k : best;
        }
        if (claimed.equals(UNKNOWN)) {
            return scores[best] > 0 && scores[best] >= words * COMMON_SHARE ? LANGUAGES.get(best) : UNKNOWN;
        }
        int known = LANGUAGES.indexOf(claimed);
        double own = CLAIM + (known < 0 ? 0 : scores[known]);
        return scores[best] >= DENIAL && scores[best] > own ? LANGUAGES.get(best) : claimed;
    }
}
