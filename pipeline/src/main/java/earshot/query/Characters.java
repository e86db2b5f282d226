package earshot.query;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Normalizer2;
import java.util.BitSet;

/**
 * What the scanner needs to know of a character, for the basic plane in tables. Only characters that normalise to one
 * character, whatever stands before them, have their folded form here; the others are marked {@link #COMPLEX} and sent
 * through the normaliser with the whole token.
 */
final class Characters {

    /** Separates, belongs to nothing. */
    static final int OTHER = 0;

    static final int LETTER = 1;
    static final int DIGIT = 2;
    /** Belongs to the character before it. */
    static final int MARK = 3;
    /** Invisible: dropped inside a word, skipped elsewhere. */
    static final int IGNORABLE = 4;
    /** Han or kana: a token of its own. */
    static final int IDEOGRAPH = 5;
    /** Base of a cluster in a script written without spaces: Thai, Lao, Khmer, Myanmar. */
    static final int CLUSTER = 6;

    static final int EMOJI = 7;
    /** Two make a flag. */
    static final int REGIONAL = 8;

    static final int UNDERSCORE = 9;
    static final int APOSTROPHE = 10;
    /** {@code .} and {@code ,}, which join digits; the dot joins initials too. */
    static final int POINT = 11;

    static final int SIGIL = 12;
    /** Half of a supplementary character. */
    static final int SURROGATE = 13;

    static final int KIND = 0x0f;
    static final int COMPLEX = 0x10;
    static final int ACCENTED = 0x20;
    static final int UNUSUAL = COMPLEX | ACCENTED;
    /** Composes with nothing, but may change places with another such character beside it. */
    static final int MOVABLE = 0x40;

    static final char ZERO_WIDTH_JOINER = '\u200d';
    static final char KEYCAP = '\u20e3';

    private static final int PLANE = 0x10000;
    /** The planes with tables: the basic one, and that of emoji. */
    private static final int TABLED = 2 * PLANE;

    private static final Normalizer2 FOLDING = Normalizer2.getNFKCCasefoldInstance();
    private static final Normalizer2 COMPATIBILITY = Normalizer2.getNFKCInstance();
    private static final Normalizer2 COMPOSITION = Normalizer2.getNFCInstance();
    private static final Normalizer2 DECOMPOSITION = Normalizer2.getNFDInstance();
    private static final String APOSTROPHES = "'\u2019\u2018\u201b\u02bc\u02bb\u2032\uff07`\u00b4";
    /** These carry their accent without decomposing; of Cyrillic only ё, as й is a letter of its own. */
    private static final String STROKED = "\u00f8\u0142\u0111\u0127\u0167\u0451";

    private static final String UNSTROKED = "oldht\u0435";

    private static final byte[] KINDS = new byte[TABLED];
    private static final byte[] KINDS_WITH_WILDCARDS;
    private static final char[] PLAIN_FOLDED = new char[PLANE];
    private static final char[] PLAIN_FOLDED_WITH_WILDCARDS;
    private static final char[] FOLDED = new char[PLANE];
    private static final char[] UNACCENTED = new char[PLANE];

    static {
        BitSet composing = composing();
        for (int c = 0; c < PLANE; c++) {
            UNACCENTED[c] = unaccented(c);
        }
        for (int c = 0; c < PLANE; c++) {
            int kind = Character.isSurrogate((char) c) ? SURROGATE : lookUp(c);
            String folded = fold(String.valueOf((char) c));
            boolean movable = kind == MARK && FOLDING.getCombiningClass(c) != 0 && !composing.get(c);
            boolean simple = kind != SURROGATE && folded.length() == 1 && (movable || FOLDING.hasBoundaryBefore(c));
            FOLDED[c] = simple ? folded.charAt(0) : (char) c;
            int flags = (simple ? 0 : COMPLEX)
                    | (UNACCENTED[FOLDED[c]] != FOLDED[c] ? ACCENTED : 0)
                    | (movable ? MOVABLE : 0);
            KINDS[c] = (byte) (kind | flags);
            PLAIN_FOLDED[c] = flags == 0 && (kind == LETTER || kind == DIGIT) ? FOLDED[c] : 0;
        }
        for (int c = PLANE; c < TABLED; c++) {
            KINDS[c] = (byte) lookUp(c);
        }
        KINDS_WITH_WILDCARDS = KINDS.clone();
        PLAIN_FOLDED_WITH_WILDCARDS = PLAIN_FOLDED.clone();
        for (char wildcard : new char[] {'*', '?'}) {
            KINDS_WITH_WILDCARDS[wildcard] = LETTER;
            PLAIN_FOLDED_WITH_WILDCARDS[wildcard] = wildcard;
        }
    }

    private Characters() {}

    /** What becomes one with a character before it. */
    private static BitSet composing() {
        BitSet composing = new BitSet(PLANE);
        for (int c = 0; c < TABLED; c++) {
            String parts = COMPOSITION.getRawDecomposition(c);
            if (parts != null && parts.codePointCount(0, parts.length()) == 2) {
                composing.set(parts.codePointBefore(parts.length()));
            }
        }
        return composing;
    }

