package earshot.sentiment;

import java.util.Arrays;
import java.util.BitSet;

/** What a scanner found in one text: columns, reused from text to text. */
final class Tokens {
    /** Tokens beyond are not read: the bound of the work per text. */
    static final int MOST = 1_024;

    static final byte WORD = 0;
    static final byte TAG = 1;
    static final byte NAME = 2;
    static final byte HANDLE = 3;
    static final byte LINK = 4;
    static final byte EMOTICON = 5;
    static final byte EMOJI = 6;
    /** One of {@code , ; : . ! ?} or a run of the last three: ends the reach of a negation. */
    static final byte STOP = 7;
    /** Quotes, brackets, dashes: seen, but ending nothing. */
    static final byte MARK = 8;

    static final int KINDS = 9;

    int count;
    final long[] hash = new long[MOST];
    final byte[] kind = new byte[MOST];
    /** Where the token stands in the text scanned, in UTF-16 code units. */
    final int[] start = new int[MOST];

    final int[] end = new int[MOST];
    /** Index of the blank that follows the token in {@link #letters}. */
    final int[] letterEnd = new int[MOST];
    /** Entry of the lexicon, or -1. */
    final int[] entry = new int[MOST];

    final boolean[] shouted = new boolean[MOST];
    final boolean[] elongated = new boolean[MOST];
    /** Equal emoji or marks in a row are one token; this counts them. */
    final int[] repeats = new int[MOST];

    /** The text as character n-grams see it: normalised, tokens parted by one space, names by a placeholder. */
    char[] letters = new char[512];

    int letterCount;

    void clear() {
        count = 0;
        letterCount = 0;
        letter(' ');
    }

    BitSet all() {
        var all = new BitSet();
        all.set(0, count);
        return all;
    }

    boolean full() {
        return count == MOST;
    }

    void letter(char c) {
        if (letterCount == letters.length) {
            letters = Arrays.copyOf(letters, letters.length * 2);
        }
        letters[letterCount++] = c;
    }

    void add(byte tokenKind, long tokenHash, int from, int to, int lexiconEntry) {
        hash[count] = tokenHash;
        kind[count] = tokenKind;
        start[count] = from;
        end[count] = to;
        entry[count] = lexiconEntry;
        shouted[count] = false;
        elongated[count] = false;
        repeats[count] = 1;
        letterEnd[count] = letterCount;
        count++;
        letter(' ');
    }
}
