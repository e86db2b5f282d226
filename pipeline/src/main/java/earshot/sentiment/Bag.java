package earshot.sentiment;

import java.util.Arrays;

/** Hashed features of one kind. Each counts 1/√(their number), so that no kind drowns the others. */
final class Bag {
    private int[] hashes = new int[256];
    private int size;

    void clear() {
        size = 0;
    }

    void add(long hash) {
        if (size == hashes.length) {
            hashes = Arrays.copyOf(hashes, size * 2);
        }
        hashes[size++] = Hash.spread(hash);
    }

    int size() {
        return size;
    }

    /** All 32 bits are evenly spread; a table uses the upper ones. */
    int hash(int index) {
        return hashes[index];
    }

    /** What each feature of this bag is worth. */
    double scale() {
        return 1 / Math.sqrt(size);
    }
}
