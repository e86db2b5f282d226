package earshot.sentiment;

import java.util.List;

/** What a model knows of one text: bags of hashed features, and a few dense ones. Reused from text to text. */
final class Features {
    private static final long NEGATED = 0x6E6F74L;

    /** Tokens, turned by a negation where one reaches them. */
    private final Bag words = new Bag();
    /** Two and three tokens in a row. */
    private final Bag phrases = new Bag();
    /** Two tokens with one or two others between them. */
    private final Bag skips = new Bag();

    private final Bag threeChars = new Bag();
    private final Bag fourChars = new Bag();
    private final Bag fiveChars = new Bag();
    /** Valence classes of words, emoji and emoticons, in the order they come. */
    private final Bag cues = new Bag();
    /** Words and cues once more, salted with the kind of source. */
    private final Bag source = new Bag();

    private final List<Bag> bags = List.of(words, phrases, skips, threeChars, fourChars, fiveChars, cues, source);
    private final Valences valences;

    Features(Lexicon lexicon) {
        valences = new Valences(lexicon, cues);
    }

    List<Bag> bags() {
        return bags;
    }

    float[] dense() {
        return valences.values();
    }

    /** Reads the tokens of one text. */
    Features read(Tokens tokens, Source from) {
        for (Bag bag : bags) {
            bag.clear();
        }
        valences.read(tokens);
        readWords(tokens);
        readPhrases(tokens);
        readCharacters(tokens.letters, tokens.letterCount);
        if (from != Source.SHORT_POST) {
            salt(words, from);
            salt(cues, from);
        }
        return this;
    }

    private void readWords(Tokens tokens) {
        for (int i = 0; i < tokens.count; i++) {
            long hash = tokens.hash[i];
            words.add(valences.isNegated(i) ? Hash.pair(hash, NEGATED) : hash);
        }
    }

    private void readPhrases(Tokens tokens) {
        long[] hash = tokens.hash;
        for (int i = 1; i < tokens.count; i++) {
            long two = Hash.pair(hash[i - 1], hash[i]);
            phrases.add(two);
            if (i > 1) {
                phrases.add(Hash.pair(hash[i - 2], two));
                skips.add(Hash.pair(hash[i - 2] + 1, hash[i]));
            }
            if (i > 2) {
                skips.add(Hash.pair(hash[i - 3] + 2, hash[i]));
            }
        }
    }

    private void readCharacters(char[] letters, int count) {
        for (int i = 2; i < count; i++) {
            long three = ((long) letters[i - 2] << 32) | ((long) letters[i - 1] << 16) | letters[i];
            threeChars.add(three);
            if (i > 2) {
                long four = ((long) letters[i - 3] << 48) | three;
                fourChars.add(Hash.pair(3, four));
                if (i > 3) {
                    fiveChars.add(Hash.pair(letters[i - 4], four));
                }
            }
        }
    }

    private void salt(Bag bag, Source from) {
        for (int i = 0; i < bag.size(); i++) {
            source.add(Hash.pair(from.salt(), bag.hash(i)));
        }
    }
}
