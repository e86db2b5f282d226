package earshot.sentiment;

import earshot.sentiment.Lexicon.Entry;
import earshot.sentiment.Lexicon.Role;
import java.util.List;

/**
 * The lexicon's view of a text: valences after negation, boosters and shouting as in VADER (Hutto and Gilbert 2014), summed
 * over the whole text and over the parts that tend to carry the verdict.
 */
final class Valences {
    /** VADER's damping of a negated valence. */
    private static final float TURN = -0.74f;

    /** VADER's steps: of a booster, and of a shouted word. */
    private static final float BOOST = 0.293f;

    private static final float SHOUT = 0.733f;

    /** A negation reaches this many words at most; the next stop ends it sooner. */
    private static final int REACH = 6;

    private static final int END = 7;
    private static final int LOUD = 8;
    private static final int VALUED = 16;
    private static final int SIGN = 16;

    /** Where the shapes begin among {@link #values()}. */
    static final int SHAPES = 4 * PartSums.VALUES;

    /** Values a text has, for {@link #values()}. */
    static final int COUNT = SHAPES + Shapes.VALUES;

    private final Lexicon lexicon;
    private final Bag cues;
    private final boolean[] negated = new boolean[Tokens.MOST];
    private final float[] vader = new float[Tokens.MOST];
    private final float[] afinn = new float[Tokens.MOST];
    private final float[] values = new float[COUNT];
    private final List<PartSums> parts = List.of(new PartSums(), new PartSums(), new PartSums(), new PartSums());

    private int contrast;
    private long previousCue;
    private long previousCues;
    private int previousToken;
    private int previousTokens;

    /** @param cues receives the hashed features that valences give */
    Valences(Lexicon lexicon, Bag cues) {
        this.lexicon = lexicon;
        this.cues = cues;
    }

    boolean isNegated(int token) {
        return negated[token];
    }

    /** The dense features of the text last read, each in about -2..2. */
    float[] values() {
        return values;
    }

    void read(Tokens tokens) {
        weigh(tokens);
        readPart(tokens, 0, 0, false);
        readPart(tokens, 1, contrast, false);
        readPart(tokens, 2, lastSentence(tokens), false);
        readPart(tokens, 3, 0, true);
        Shapes.write(tokens, negated, values, SHAPES);
    }

    /** Sets each token's valence, and where the text after its last contrast begins. */
    private void weigh(Tokens tokens) {
        contrast = 0;
        previousCue = 0;
        previousCues = 0;
        previousToken = Tokens.MOST;
        previousTokens = Tokens.MOST;
        int reach = 0;
        float boost = 0;
        for (int i = 0; i < tokens.count; i++) {
            byte kind = tokens.kind[i];
            Entry entry = tokens.entry[i] < 0 ? Entry.NONE : lexicon.entry(tokens.entry[i]);
            boolean word = kind == Tokens.WORD || kind == Tokens.TAG;
            negated[i] = word && reach > 0;
            float up = boost + (tokens.shouted[i] ? SHOUT : 0) + (tokens.elongated[i] ? BOOST : 0);
            float turn = negated[i] ? TURN : 1;
            vader[i] = stronger(entry.vader(), up) * turn;
            afinn[i] = stronger(entry.afinn(), up) * turn;

            Role role = entry.role();
            boost = role == Role.BOOST ? BOOST : role == Role.DAMP ? -BOOST : 0;
            if (role == Role.NEGATION) {
                reach = REACH;
            } else if (role == Role.CONTRAST) {
                reach = 0;
                contrast = i + 1;
            } else if (kind == Tokens.STOP) {
                reach = 0;
            } else if (negated[i]) {
                reach--;
            }
            addCue(cueOf(tokens, i, role), i);
        }
        addCue(END, Tokens.MOST);
        contrast = contrast < tokens.count ? contrast : 0;
    }

    private static float stronger(float valence, float by) {
        return valence > 0 ? valence + by : valence < 0 ? valence - by : 0;
    }

    /** The token's class in the sequence of cues; 0 where it is none. */
    private int cueOf(Tokens tokens, int i, Role role) {
        float v = vader[i] != 0 ? vader[i] : afinn[i];
        if (v != 0) {
            int strength = Math.abs(v) > 2.3f ? 2 : Math.abs(v) > 1.2f ? 1 : 0;
            boolean sign = tokens.kind[i] == Tokens.EMOJI || tokens.kind[i] == Tokens.EMOTICON;
            return VALUED + strength * 4 + (v > 0 ? 1 : 2) + (sign ? SIGN : 0);
        }
        boolean loud = tokens.kind[i] == Tokens.STOP && tokens.repeats[i] > 1;
        return loud ? LOUD : role.cue();
    }

    private void addCue(int cue, int token) {
        if (cue == 0) {
            return;
        }
        long here = Hash.add(Hash.SEED, cue);
        long two = Hash.pair(previousCue, here);
        cues.add(here, token, token);
        cues.add(two, previousToken, token);
        cues.add(Hash.pair(previousCues, two), previousTokens, token);
        previousCues = previousCue;
        previousCue = here;
        previousTokens = previousToken;
        previousToken = token;
    }

    /** Where the last sentence that has words begins. */
    private static int lastSentence(Tokens tokens) {
        boolean words = false;
        for (int i = tokens.count - 1; i > 0; i--) {
            if (words && tokens.kind[i] == Tokens.STOP) {
                return i + 1;
            }
            words |= tokens.kind[i] == Tokens.WORD;
        }
        return 0;
    }

    private void readPart(Tokens tokens, int part, int from, boolean signsOnly) {
        PartSums sums = parts.get(part);
        sums.clear(from, signsOnly);
        for (int i = from; i < tokens.count; i++) {
            if (sums.holds(tokens, i)) {
                sums.add(vader[i], afinn[i], i);
            }
        }
        sums.write(values, part * PartSums.VALUES);
        sums.addCues(cues, part);
    }

    /** Adds to each token's shares what its valence weighs; {@code weights} are three for each of {@link #values()}. */
    void share(Tokens tokens, float[] weights, double[] shares) {
        for (int part = 0; part < parts.size(); part++) {
            PartSums sums = parts.get(part);
            for (int i = 0; i < tokens.count; i++) {
                if (vader[i] + afinn[i] != 0 && sums.holds(tokens, i)) {
                    sums.share(vader[i], afinn[i], i, weights, part * PartSums.VALUES, shares);
                }
            }
        }
    }
}
