package earshot.query;

/**
 * Tells at a glance that no query asks for a word. Nearly all of a post's words are such, and need not be remembered.
 * One bit of sixteen is set, so about one word in sixteen that nobody asks for passes all the same.
 */
final class TermFilter {

    /** Lets everything pass. */
    static final TermFilter OPEN = new TermFilter(new long[] {-1}, 64 - 6, new long[] {-1});

    private static final long GOLDEN = 0x9e3779b97f4a7c15L;
    private static final int BITS_A_TERM = 16;
    private static final int PAIRS = 1 << 12;

    private final long[] words;
    private final int shift;
    private final long[] beginnings;

    private TermFilter(long[] words, int shift, long[] beginnings) {
        this.words = words;
        this.shift = shift;
        this.beginnings = beginnings;
    }

    /** Lets nothing pass yet. */
    static TermFilter of(int terms) {
        int log = Math.max(6, 64 - Long.numberOfLeadingZeros((long) terms * BITS_A_TERM));
        return new TermFilter(new long[1 << (log - 6)], 64 - log, new long[PAIRS >> 6]);
    }

    /** @param hash of a word, as {@link TermTable#hash} tells it */
    void addWord(long hash) {
        int bit = bit(hash);
        words[bit >>> 6] |= 1L << bit;
    }

    /** Lets every word pass that begins with these two letters, as the wildcard that is asked for does. */
    void addBeginning(char first, char second) {
        int bit = pair(first, second);
        beginnings[bit >>> 6] |= 1L << bit;
    }

    boolean passesWord(long hash) {
        int bit = bit(hash);
        return (words[bit >>> 6] & 1L << bit) != 0;
    }

    boolean passesBeginning(char first, char second) {
        int bit = pair(first, second) & ((beginnings.length << 6) - 1);
        return (beginnings[bit >>> 6] & (1L << bit)) != 0;
    }

    private int bit(long hash) {
        return (int) ((hash * GOLDEN) >>> shift);
    }

    private static int pair(char first, char second) {
        return (first * 31 + second * 7) & (PAIRS - 1);
    }
}
