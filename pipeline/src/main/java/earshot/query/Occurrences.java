package earshot.query;

import java.util.Arrays;

/**
 * Which terms a post has, and on which tokens, in order. Nothing is cleared between posts: what bears an older epoch is
 * not there.
 */
final class Occurrences {

    static final int NONE = -1;
    private static final int STRIDE = 4;
    private static final int FIRST = 1;
    private static final int LAST = 2;

    private int epoch;
    /** Of each term the epoch, its first entry and its last: side by side, as they are needed together. */
    private final int[] terms;

    private int used;
    private int[] token = new int[256];
    private int[] next = new int[256];
    private int[] present = new int[64];
    private int presentCount;

    Occurrences(int terms) {
        this.terms = new int[terms * STRIDE];
    }

    void begin() {
        if (++epoch == Integer.MAX_VALUE) {
            Arrays.fill(terms, 0);
            epoch = 1;
        }
        used = 0;
        presentCount = 0;
    }

    /** Tokens of one term must come in ascending order; one that comes twice is recorded once. */
    void add(int term, int at) {
        int of = term * STRIDE;
        if (terms[of] == epoch) {
            int last = terms[of + LAST];
            if (token[last] != at) {
                int entry = entry(at);
                next[last] = entry;
                terms[of + LAST] = entry;
            }
            return;
        }
        if (presentCount == present.length) {
            present = Arrays.copyOf(present, presentCount * 2);
        }
        present[presentCount++] = term;
        int entry = entry(at);
        terms[of] = epoch;
        terms[of + FIRST] = entry;
        terms[of + LAST] = entry;
    }

    private int entry(int at) {
        if (used == token.length) {
            token = Arrays.copyOf(token, used * 2);
            next = Arrays.copyOf(next, used * 2);
        }
        token[used] = at;
        next[used] = NONE;
        return used++;
    }

    int presentCount() {
        return presentCount;
    }

    int present(int i) {
        return present[i];
    }

    boolean has(int term) {
        return terms[term * STRIDE] == epoch;
    }

    /** Entry of the first token; {@link #NONE} where there is none. */
    int first(int term) {
        return has(term) ? terms[term * STRIDE + FIRST] : NONE;
    }

    int next(int entry) {
        return next[entry];
    }

    int token(int entry) {
        return token[entry];
    }
}
