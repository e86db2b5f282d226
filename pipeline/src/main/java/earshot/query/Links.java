package earshot.query;

/** Where links in a text end. Only what says it is a link is one: {@code delta.com} is two words. */
final class Links {

    private static final int ASCII = 0x80;
    private static final boolean[] BELONGS = new boolean[ASCII];

    static {
        for (char c = '!'; c < ASCII - 1; c++) {
            BELONGS[c] = "<>\"{}|\\^`".indexOf(c) < 0;
        }
    }

    private Links() {}

    /** By the first two letters. */
    static boolean mayBegin(char first, char second) {
        int letter = first | 0x20;
        return (letter == 'h' && (second | 0x20) == 't') || (letter == 'w' && (second | 0x20) == 'w');
    }

    /** End of the link that begins at {@code start}; {@code start} where none does. */
    static int end(String text, int start) {
        if (!hasScheme(text, start)) {
            return start;
        }
        int end = start;
        while (end < text.length() && belongs(text.charAt(end))) {
            end++;
        }
        while (end > start && !mayEnd(text, start, end - 1)) {
            end--;
        }
        return end;
    }

    /** Punctuation at the end is the sentence's, and so is a bracket that the link did not open. */
    private static boolean mayEnd(String text, int start, int last) {
        char c = text.charAt(last);
        return c == ')' ? text.lastIndexOf('(', last) >= start : ".,;:!?'*_~".indexOf(c) < 0;
    }

    private static boolean hasScheme(String text, int i) {
        return text.regionMatches(true, i, "http://", 0, 7)
                || text.regionMatches(true, i, "https://", 0, 8)
                || text.regionMatches(true, i, "www.", 0, 4);
    }

    /** Stops before scripts without spaces, which run on behind a link. */
    private static boolean belongs(char c) {
        if (c < ASCII) {
            return BELONGS[c];
        }
        int kind = Characters.kindOf(c);
        return kind == Characters.LETTER || kind == Characters.DIGIT || kind == Characters.MARK;
    }
}
