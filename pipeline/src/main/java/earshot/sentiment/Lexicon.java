package earshot.sentiment;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Valences and roles of single words, emoticons and emoji, found by the hash the scanner gives them. */
final class Lexicon {
    /** What a word does to the words around it. */
    enum Role {
        NONE(0),
        /** Turns what follows, up to the next stop: not, never, without. */
        NEGATION(1),
        /** What follows weighs more than what came before: but, however. */
        CONTRAST(2),
        /** Strengthens the next word: very, absolutely. */
        BOOST(3),
        /** Weakens the next word: slightly, kind of. */
        DAMP(4);

        private final int cue;

        Role(int cue) {
            this.cue = cue;
        }

        /** The word's class where it has no valence of its own; 0 is none. */
        int cue() {
            return cue;
        }
    }

    /**
     * One term and what is known of it.
     *
     * @param vader valence -4..4, 0 where VADER does not know the term
     * @param afinn valence -5..5, 0 where AFINN does not know the term
     */
    record Entry(String term, float vader, float afinn, Role role) {
        static final Entry NONE = new Entry("", 0, 0, Role.NONE);
    }

    static final Lexicon EMPTY = new Lexicon(List.of());

    private final List<Entry> entries;
    private final long[] keys;
    private final int[] values;

    private Lexicon(List<Entry> entries) {
        this.entries = entries;
        int slots = Integer.highestOneBit(Math.max(16, entries.size() * 4));
        keys = new long[slots];
        values = new int[slots];
    }

    /**
     * Reads tab-separated lines {@code term, vader, afinn, role}; a line that starts with {@code ##} is a remark.
     *
     * @throws IllegalArgumentException naming the line that is wrong
     */
    static Lexicon read(BufferedReader lines) throws IOException {
        var entries = new ArrayList<Entry>();
        var hashes = new ArrayList<Long>();
        var scanner = new TokenScanner(EMPTY);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("##")) {
                continue;
            }
            String[] fields = line.split("\t", -1);
            if (fields.length != 4) {
                throw new IllegalArgumentException("not term, vader, afinn, role: " + line);
            }
            Tokens tokens = scanner.scan(fields[0], Mask.NONE);
            if (tokens.count != 1) {
                throw new IllegalArgumentException("not one token: " + fields[0]);
            }
            Role role = fields[3].isEmpty() ? Role.NONE : Role.valueOf(fields[3].toUpperCase(Locale.ROOT));
            entries.add(new Entry(fields[0], number(fields[1]), number(fields[2]), role));
            hashes.add(tokens.hash[0]);
        }
        var lexicon = new Lexicon(List.copyOf(entries));
        for (int i = 0; i < hashes.size(); i++) {
            lexicon.put(hashes.get(i), i);
        }
        return lexicon;
    }

    private static float number(String field) {
        return field.isEmpty() ? 0 : Float.parseFloat(field);
    }

    private void put(long key, int index) {
        int slot = slot(key);
        while (keys[slot] != 0) {
            if (keys[slot] == key) {
                throw new IllegalArgumentException(
                        "twice in the lexicon: " + entries.get(values[slot]).term() + ", "
                                + entries.get(index).term());
            }
            slot = (slot + 1) & (keys.length - 1);
        }
        keys[slot] = key;
        values[slot] = index;
    }

    private int slot(long key) {
        return Hash.spread(key) & (keys.length - 1);
    }

    /** Index of the entry with this token hash, or -1. */
    int find(long key) {
        for (int slot = slot(key); keys[slot] != 0; slot = (slot + 1) & (keys.length - 1)) {
            if (keys[slot] == key) {
                return values[slot];
            }
        }
        return -1;
    }

    Entry entry(int index) {
        return entries.get(index);
    }

    int size() {
        return entries.size();
    }
}
