package earshot.alert;

import earshot.model.Mention;
import earshot.model.Span;

/** Which sentence to quote of a post. */
final class Sentences {

    private static final int LONGEST = 280;

    private Sentences() {}

    /** The one that carries the sentiment; where nothing was scored, the one in which the brand is named, or the first. */
    static String carrying(Mention mention, String text) {
        Span scored = mention.match().evidence().sentence();
        if (scored.field().equals("text") && scored.end() <= text.length()) {
            return shortened(text.substring(scored.start(), scored.end()).strip());
        }
        int at = mention.match().hits().stream()
                .filter(hit -> hit.field().equals("text") && hit.end() <= text.length())
                .mapToInt(hit -> hit.start())
                .findFirst()
                .orElse(0);
        int start = at;
        while (start > 0 && !ends(text, start - 1)) {
            start--;
        }
        int end = at;
        while (end < text.length() && !ends(text, end)) {
            end++;
        }
        String sentence =
                text.substring(start, Math.min(end + 1, text.length())).strip();
        return shortened(sentence);
    }

    private static String shortened(String sentence) {
        return sentence.length() > LONGEST ? sentence.substring(0, LONGEST) : sentence;
    }

    /** A line's end, or a mark that white space or nothing follows. */
    private static boolean ends(String text, int at) {
        char mark = text.charAt(at);
        boolean last = at + 1 == text.length() || Character.isWhitespace(text.charAt(at + 1));
        return mark == '\n' || mark == '\u3002' || (last && (mark == '.' || mark == '!' || mark == '?'));
    }
}
