package earshot.query;

/** Where tags, handles and tickers end. */
final class Sigils {

    private static final int LONGEST_TICKER = 6;

    private Sigils() {}

    /** A tag has at least one letter; returns {@code start} where there is none. */
    static int tagEnd(byte[] kinds, String text, int start) {
        boolean letter = false;
        int i = start + 1;
        for (; i < text.length(); i++) {
            int kind = kinds[text.charAt(i)] & Characters.KIND;
            if (kind == Characters.SURROGATE) {
                kind = Characters.kindOf(text.codePointAt(i));
                if (kind == Characters.OTHER || kind == Characters.EMOJI || kind == Characters.REGIONAL) {
                    break;
                }
            } else if (kind != Characters.UNDERSCORE && (kind < Characters.LETTER || kind > Characters.CLUSTER)) {
                break;
            }
            letter |= kind == Characters.LETTER || kind == Characters.IDEOGRAPH || kind == Characters.CLUSTER;
        }
        return letter ? i : start;
    }

    static int end(byte[] kinds, String text, int start, char sigil) {
        return sigil == '@' ? handleEnd(kinds, text, start) : tickerEnd(kinds, text, start);
    }

    /** Dots, hyphens and a further {@code @} belong to a handle where it goes on behind them. */
    private static int handleEnd(byte[] kinds, String text, int start) {
        int i = start + 1;
        while (i < text.length()) {
            char c = text.charAt(i);
            boolean joins = (c == '.' || c == '-' || c == '@')
                    && i > start + 1
                    && i + 1 < text.length()
                    && isHandlePart(kinds, text.charAt(i + 1));
            if (!joins && !isHandlePart(kinds, c)) {
                break;
            }
            i++;
        }
        return i == start + 1 ? start : i;
    }

    private static boolean isHandlePart(byte[] kinds, char c) {
        if (c >= 0x80) {
            return false;
        }
        int kind = kinds[c] & Characters.KIND;
        return kind == Characters.LETTER || kind == Characters.DIGIT || kind == Characters.UNDERSCORE;
    }

    /** Up to six letters, and a class of share behind a dot: {@code $BRK.B}. */
    private static int tickerEnd(byte[] kinds, String text, int start) {
        int i = start + 1;
        while (i < text.length() && isLatin(kinds, text.charAt(i))) {
            i++;
        }
        boolean goesOn = i < text.length() && (kinds[text.charAt(i)] & Characters.KIND) == Characters.DIGIT;
        if (i == start + 1 || i - start > LONGEST_TICKER + 1 || goesOn) {
            return start;
        }
        boolean shareClass = i + 1 < text.length()
                && text.charAt(i) == '.'
                && isLatin(kinds, text.charAt(i + 1))
                && !(i + 2 < text.length() && isLatin(kinds, text.charAt(i + 2)));
        return shareClass ? i + 2 : i;
    }

    private static boolean isLatin(byte[] kinds, char c) {
        return c < 0x80 && (kinds[c] & Characters.KIND) == Characters.LETTER;
    }

    /** End of the name before any dot, hyphen or second {@code @}: under it a longer handle is found too. */
    static int firstPart(char[] chars, int from, int to) {
        for (int i = from + 1; i < to; i++) {
            if (chars[i] == '.' || chars[i] == '-' || chars[i] == '@') {
                return i;
            }
        }
        return to;
    }
}
