package earshot.query;

import earshot.query.Query.Term;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The terms of all queries, numbered, and found by the hash of a token's characters: no string is made of a token. A
 * hash that is found is compared by characters, so that no collision is ever a match. A wildcard is found by the hash of
 * what stands before it, which is a hash the token's own passes through; which lengths are worth a look is told by the
 * first two characters.
 */
final class TermTable {

    static final long FNV_BASIS = 0xcbf29ce484222325L;
    static final long FNV_PRIME = 0x100000001b3L;
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;
    private static final int GATE_SIZE = 1 << 12;
    /** Longer prefixes are looked up by this much of them, and compared whole. */
    private static final int LONGEST_PREFIX = 31;

    private static final int NONE = -1;
    private static final int TEXT = Field.TEXT.code();
    private static final int TITLE = Field.TITLE.code();

    private final List<Term> terms = new ArrayList<>();
    private final List<Field> fields = new ArrayList<>();
    private final int[] prefixLengths = new int[GATE_SIZE];
    private boolean wildcards;
    private long usedFields;

    private Slots words = new Slots(16);
    private Slots prefixes = new Slots(16);
    private int[] next = new int[16];
    private int[] keyEnd = new int[16];
    private char[] keys = new char[256];
    private boolean[] exact = new boolean[16];

    /** Open addressing, linear probing; a slot leads to the first of a chain of terms. A hash of 0 is an empty slot. */
    private static final class Slots {
        private long[] hashes;
        private int[] first;
        private int used;

        Slots(int size) {
            hashes = new long[size];
            first = new int[size];
        }

        private static long nonzero(long hash) {
            return hash == 0 ? GOLDEN : hash;
        }

        private int slot(long hash) {
            int mask = hashes.length - 1;
            int slot = (int) ((hash * GOLDEN) >>> 33) & mask;
            while (hashes[slot] != 0 && hashes[slot] != hash) {
                slot = (slot + 1) & mask;
            }
            return slot;
        }

        int get(long hash) {
            int slot = slot(nonzero(hash));
            return hashes[slot] == 0 ? NONE : first[slot];
        }

        /** Returns what was first before. */
        int put(long hash, int term) {
            if (used * 2 >= first.length) {
                grow();
            }
            int slot = slot(nonzero(hash));
            boolean empty = hashes[slot] == 0;
            int before = empty ? NONE : first[slot];
            used += empty ? 1 : 0;
            hashes[slot] = nonzero(hash);
            first[slot] = term;
            return before;
        }

        private void grow() {
            Slots larger = new Slots(first.length * 4);
            for (int i = 0; i < first.length; i++) {
                if (hashes[i] != 0) {
                    larger.put(hashes[i], first[i]);
                }
            }
            hashes = larger.hashes;
            first = larger.first;
        }
    }

    /** FNV-1a over UTF-16 units. */
    static long hash(char[] chars, int from, int to) {
        long hash = FNV_BASIS;
        for (int i = from; i < to; i++) {
            hash = (hash ^ chars[i]) * FNV_PRIME;
        }
        return hash;
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
        for (int known = slots.get(hash); known != NONE; known = next[known]) {
            if (fields.get(known) == field && terms.get(known).equals(term)) {
                return known;
            }
        }
        int id = terms.size();
        terms.add(term);
        fields.add(field);
        usedFields |= 1L << field.code();
        if (id == next.length) {
            next = Arrays.copyOf(next, id * 2);
            exact = Arrays.copyOf(exact, id * 2);
        }
        next[id] = slots.put(hash, id);
        exact[id] = term.kind() == Term.Kind.EXACT;
        addKey(id, chars);
        if (wildcard) {
            wildcards = true;
            prefixLengths[gate(chars[0], chars[1])] |= 1 << length;
        }
        return id;
    }

    /** All keys stand in one array, a term's between the end of the one before and its own. */
    private void addKey(int id, char[] key) {
        int from = keyEnd[id];
        if (id + 1 == keyEnd.length) {
            keyEnd = Arrays.copyOf(keyEnd, id * 2 + 2);
        }
        if (from + key.length > keys.length) {
            keys = Arrays.copyOf(keys, Math.max(from + key.length, keys.length * 2));
        }
        System.arraycopy(key, 0, keys, from, key.length);
        keyEnd[id + 1] = from + key.length;
    }

    int size() {
        return terms.size();
    }

    /** Lets pass what {@link #find} could find. */
    TermFilter filter() {
        TermFilter filter = TermFilter.of(terms.size());
        for (int id = 0; id < terms.size(); id++) {
            if (terms.get(id).kind() == Term.Kind.WILDCARD) {
                filter.addBeginning(keys[keyEnd[id]], keys[keyEnd[id] + 1]);
            } else {
                filter.addWord(hash(keys, keyEnd[id], keyEnd[id + 1]));
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

    boolean uses(Field field) {
        return (usedFields & (1L << field.code())) != 0;
    }

    /** Records each of the post's tokens under the terms it bears. */
    void find(Tokens tokens, Texts texts, Occurrences found) {
        boolean titles = uses(Field.TITLE);
        for (int i = 0; i < tokens.terms(); i++) {
            int field = tokens.fieldCodeOf(i);
            if (field == TITLE) {
                find(tokens, i, TEXT, texts, found);
                if (titles) {
                    find(tokens, i, TITLE, texts, found);
                }
            } else {
                find(tokens, i, field, texts, found);
            }
        }
    }

    private void find(Tokens tokens, int i, int field, Texts texts, Occurrences found) {
        int token = tokens.tokenOf(i);
        for (int id = words.get(in(field, tokens.hash(i))); id != NONE; id = next[id]) {
            if (isKey(id, tokens, i) && (!exact[id] || isExact(id, tokens, token, texts))) {
                found.add(id, token);
            }
        }
        if (wildcards) {
            findWildcards(tokens, i, field, found);
        }
    }

    private boolean isKey(int id, Tokens tokens, int i) {
        return Arrays.equals(keys, keyEnd[id], keyEnd[id + 1], tokens.chars(), tokens.from(i), tokens.to(i));
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
                hash = (hash ^ chars[at]) * FNV_PRIME;
            }
            for (int id = prefixes.get(in(field, hash)); id != NONE; id = next[id]) {
                if (Wildcards.matches(terms.get(id).text(), chars, from, to)) {
                    found.add(id, tokens.tokenOf(i));
                }
            }
        }
    }
}
