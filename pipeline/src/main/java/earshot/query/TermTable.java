package earshot.query;

import earshot.query.Query.Term;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The terms of all queries, numbered, and found by the hash of a token's characters: no string is made of a token. A
 * hash that is found is compared by characters, so that no collision is ever a match. A wildcard is found by the hash of
 * what stands before it, which is a hash the token's own passes through; which lengths are worth a look is told by the
 * first two characters.
 */
final class TermTable {

    static final long FNV_BASIS = 0xcbf29ce484222325L;
    static final long FNV_PRIME = 0x100000001b3L;
    static final long GOLDEN = 0x9e3779b97f4a7c15L;
    private static final int GATE_SIZE = 1 << 12;
    /** Longer prefixes are looked up by this much of them, and compared whole. */
    private static final int LONGEST_PREFIX = 31;

    private static final int NONE = -1;
    private static final int STRIDE = 4;
    private static final int KEY = 1;
    private static final int KEY_END = 2;
    private static final int EXACT = 3;
    private static final int TEXT = Field.TEXT.code();
    private static final int TITLE = Field.TITLE.code();

    private final List<Term> terms = new ArrayList<>();
    private final List<Field> fields = new ArrayList<>();
    private final int[] prefixLengths = new int[GATE_SIZE];
    private boolean wildcards;
    private long usedFields;

    private Slots words = new Slots(16);
    private Slots prefixes = new Slots(16);
    /** Of each term the next one in its chain, where its key stands, and whether it is exact: looked at together. */
    private int[] entries = new int[16 * STRIDE];

    private char[] keys = new char[256];
    private int keysEnd;

    /**
     * Open addressing, linear probing; a slot is a hash, and behind it the first of a chain of terms, so that one look at
     * memory tells both. A hash of 0 is an empty slot.
     */
    private static final class Slots {
        private long[] slots;
        private int used;

        Slots(int size) {
            slots = new long[size * 2];
        }

        private static long nonzero(long hash) {
            return hash == 0 ? GOLDEN : hash;
        }

        private int slot(long hash) {
            int mask = slots.length - 2;
            int slot = (int) ((hash * GOLDEN) >>> 32) & mask;
            while (slots[slot] != 0 && slots[slot] != hash) {
                slot = (slot + 2) & mask;
            }
            return slot;
        }

        int get(long hash) {
            int slot = slot(nonzero(hash));
            return slots[slot] == 0 ? NONE : (int) slots[slot + 1];
        }

        /** Returns what was first before. */
        int put(long hash, int term) {
            if (used * 3 >= slots.length) {
                grow();
            }
            int slot = slot(nonzero(hash));
            boolean empty = slots[slot] == 0;
            int before = empty ? NONE : (int) slots[slot + 1];
            used += empty ? 1 : 0;
            slots[slot] = nonzero(hash);
            slots[slot + 1] = term;
            return before;
        }

        private void grow() {
            Slots larger = new Slots(slots.length);
            for (int i = 0; i < slots.length; i += 2) {
                if (slots[i] != 0) {
                    larger.put(slots[i], (int) slots[i + 1]);
                }
            }
            slots = larger.slots;
        }
    }

    /** FNV-1a over UTF-16 units. */
    static long hash(char[] chars, int from, int to) {
        long hash = FNV_BASIS;
        for (int i = from; i < to; i++) {
            hash = hash(hash, chars[i]);
        }
        return hash;
    }

    /** That of a text which is longer by one character. */
    static long hash(long hash, char next) {
        return (hash ^ next) * FNV_PRIME;
    }

    private static long in(int field, long hash) {
        return hash ^ (field * GOLDEN);
    }

    private static int gate(char first, char second) {
        return (first * 31 + second * 7) & (GATE_SIZE - 1);
    }

    /** The term's number; equal terms of one field have one. */
    int intern(Field field, Term term) {
        boolean wildcard = term.kind() == Term.Kind.WILDCARD;
        String text =
                wildcard ? term.prefix() : term.kind() == Term.Kind.EXACT ? Characters.fold(term.text()) : term.text();
        char[] chars = text.toCharArray();
        int length = wildcard ? Math.min(chars.length, LONGEST_PREFIX) : chars.length;
        long hash = in(field.code(), hash(chars, 0, length));
        Slots slots = wildcard ? prefixes : words;
        for (int known = slots.get(hash); known != NONE; known = next(known)) {
            if (fields.get(known) == field && terms.get(known).equals(term)) {
                return known;
            }
        }
        int id = terms.size();
        terms.add(term);
        fields.add(field);
        usedFields |= 1L << field.code();
        if (id * STRIDE == entries.length) {
            entries = Arrays.copyOf(entries, entries.length * 2);
        }
        entries[id * STRIDE] = slots.put(hash, id);
        entries[id * STRIDE + EXACT] = term.kind() == Term.Kind.EXACT ? 1 : 0;
        addKey(id, chars);
        if (wildcard) {
            wildcards = true;
            prefixLengths[gate(chars[0], chars[1])] |= 1 << length;
        }
        return id;
    }