    /** Kind and flags by UTF-16 unit. */
    static byte[] kinds() {
        return KINDS;
    }

    /** The same with {@code *} and {@code ?} as letters, for queries. */
    static byte[] kindsWithWildcards() {
        return KINDS_WITH_WILDCARDS;
    }

    /** By UTF-16 unit: the folded form of a letter or digit that is neither complex nor accented; 0 for all others. */
    static char[] plainFolded() {
        return PLAIN_FOLDED;
    }

    static char[] plainFoldedWithWildcards() {
        return PLAIN_FOLDED_WITH_WILDCARDS;
    }

    /** Normalised and case-folded; itself where {@link #COMPLEX}. */
    static char folded(char c) {
        return FOLDED[c];
    }

    /** Without accents where the script is Latin or Greek; itself elsewhere. Expects a folded character. */
    static char unaccented(char c) {
        return UNACCENTED[c];
    }

    /** Combining accents that found nothing to compose with. */
    static boolean isLooseAccent(char c) {
        return c >= '\u0300' && c <= '\u036f';
    }

    /** NFKC and case folding, all apostrophes alike, dotted capital I as plain i. */
    static String fold(CharSequence text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            plain.append(c == '\u0130' ? 'i' : APOSTROPHES.indexOf(c) >= 0 ? '\'' : c);
        }
        return FOLDING.normalize(plain);
    }

    /** NFKC with all apostrophes alike: what a term in braces is compared by. */
    static String exact(CharSequence text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            plain.append(APOSTROPHES.indexOf(c) >= 0 ? '\'' : c);
        }
        return COMPATIBILITY.normalize(plain);
    }

    static boolean isSkinTone(int codePoint) {
        return codePoint >= 0x1f3fb && codePoint <= 0x1f3ff;
    }

    static boolean isHangul(char c) {
        return c >= '\uac00' && c <= '\ud7a3';
    }

    /** Of a code point; half of one is {@link #OTHER}. */
    static int kindOf(int c) {
        int kind = c < TABLED ? KINDS[c] & KIND : lookUp(c);
        return kind == SURROGATE ? OTHER : kind;
    }

    private static int lookUp(int c) {
        if (c == '_') {
            return UNDERSCORE;
        } else if (c < PLANE && APOSTROPHES.indexOf((char) c) >= 0) {
            return APOSTROPHE;
        } else if (c == '.' || c == ',') {
            return POINT;
        } else if (c == '#' || c == '@' || c == '$' || c == '\uff03' || c == '\uff20' || c == '\uff04') {
            return SIGIL;
        } else if (c == '\u200b' || c == '\u00a9' || c == '\u00ae' || c == '\u2122') {
            return OTHER;
        } else if (UCharacter.hasBinaryProperty(c, UProperty.REGIONAL_INDICATOR)) {
            return REGIONAL;
        } else if (UCharacter.hasBinaryProperty(c, UProperty.EXTENDED_PICTOGRAPHIC) || isSkinTone(c)) {
            return EMOJI;
        } else if (UCharacter.hasBinaryProperty(c, UProperty.DEFAULT_IGNORABLE_CODE_POINT)) {
            return IGNORABLE;
        }
        return kindOfLetter(c);
    }

    private static int kindOfLetter(int c) {
        int category = UCharacter.getType(c);
        if (c == '\u0e33' || c == '\u0eb3' || c == '\uff9e' || c == '\uff9f') {
            return MARK;
        }
        if (category == UCharacterCategory.NON_SPACING_MARK
                || category == UCharacterCategory.COMBINING_SPACING_MARK
                || category == UCharacterCategory.ENCLOSING_MARK) {
            return MARK;
        } else if (category == UCharacterCategory.DECIMAL_DIGIT_NUMBER || category == UCharacterCategory.OTHER_NUMBER) {
            return DIGIT;
        }
        if (!UCharacter.hasBinaryProperty(c, UProperty.ALPHABETIC) && c != '\u30fc' && c != '\uff70') {
            return OTHER;
        }
        return switch (UScript.getScript(c)) {
            case UScript.HAN, UScript.HIRAGANA, UScript.KATAKANA -> IDEOGRAPH;
            case UScript.THAI, UScript.LAO, UScript.KHMER, UScript.MYANMAR -> CLUSTER;
            default -> c == '\u30fc' || c == '\uff70' ? IDEOGRAPH : LETTER;
        };
    }

    private static char unaccented(int c) {
        int stroked = STROKED.indexOf(c);
        if (stroked >= 0) {
            return UNSTROKED.charAt(stroked);
        }
        int script = UScript.getScript(c);
        if (script != UScript.LATIN && script != UScript.GREEK) {
            return (char) c;
        }
        String decomposed = DECOMPOSITION.normalize(String.valueOf((char) c));
        return decomposed.substring(1).chars().allMatch(mark -> isLooseAccent((char) mark))
                ? decomposed.charAt(0)
                : (char) c;
    }
}
