package earshot.sentiment;

import earshot.sentiment.Mask.Stretch;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/**
 * The clauses of a text and whose they are. A clause belongs to the brands it names; one that names none goes on about
 * the brands last named, and at the start leads up to those first named.
 */
final class Clauses {
    private static final Set<Long> CONTRASTS =
            hashes("but", "while", "although", "though", "however", "whereas", "yet");

    private static final Set<Long> AND = hashes("and");
    private static final Set<Long> COMMA = hashes(",");
    private static final Set<Long> SEMICOLON = hashes(";");

    /** Where each clause begins; the last element is the text's end. */
    private final List<Integer> bounds = new ArrayList<>();

    private static Set<Long> hashes(String... words) {
        var set = new java.util.HashSet<Long>();
        for (String word : words) {
            set.add(Hash.of(word));
        }
        return Set.copyOf(set);
    }

    Clauses(CharSequence text, Tokens tokens) {
        bounds.add(0);
        for (int i = 0; i < tokens.count; i++) {
            if (endsClause(tokens, i)) {
                cut(tokens.end[i]);
            } else if (i > 0 && beginsClause(text, tokens, i)) {
                cut(tokens.start[i]);
            }
        }
        cut(text.length());
    }

    private void cut(int at) {
        if (at > bounds.get(bounds.size() - 1)) {
            bounds.add(at);
        }
    }

    private static boolean endsClause(Tokens tokens, int i) {
        if (tokens.kind[i] != Tokens.STOP) {
            return false;
        }
        // "4.99" and "e.g" hold a point that ends nothing.
        boolean inside = i + 1 < tokens.count && tokens.start[i + 1] == tokens.end[i];
        boolean weak = COMMA.contains(tokens.hash[i]) || tokens.hash[i] == Hash.of(":");
        return !weak && (!inside || tokens.repeats[i] > 1 || SEMICOLON.contains(tokens.hash[i]));
    }

    private static boolean beginsClause(CharSequence text, Tokens tokens, int i) {
        if (tokens.kind[i] == Tokens.WORD && CONTRASTS.contains(tokens.hash[i])) {
            return true;
        }
        if (tokens.kind[i] == Tokens.WORD && AND.contains(tokens.hash[i])) {
            return COMMA.contains(tokens.hash[i - 1]);
        }
        for (int at = tokens.end[i - 1]; at < tokens.start[i]; at++) {
            if (text.charAt(at) == '\n') {
                return true;
            }
        }
        return false;
    }

    int count() {
        return bounds.size() - 1;
    }

    int start(int clause) {
        return bounds.get(clause);
    }

    int end(int clause) {
        return bounds.get(clause + 1);
    }

    /** The clauses that speak of the brand whose hits are {@code hits.get(match)}; all of them where none names it. */
    BitSet about(List<List<Stretch>> hits, int match) {
        var named = new BitSet();
        var own = new BitSet();
        for (int other = 0; other < hits.size(); other++) {
            for (Stretch hit : hits.get(other)) {
                int clause = clauseOf(hit.start());
                named.set(clause);
                if (other == match) {
                    own.set(clause);
                }
            }
        }
        var about = new BitSet();
        if (own.isEmpty()) {
            about.set(0, count());
            return about;
        }
        int owner = named.nextSetBit(0);
        for (int clause = 0; clause < count(); clause++) {
            owner = named.get(clause) ? clause : owner;
            about.set(clause, own.get(owner));
        }
        return about;
    }

    private int clauseOf(int at) {
        int clause = 0;
        while (clause + 1 < count() && at >= start(clause + 1)) {
            clause++;
        }
        return clause;
    }
}