    private int next(int id) {
        return entries[id * STRIDE];
    }

    private void addKey(int id, char[] key) {
        if (keysEnd + key.length > keys.length) {
            keys = Arrays.copyOf(keys, Math.max(keysEnd + key.length, keys.length * 2));
        }
        System.arraycopy(key, 0, keys, keysEnd, key.length);
        entries[id * STRIDE + KEY] = keysEnd;
        keysEnd += key.length;
        entries[id * STRIDE + KEY_END] = keysEnd;
    }

    int size() {
        return terms.size();
    }

    /** Lets pass what {@link #find} could find. */
    TermFilter filter() {
        return filter(IntStream.range(0, terms.size()).toArray(), 1);
    }

    /**
     * Lets pass what bears one of these terms.
     *
     * @param sparseness how many times larger than usual it is, where what passes by mistake costs much
     */
    TermFilter filter(int[] ids, int sparseness) {
        TermFilter filter = TermFilter.of(ids.length * sparseness);
        for (int id : ids) {
            int key = entries[id * STRIDE + KEY];
            int end = entries[id * STRIDE + KEY_END];
            if (terms.get(id).kind() == Term.Kind.WILDCARD) {
                filter.addBeginning(keys, key, end);
            } else {
                filter.addWord(hash(keys, key, end));
            }
        }
        return filter;
    }

    Term term(int id) {
        return terms.get(id);
    }

    Field field(int id) {
        return fields.get(id);
    }

    /** What {@link Tokens#signature} has of a post with this term; nothing where that cannot be told. */
    long signature(int id) {
        return terms.get(id).kind() == Term.Kind.WILDCARD
                ? 0
                : signature(hash(keys, entries[id * STRIDE + KEY], entries[id * STRIDE + KEY_END]));
    }

    /** One bit for a word; a post has the bits of all its words. */
    static long signature(long hash) {
        return 1L << ((hash * GOLDEN) >>> 38);
    }

    boolean usesValues() {
        return (usedFields & Field.VALUES) != 0;
    }

    boolean uses(Field field) {
        return (usedFields & (1L << field.code())) != 0;
    }

    /** Records a token of the post under the terms that its {@code i}th term bears. */
    void find(Tokens tokens, int i, Texts texts, Occurrences found) {
        int field = tokens.fieldCodeOf(i);
        find(tokens, i, field == TITLE ? TEXT : field, texts, found);
        if (field == TITLE && uses(Field.TITLE)) {
            find(tokens, i, TITLE, texts, found);
        }
    }

    private void find(Tokens tokens, int i, int field, Texts texts, Occurrences found) {
        int token = tokens.tokenOf(i);
        for (int id = words.get(in(field, tokens.hash(i))); id != NONE; id = next(id)) {
            if (isKey(id, tokens, i) && (entries[id * STRIDE + EXACT] == 0 || isExact(id, tokens, token, texts))) {
                found.add(id, token);
            }
        }
        if (wildcards) {
            findWildcards(tokens, i, field, found);
        }
    }

    private boolean isKey(int id, Tokens tokens, int i) {
        char[] chars = tokens.chars();
        int at = entries[id * STRIDE + KEY];
        int length = entries[id * STRIDE + KEY_END] - at;
        int from = tokens.from(i);
        if (tokens.to(i) - from != length) {
            return false;
        }
        for (int c = 0; c < length; c++) {
            if (keys[at + c] != chars[from + c]) {
                return false;
            }
        }
        return true;
    }

    private boolean isExact(int id, Tokens tokens, int token, Texts texts) {
        String wanted = terms.get(id).text();
        int start = tokens.start(token);
        if (start < 0) {
            return false;
        }
        String text = texts.of(tokens.field(token));
        int length = tokens.end(token) - start;
        if (text.startsWith(wanted, start) && length == wanted.length()) {
            return true;
        }
        String written = Characters.exact(text.substring(start, tokens.end(token)));
        return written.equals(wanted) || isPossessiveOf(wanted, written);
    }

    private static boolean isPossessiveOf(String wanted, String written) {
        return written.length() == wanted.length() + 2
                && written.startsWith(wanted)
                && written.substring(wanted.length()).equalsIgnoreCase("'s");
    }

    private void findWildcards(Tokens tokens, int i, int field, Occurrences found) {
        char[] chars = tokens.chars();
        int from = tokens.from(i);
        int to = tokens.to(i);
        if (to - from < 2) {
            return;
        }
        int lengths = prefixLengths[gate(chars[from], chars[from + 1])];
        long hash = FNV_BASIS;
        int at = from;
        while (lengths != 0) {
            int length = Integer.numberOfTrailingZeros(lengths);
            lengths &= lengths - 1;
            if (from + length > to) {
                return;
            }
            for (; at < from + length; at++) {
                hash = hash(hash, chars[at]);
            }
            for (int id = prefixes.get(in(field, hash)); id != NONE; id = next(id)) {
                if (Wildcards.matches(terms.get(id).text(), chars, from, to)) {
                    found.add(id, tokens.tokenOf(i));
                }
            }
        }
    }
}
