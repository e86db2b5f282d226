package earshot.query;

/**
 * Tells at a glance that no query asks for a word. Nearly all of a post's words are such, and need not be remembered.
 * A word has three bits in one of the filter's longs; at most one word in fifty that nobody asks for passes all the same.
 */
final class TermFilter {

    /** Lets everything pass. */
    static final TermFilter OPEN = new TermFilter(new long[] {-1, -1}, 63);

    private static final int BITS_A_TERM = 8;
    private static final int PAIRS = 1 << 12;
    private static final int FOURS = 1 << 16;
    /** Wildcards are told apart by so many letters, where they have them. */
    private static final int LETTERS = 4;

    private final long[] words;
    private final int shift;
    /** By two letters. */
    private final long[] beginnings = new long[PAIRS >> 6];
    /** By four, and for wildcards with less by two. */
    private final long[] longer = new long[FOURS >> 6];

    private TermFilter(long[] words, int shift) {
        this.words = words;
        this.shift = shift;
    }

    /** Lets nothing pass yet. */
    static TermFilter of(int terms) {
        int log = Math.max(1, 64 - Long.numberOfLeadingZeros((long) terms * BITS_A_TERM / Long.SIZE));
        return new TermFilter(new long[1 << log], 64 - log);
    }

    /** @param hash of a word, as {@link TermTable#hash} tells it */
    void addWord(long hash) {
        long mixed = hash * TermTable.GOLDEN;
        words[(int) (mixed >>> shift)] |= bits(mixed);
    }

    /** Lets every word pass that may begin with this, as the wildcard that is asked for does. */
    void addBeginning(char[] chars, int from, int to) {
        add(beginnings, pair(chars, from));
        add(longer, to - from < LETTERS ? pair(chars, from) : four(chars, from));
    }

    /** @param hash of the characters {@code from..to} once they are folded */
    boolean passes(long hash, char[] chars, int from, int to) {
        long mixed = hash * TermTable.GOLDEN;
        long bits = bits(mixed);
        return (words[(int) (mixed >>> shift)] & bits) == bits || passesBeginning(chars, from, to);
    }

    private boolean passesBeginning(char[] chars, int from, int to) {
        if (to - from < 2) {
            return false;
        }
        int pair = pair(chars, from);
        return has(beginnings, pair) && (has(longer, pair) || (to - from >= LETTERS && has(longer, four(chars, from))));
    }

    /** Shifts take the low six bits of what they shift by. */
    private static long bits(long mixed) {
        return (1L << (mixed >>> 20)) | (1L << (mixed >>> 26)) | (1L << (mixed >>> 32));
    }

    private static int pair(char[] chars, int from) {
        return Characters.folded(chars[from]) * 31 + Characters.folded(chars[from + 1]) * 7;
    }

    private static int four(char[] chars, int from) {
        long both = ((long) pair(chars, from) << 16) | pair(chars, from + 2);
        return (int) ((both * TermTable.GOLDEN) >>> 48);
    }

    private static void add(long[] set, int bit) {
        set[(bit >>> 6) & (set.length - 1)] |= 1L << bit;
    }

    private static boolean has(long[] set, int bit) {
        return (set[(bit >>> 6) & (set.length - 1)] & (1L << bit)) != 0;
    }
}
