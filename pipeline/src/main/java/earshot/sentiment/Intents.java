package earshot.sentiment;

import earshot.model.Intent;
import earshot.model.SentimentLabel;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads from a text what its author wants: phrases say so, and questions end like one and begin like one. Praise is meant
 * only where the feeling towards the brand is positive, and a complaint or leaving only where it is not.
 */
final class Intents {
    private static final int LONGEST = 5;
    private static final long QUESTION_MARK = Hash.add(Hash.SEED, 4);
    private static final long QUESTION_MARKS = Hash.add(Hash.SEED, 5);
    private static final Set<Long> ASKING =
            Hash.ofAll("what what's whats when when's where where's who who's which how how's why"
                    + " can could do does did is are will would should any anyone anybody has have may am");

    private final Map<Long, Intent> phrases;
    /** First words of phrases: an open table, 0 is free. */
    private final long[] first;

    private Intents(Map<Long, Intent> phrases, long[] first) {
        this.phrases = phrases;
        this.first = first;
    }

    /**
     * Reads lines {@code intent<TAB>phrase}; a line that starts with {@code ##} is a remark.
     *
     * @throws IllegalArgumentException naming the line that is wrong
     */
    static Intents read(BufferedReader lines) throws IOException {
        var phrases = new HashMap<Long, Intent>();
        var first = new ArrayList<Long>();
        var scanner = new TokenScanner(Lexicon.EMPTY);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("##")) {
                continue;
            }
            String[] fields = line.split("\t", -1);
            Tokens tokens = fields.length == 2 ? scanner.scan(fields[1], Mask.NONE) : null;
            if (tokens == null || tokens.count == 0 || tokens.count > LONGEST) {
                throw new IllegalArgumentException("not an intent and one to " + LONGEST + " words: " + line);
            }
            long hash = 0;
            for (int i = 0; i < tokens.count; i++) {
                hash = Hash.pair(hash, tokens.hash[i]);
            }
            first.add(tokens.hash[0]);
            phrases.put(hash, Intent.valueOf(fields[0].toUpperCase(Locale.ROOT)));
        }
        long[] table = new long[Integer.highestOneBit(Math.max(16, first.size() * 8))];
        for (long word : first) {
            int slot = Hash.spread(word) & (table.length - 1);
            while (table[slot] != 0 && table[slot] != word) {
                slot = (slot + 1) & (table.length - 1);
            }
            table[slot] = word;
        }
        return new Intents(Map.copyOf(phrases), table);
    }

    /** What the words say, whatever the feeling. */
    EnumSet<Intent> of(Tokens tokens) {
        var intents = EnumSet.noneOf(Intent.class);
        for (int i = 0; i < tokens.count; i++) {
            if (begins(tokens.hash[i])) {
                long hash = 0;
                for (int k = i; k < Math.min(tokens.count, i + LONGEST); k++) {
                    hash = Hash.pair(hash, tokens.hash[k]);
                    Intent intent = phrases.get(hash);
                    if (intent != null) {
                        intents.add(intent);
                    }
                }
            }
            if ((tokens.hash[i] == QUESTION_MARK || tokens.hash[i] == QUESTION_MARKS) && asks(tokens, i)) {
                intents.add(Intent.QUESTION);
            }
        }
        return intents;
    }

    private boolean begins(long word) {
        for (int slot = Hash.spread(word) & (first.length - 1);
                first[slot] != 0;
                slot = (slot + 1) & (first.length - 1)) {
            if (first[slot] == word) {
                return true;
            }
        }
        return false;
    }

    /** Whether the sentence that ends in this mark begins with a word that asks, a name or two before it allowed. */
    private static boolean asks(Tokens tokens, int mark) {
        int begin = mark;
        while (begin > 0 && !(tokens.kind[begin - 1] == Tokens.STOP)) {
            begin--;
        }
        int words = 0;
        for (int i = begin; i < mark && words < 2; i++) {
            if (tokens.kind[i] == Tokens.WORD) {
                words++;
                if (ASKING.contains(tokens.hash[i])) {
                    return mark - i > 2;
                }
            }
        }
        return false;
    }

    /** Those that agree with the feeling towards one brand, in their order. */
    static List<Intent> towards(EnumSet<Intent> said, SentimentLabel label) {
        var meant = new ArrayList<Intent>(said.size());
        for (Intent intent : said) {
            boolean agrees =
                    switch (intent) {
                        case PRAISE -> label == SentimentLabel.POSITIVE;
                        case COMPLAINT -> label == SentimentLabel.NEGATIVE;
                        case CHURN -> label != SentimentLabel.POSITIVE;
                        default -> true;
                    };
            if (agrees) {
                meant.add(intent);
            }
        }
        return List.copyOf(meant);
    }
}
