package earshot.sentiment;

import java.util.List;

/** What a model knows of one text: bags of hashed features, and a few dense ones. Reused from text to text. */
final class Features implements FeatureSet {
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

    @Override
    public List<Bag> bags() {
        return bags;
    }

    @Override
    public float[] dense() {
        return valences.values();
    }

    Valences valences() {
        return valences;
    }

    /** Reads the tokens of one text. */
    Features read(Tokens tokens, Source from) {
        for (Bag bag : bags) {
            bag.clear();
        }
        valences.read(tokens);
        readWords(tokens);
        readPhrases(tokens);
        readCharacters(tokens);
        if (from != Source.SHORT_POST) {
            salt(words, from);
            salt(cues, from);
        }
        return this;
    }

    private void readWords(Tokens tokens) {
        for (int i = 0; i < tokens.count; i++) {
            long hash = tokens.hash[i];
            words.add(valences.isNegated(i) ? Hash.pair(hash, NEGATED) : hash, i, i);
        }
    }

    private void readPhrases(Tokens tokens) {
        long[] hash = tokens.hash;
        for (int i = 1; i < tokens.count; i++) {
            long two = Hash.pair(hash[i - 1], hash[i]);
            phrases.add(two, i - 1, i);
            if (i > 1) {
                phrases.add(Hash.pair(hash[i - 2], two), i - 2, i);
                skips.add(Hash.pair(hash[i - 2] + 1, hash[i]), i - 2, i);
            }
            if (i > 2) {
                skips.add(Hash.pair(hash[i - 3] + 2, hash[i]), i - 3, i);
            }
        }
    }

    private void readCharacters(Tokens tokens) {
        char[] letters = tokens.letters;
        int token = 0;
        for (int i = 2; i < tokens.letterCount; i++) {
            while (token < tokens.count - 1 && i > tokens.letterEnd[token]) {
                token++;
            }
            int before = token > 0 && i - 2 <= tokens.letterEnd[token - 1] ? token - 1 : token;
            long three = ((long) letters[i - 2] << 32) | ((long) letters[i - 1] << 16) | letters[i];
            threeChars.add(three, before, token);
            if (i > 2) {
                long four = ((long) letters[i - 3] << 48) | three;
                fourChars.add(Hash.pair(3, four), before, token);
                if (i > 3) {
                    fiveChars.add(Hash.pair(letters[i - 4], four), before, token);
                }
            }
        }
    }

    private void salt(Bag bag, Source from) {
        for (int i = 0; i < bag.size(); i++) {
            source.add(Hash.pair(from.salt(), bag.hash(i)), bag.firstToken(i), bag.lastToken(i));
        }
    }
}
