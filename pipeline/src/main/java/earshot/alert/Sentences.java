package earshot.alert;

import earshot.model.Mention;
import java.text.BreakIterator;
import java.util.Locale;

/** Which sentence to quote of a post. */
final class Sentences {

    private static final int LONGEST = 280;

    private Sentences() {}

    /** The sentence in which the brand is named, as far as the text holds it; the first where it is not in the text. */
    static String carrying(Mention mention, String text) {
        int at = mention.match().hits().stream()
                .filter(hit -> hit.field().equals("text") && hit.end() <= text.length())
                .mapToInt(hit -> hit.start())
                .findFirst()
                .orElse(0);
        BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.ROOT);
        sentences.setText(text);
        int end = text.isEmpty() ? 0 : sentences.following(Math.min(at, text.length() - 1));
        int start = end <= 0 ? 0 : sentences.previous();
        String sentence = text.substring(Math.max(0, start), Math.max(0, end)).strip();
        return sentence.length() > LONGEST ? sentence.substring(0, LONGEST) : sentence;
    }
}
