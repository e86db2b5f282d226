package earshot.sentiment;

import earshot.sentiment.Mask.Stretch;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/** Where a brand stands among a text's tokens, and how near to it each of them is. Reused from text to text. */
final class Target {
    /** No token of the brand on this side. */
    static final int FAR = Tokens.MOST;

    private static final Set<Long> LINKS = Hash.ofAll("and or , & / +");

    private final int[] distance = new int[Tokens.MOST];
    private final boolean[] own = new boolean[Tokens.MOST];
    private final boolean[] clause = new boolean[Tokens.MOST];
    private int count;
    private boolean addressed;

    /** @return whether any token is the brand's name */
    boolean read(Tokens tokens, Clauses clauses, List<Stretch> hits) {
        count = 0;
        addressed = false;
        int hit = 0;
        for (int i = 0; i < tokens.count; i++) {
            while (hit < hits.size() && hits.get(hit).end() <= tokens.start[i]) {
                hit++;
            }
            own[i] = hit < hits.size() && hits.get(hit).start() < tokens.end[i];
            count += own[i] ? 1 : 0;
            addressed |= own[i] && tokens.kind[i] == Tokens.HANDLE;
        }
        if (count == 0) {
            return false;
        }
        takeIn(tokens);
        measure(tokens);
        markClauses(tokens, clauses);
        return true;
    }

    /** Names in a list with the brand's share what is said of it: "A, B and C are great". */
    private void takeIn(Tokens tokens) {
        for (int begin = 0; begin < tokens.count; begin++) {
            int end = begin;
            boolean named = false;
            while (end < tokens.count && isInList(tokens, end)) {
                named |= own[end];
                end++;
            }
            for (int i = begin; i < end; i++) {
                own[i] |= named && isName(tokens, i);
            }
            begin = end;
        }
    }

    private static boolean isName(Tokens tokens, int i) {
        return tokens.kind[i] == Tokens.NAME || tokens.kind[i] == Tokens.HANDLE;
    }

    private static boolean isInList(Tokens tokens, int i) {
        return isName(tokens, i) || LINKS.contains(tokens.hash[i]);
    }

    /** Signed distance in tokens to the nearest of the brand's: below 0 before it. Of two as near, the one before counts. */
    private void measure(Tokens tokens) {
        int last = -1;
        for (int i = 0; i < tokens.count; i++) {
            last = own[i] ? i : last;
            distance[i] = last < 0 ? FAR : i - last;
        }
        int next = -1;
        for (int i = tokens.count - 1; i >= 0; i--) {
            next = own[i] ? i : next;
            if (next >= 0 && next - i < distance[i]) {
                distance[i] = i - next;
            }
        }
    }

    private void markClauses(Tokens tokens, Clauses clauses) {
        var named = new BitSet();
        for (int i = 0; i < tokens.count; i++) {
            if (own[i]) {
                named.set(clauses.of(i));
            }
        }
        for (int i = 0; i < tokens.count; i++) {
            clause[i] = named.get(clauses.of(i));
        }
    }

    /** Whether the text speaks to the brand's account. */
    boolean isAddressed() {
        return addressed;
    }

    boolean isOwn(int token) {
        return own[token];
    }

    int distance(int token) {
        return distance[token];
    }

    boolean isInClause(int token) {
        return clause[token];
    }

    /** How many tokens are the brand's. */
    int count() {
        return count;
    }
}
