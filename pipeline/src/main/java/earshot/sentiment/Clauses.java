package earshot.sentiment;

import earshot.sentiment.Mask.Stretch;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/**
 * The clauses of a text and whose they are. A clause belongs to the brands it names; one that names none goes on about
 * the brands last named, and at the start leads up to those first named. Reused from text to text.
 */
final class Clauses {
    private static final Set<Long> CONTRASTS = Hash.ofAll("but while although though however whereas yet");
    private static final long AND = Hash.of("and");
    private static final long COMMA = Hash.of(",");
    private static final long COLON = Hash.of(":");
    private static final long SEMICOLON = Hash.of(";");

    private final int[] clauses = new int[Tokens.MOST];
    private int count;

    void read(CharSequence text, Tokens tokens) {
        count = 0;
        boolean ended = false;
        for (int i = 0; i < tokens.count; i++) {
            boolean stop = tokens.kind[i] == Tokens.STOP;
            boolean begins = i == 0 || (ended && !stop) || isContrast(tokens, i) || isNewLine(text, tokens, i);
            count += begins ? 1 : 0;
            clauses[i] = count - 1;
            ended = endsSentence(tokens, i) || tokens.hash[i] == SEMICOLON;
        }
    }

    private static boolean isContrast(Tokens tokens, int i) {
        return tokens.kind[i] == Tokens.WORD
                && (CONTRASTS.contains(tokens.hash[i]) || (tokens.hash[i] == AND && tokens.hash[i - 1] == COMMA));
    }

    /** Whether a line ends between a token and the one before it. */
    static boolean isNewLine(CharSequence text, Tokens tokens, int i) {
        for (int at = tokens.end[i - 1]; at < tokens.start[i]; at++) {
            if (text.charAt(at) == '\n') {
                return true;
            }
        }
        return false;
    }

    /** Whether a token is a full stop, an exclamation or a question mark. "4.99" and "e.g" hold a point that ends nothing. */
    static boolean endsSentence(Tokens tokens, int i) {
        if (tokens.kind[i] != Tokens.STOP) {
            return false;
        }
        long hash = tokens.hash[i];
        boolean inside = i + 1 < tokens.count && tokens.start[i + 1] == tokens.end[i] && tokens.repeats[i] == 1;
        return !inside && hash != COMMA && hash != COLON && hash != SEMICOLON;
    }

    int count() {
        return count;
    }

    int of(int token) {
        return clauses[token];
    }

    /** The clauses that speak of the brand whose hits are {@code hits.get(match)}; all of them where none names it. */
    BitSet about(Tokens tokens, List<List<Stretch>> hits, int match) {
        var named = new BitSet();
        var own = new BitSet();
        for (int other = 0; other < hits.size(); other++) {
            for (Stretch hit : hits.get(other)) {
                int clause = clauseAt(tokens, hit.start());
                named.set(clause);
                own.set(clause, other == match || own.get(clause));
            }
        }
        var about = new BitSet();
        if (own.isEmpty()) {
            about.set(0, count);
            return about;
        }
        int owner = named.nextSetBit(0);
        for (int clause = 0; clause < count; clause++) {
            owner = named.get(clause) ? clause : owner;
            about.set(clause, own.get(owner));
        }
        return about;
    }

    private int clauseAt(Tokens tokens, int at) {
        int token = Arrays.binarySearch(tokens.start, 0, tokens.count, at);
        return clauses[token >= 0 ? token : Math.max(0, -token - 2)];
    }
}
