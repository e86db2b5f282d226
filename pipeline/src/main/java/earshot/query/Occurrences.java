package earshot.query;

import java.util.Arrays;

/**
 * Which terms a post has, and on which tokens, in order. Nothing is cleared between posts: what bears an older epoch is
 * not there.
 */
final class Occurrences {

    static final int NONE = -1;

    private int epoch;
    private final int[] epochs;
    private final int[] first;
    private final int[] last;
    private int used;
    private int[] token = new int[256];
    private int[] next = new int[256];
    private int[] present = new int[64];
    private int presentCount;
    private long signature;

    Occurrences(int terms) {
        epochs = new int[terms];
        first = new int[terms];
        last = new int[terms];
    }

    void begin() {
        if (++epoch == Integer.MAX_VALUE) {
            Arrays.fill(epochs, 0);
            epoch = 1;
        }
        used = 0;
        presentCount = 0;
        signature = 0;
    }

    /** Tokens of one term must come in ascending order; one that comes twice is recorded once. */
    void add(int term, int at) {
        if (epochs[term] == epoch) {
            if (token[last[term]] == at) {
                return;
            }
            int entry = entry(at);
            next[last[term]] = entry;
            last[term] = entry;
            return;
        }
        epochs[term] = epoch;
        if (presentCount == present.length) {
            present = Arrays.copyOf(present, presentCount * 2);
        }
        present[presentCount++] = term;
        signature |= signature(term);
        first[term] = entry(at);
        last[term] = first[term];
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

    /** One bit for a term; a post has the bits of all its terms. */
    static long signature(int term) {
        return 1L << (term & 63);
    }

    long signature() {
        return signature;
    }

    int presentCount() {
        return presentCount;
    }

    int present(int i) {
        return present[i];
    }

    boolean has(int term) {
        return epochs[term] == epoch;
    }

    /** Entry of the first token; {@link #NONE} where there is none. */
    int first(int term) {
        return epochs[term] == epoch ? first[term] : NONE;
    }

    int next(int entry) {
        return next[entry];
    }

    int token(int entry) {
        return token[entry];
    }
}
