package earshot.sentiment;

import java.util.Arrays;

/** Hashed features of one kind. Each counts 1/√(their number), so that no kind drowns the others. */
final class Bag {
    private int[] hashes = new int[256];
    /** The first and the last token of each feature, in the upper and the lower half. */
    private int[] tokens = new int[256];

    private int size;

    void clear() {
        size = 0;
    }

    /** A feature made of the tokens from {@code first} to {@code last}; both may be one. */
    void add(long hash, int first, int last) {
        if (size == hashes.length) {
            hashes = Arrays.copyOf(hashes, size * 2);
            tokens = Arrays.copyOf(tokens, size * 2);
        }
        tokens[size] = first << 16 | last;
        hashes[size++] = Hash.spread(hash);
    }

    int size() {
        return size;
    }

    /** All 32 bits are evenly spread; a table uses the upper ones. */
    int hash(int index) {
        return hashes[index];
    }

    int firstToken(int index) {
        return tokens[index] >>> 16;
    }

    int lastToken(int index) {
        return tokens[index] & 0xFFFF;
    }

    /** What each feature of this bag is worth. */
    double scale() {
        return 1 / Math.sqrt(size);
    }
}
