package earshot.sentiment;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** The hashes that features are known by. Part of a model's format: a change here makes every shipped table void. */
final class Hash {
    static final long SEED = 0xCBF29CE484222325L;
    private static final long PRIME = 0x100000001B3L;
    private static final long ODD = 0x9E3779B97F4A7C15L;

    private Hash() {}

    /** Takes one more character into a running hash (FNV-1a over 16-bit units). */
    static long add(long hash, int unit) {
        return (hash ^ unit) * PRIME;
    }

    /** Mixes two hashes; order matters. */
    static long pair(long first, long second) {
        return (Long.rotateLeft(first, 23) ^ second) * ODD;
    }

    /** Spreads a hash over 32 bits, of which a table uses the top ones. */
    static int spread(long hash) {
        long h = (hash ^ (hash >>> 29)) * 0xBF58476D1CE4E5B9L;
        return (int) (((h ^ (h >>> 32)) * ODD) >>> 32);
    }

    /** The hashes of words between blanks. */
    static Set<Long> ofAll(String words) {
        return Arrays.stream(words.split(" ", -1)).map(Hash::of).collect(Collectors.toUnmodifiableSet());
    }

    static long of(String text) {
        long hash = SEED;
        for (int i = 0; i < text.length(); i++) {
            hash = add(hash, text.charAt(i));
        }
        return hash;
    }
}
