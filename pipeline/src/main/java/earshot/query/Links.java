package earshot.query;

/** Where links in a text end. Only what says it is a link is one: {@code delta.com} is two words. */
final class Links {

    private Links() {}

    /** End of the link that begins at {@code start}; {@code start} where none does. */
    static int end(String text, int start) {
        char c = text.charAt(start);
        if (c != 'h' && c != 'H' && c != 'w' && c != 'W' || !hasScheme(text, start)) {
            return start;
        }
        int end = start;
        while (end < text.length() && belongs(text.charAt(end))) {
            end++;
        }
        while (end > start && ".,;:!?'\"*_~".indexOf(text.charAt(end - 1)) >= 0
                || end > start && text.charAt(end - 1) == ')' && text.lastIndexOf('(', end - 1) < start) {
            end--;
        }
        return end;
    }

    private static boolean hasScheme(String text, int i) {
        return text.regionMatches(true, i, "http://", 0, 7)
                || text.regionMatches(true, i, "https://", 0, 8)
                || text.regionMatches(true, i, "www.", 0, 4);
    }

    /** Stops before scripts without spaces, which run on behind a link. */
    private static boolean belongs(char c) {
        int kind = Characters.kinds()[c] & Characters.KIND;
        if (c > 0x7f) {
            return kind == Characters.LETTER || kind == Characters.DIGIT || kind == Characters.MARK;
        }
        return c > ' ' && c != 0x7f && "<>\"{}|\\^`".indexOf(c) < 0;
    }
}
