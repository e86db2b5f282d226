package earshot.query;

/**
 * Emoji sequences as UTS #51 has them: joined ones and flags whole, keycaps, skin tones. Whether an emoji is to be shown
 * in colour is not part of what it says.
 */
final class Emoji {

    private Emoji() {}

    /** Whether the digit or sign at {@code i} stands on a keycap. */
    static boolean isKeycap(String text, int i) {
        int next = i + 1 < text.length() && isVariationSelector(text.charAt(i + 1)) ? i + 2 : i + 1;
        return next < text.length() && text.charAt(next) == Characters.KEYCAP;
    }

    /** End of the sequence that begins at {@code start}. */
    static int end(String text, int start) {
        int first = text.codePointAt(start);
        int i = start + Character.charCount(first);
        if (Characters.kindOf(first) == Characters.REGIONAL) {
            int second = codePoint(text, i);
            return Characters.kindOf(second) == Characters.REGIONAL ? i + Character.charCount(second) : i;
        }
        while (i < text.length()) {
            int c = text.codePointAt(i);
            if (c == Characters.ZERO_WIDTH_JOINER && Characters.kindOf(codePoint(text, i + 1)) == Characters.EMOJI) {
                i += 1 + Character.charCount(codePoint(text, i + 1));
            } else if (isModifier(c)) {
                i += Character.charCount(c);
            } else {
                break;
            }
        }
        return i;
    }

    private static boolean isModifier(int c) {
        return isVariationSelector(c) || Characters.isSkinTone(c) || c == Characters.KEYCAP || isTag(c);
    }

    private static boolean isVariationSelector(int c) {
        return c == 0xfe0e || c == 0xfe0f;
    }

    /** Invisible letters that spell the region of a flag such as Scotland's. */
    private static boolean isTag(int c) {
        return c >= 0xe0020 && c <= 0xe007f;
    }

    private static int codePoint(String text, int i) {
        return i < text.length() ? text.codePointAt(i) : 0;
    }

    /** Writes a sequence without variation selectors; returns whether it has a skin tone. */
    static boolean append(String text, int start, int end, boolean withTones, Tokens into) {
        boolean toned = false;
        for (int i = start; i < end; ) {
            int c = text.codePointAt(i);
            boolean tone = i > start && Characters.isSkinTone(c);
            if (!isVariationSelector(c) && (withTones || !tone)) {
                into.appendCodePoint(c);
            }
            toned |= tone;
            i += Character.charCount(c);
        }
        return toned;
    }
}
