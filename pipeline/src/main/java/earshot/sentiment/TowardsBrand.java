package earshot.sentiment;

import earshot.sentiment.Mask.Stretch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** What of a text's feeling is meant for a brand. Not thread-safe; reused from text to text. */
final class TowardsBrand {
    /**
     * How much the table of feelings towards a brand counts beside the whole text. More is better on posts of its own
     * kind, where most names are those of the famous, and worse on posts about a company.
     */
    private static final double WEIGHT = 0.9;

    /** The same where a clause of its own speaks of the brand among others, which says most by itself. */
    private static final double WEIGHT_BESIDE_CLAUSE = 0.4;

    /** How sure a comparison is; the rest goes by the answer without it. */
    private static final double COMPARED = 0.8;

    private static final int CLASSES = SentimentTable.CLASSES;

    private final SentimentModel model;
    private final Clauses clauses = new Clauses();
    private final Target target = new Target();
    private final TargetFeatures features = new TargetFeatures();
    /** Three a token, as {@link SentimentTable#share} gives them. */
    private final double[] shares = new double[(Tokens.MOST + 1) * CLASSES];

    private final double[] scores = new double[CLASSES];

    TowardsBrand(SentimentModel model) {
        this.model = model;
    }

    /** Takes in a text that {@code whole} has just read. */
    void read(CharSequence text, Tokens tokens, Features whole) {
        model.table().share(whole, tokens, shares);
        clauses.read(text, tokens);
    }

    /** Finds a brand in the text last read, and tells whether it is there. */
    boolean find(Tokens tokens, List<Stretch> hits) {
        return target.read(tokens, clauses, hits);
    }

    /** Of the text last read and the brand last found in it. */
    FeatureSet features(Tokens tokens, Valences valences) {
        return features.read(tokens, valences, target, shares);
    }

    /** How much a token speaks for the brand, in log-odds of positive over negative. */
    double polarity(int token) {
        return shares[token * CLASSES + 2] - shares[token * CLASSES];
    }

    Target target() {
        return target;
    }

    /**
     * The probabilities towards the brand last found, from those of the whole text. Where the brand is addressed by its
     * account the whole text is meant for it.
     *
     * @param about the clauses that are about the brand where others are named too; all of them otherwise
     */
    double[] correct(Tokens tokens, Valences valences, double[] whole, BitSet about) {
        double[] answer = whole.clone();
        boolean parted = about.cardinality() < clauses.count();
        if (parted) {
            pool(tokens, about, answer);
        }
        if (model.target() != null && !target.isAddressed()) {
            model.target().score(features(tokens, valences), scores);
            SentimentScorer.normalise(scores, 1);
            double weight = parted ? WEIGHT_BESIDE_CLAUSE : WEIGHT;
            for (int k = 0; k < CLASSES; k++) {
                answer[k] = (1 - weight) * StrictMath.log(answer[k]) + weight * StrictMath.log(scores[k]);
            }
            SentimentScorer.normalise(answer, 1);
        }
        return answer;
    }

    /** The probabilities where the text compares the brand last found to another; unchanged where it does not. */
    double[] compared(Tokens tokens, double[] answer) {
        int verdict = new Comparison(tokens, model.lexicon(), target).verdict();
        if (verdict == 0) {
            return answer;
        }
        double[] compared = new double[CLASSES];
        for (int k = 0; k < CLASSES; k++) {
            compared[k] = answer[k] * (1 - COMPARED);
        }
        compared[verdict < 0 ? 0 : 2] += COMPARED;
        return compared;
    }

    /** What the table says of some clauses: their tokens' shares, as much larger as fewer features would weigh more each. */
    private void pool(Tokens tokens, BitSet about, double[] answer) {
        int held = 0;
        Arrays.fill(answer, 0);
        for (int i = 0; i < tokens.count; i++) {
            if (about.get(clauses.of(i))) {
                held++;
                for (int k = 0; k < CLASSES; k++) {
                    answer[k] += shares[i * CLASSES + k];
                }
            }
        }
        double scale = Math.sqrt((double) tokens.count / Math.max(1, held));
        for (int k = 0; k < CLASSES; k++) {
            answer[k] = answer[k] * scale + shares[Tokens.MOST * CLASSES + k];
        }
        SentimentScorer.normalise(answer, 1);
    }

    BitSet about(Tokens tokens, List<List<Stretch>> hits, int match) {
        return clauses.about(tokens, hits, match);
    }

    BitSet everything() {
        var all = new BitSet();
        all.set(0, clauses.count());
        return all;
    }

    /** Where the brand last found is named, and who shares a list with it. */
    List<Stretch> own(Tokens tokens) {
        var own = new ArrayList<Stretch>();
        for (int i = 0; i < tokens.count; i++) {
            if (target.isOwn(i)) {
                own.add(new Stretch(tokens.start[i], tokens.end[i]));
            }
        }
        return own;
    }

    /** The tokens of some clauses. */
    BitSet tokens(Tokens tokens, BitSet about) {
        var held = new BitSet();
        for (int i = 0; i < tokens.count; i++) {
            held.set(i, about.get(clauses.of(i)));
        }
        return held;
    }
}
