package earshot.sentiment;

import java.util.Arrays;
import java.util.List;

/**
 * What the model of feelings towards a brand knows of a text: words by their side of the brand and their nearness to it,
 * and what the whole-text model thinks of the text, of its clause, and of what stands around the brand.
 */
final class TargetFeatures implements FeatureSet {
    private static final int NEAR = 3;
    private static final int AROUND = 6;
    private static final long OWN = 0x54415247L;
    /** Of the whole-text model's shares: all, clause, before, after, near, around, outside. */
    private static final int POOLS = 7;

    static final int COUNT = POOLS * SentimentTable.CLASSES + POOLS + 4;

    private final Bag sides = new Bag();
    private final Bag near = new Bag();
    private final Bag phrases = new Bag();
    private final Bag clause = new Bag();
    private final List<Bag> bags = List.of(sides, near, phrases, clause);
    private final double[] pools = new double[POOLS * SentimentTable.CLASSES];
    private final float[] dense = new float[COUNT];

    @Override
    public List<Bag> bags() {
        return bags;
    }

    @Override
    public float[] dense() {
        return dense;
    }

    /** @param shares as {@link SentimentTable#share} gives them */
    TargetFeatures read(Tokens tokens, Valences valences, Target target, double[] shares) {
        for (Bag bag : bags) {
            bag.clear();
        }
        for (int i = 0; i < tokens.count; i++) {
            long hash = word(tokens, valences, target, i);
            int distance = target.distance(i);
            long side = distance < 0 ? 1 : distance > 0 ? 2 : 3;
            sides.add(Hash.pair(hash, side), i, i);
            int steps = Math.abs(distance);
            if (steps > 0 && steps <= NEAR) {
                near.add(Hash.pair(hash, 10 + distance), i, i);
            }
            if (i > 0 && steps <= AROUND) {
                long two = Hash.pair(word(tokens, valences, target, i - 1), hash);
                phrases.add(two, i - 1, i);
                if (i > 1) {
                    phrases.add(Hash.pair(word(tokens, valences, target, i - 2), two), i - 2, i);
                }
            }
            if (target.isInClause(i)) {
                clause.add(Hash.pair(hash, 4), i, i);
            }
        }
        pool(tokens, target, shares);
        return this;
    }

    private static long word(Tokens tokens, Valences valences, Target target, int i) {
        long hash = target.isOwn(i) ? OWN : tokens.hash[i];
        return valences.isNegated(i) ? hash + 1 : hash;
    }

    private void pool(Tokens tokens, Target target, double[] shares) {
        Arrays.fill(pools, 0);
        for (int i = 0; i < tokens.count; i++) {
            int distance = target.distance(i);
            int steps = Math.abs(distance);
            add(0, i, shares, true);
            add(1, i, shares, target.isInClause(i));
            add(2, i, shares, distance < 0);
            add(3, i, shares, distance > 0);
            add(4, i, shares, steps <= NEAR);
            add(5, i, shares, steps <= AROUND);
            add(6, i, shares, !target.isInClause(i));
        }
        int at = 0;
        for (double pool : pools) {
            dense[at++] = (float) pool;
        }
        for (int pool = 0; pool < POOLS; pool++) {
            double sum = pools[pool * SentimentTable.CLASSES + 2] - pools[pool * SentimentTable.CLASSES];
            dense[at++] = (float) (sum / (1 + Math.abs(sum)));
        }
        dense[at++] = Math.min(4, target.count()) / 4f;
        dense[at++] = target.isOwn(0) ? 1 : 0;
        dense[at++] = target.isOwn(tokens.count - 1) ? 1 : 0;
        dense[at] = Math.min(40, tokens.count) / 40f;
    }

    private void add(int pool, int token, double[] shares, boolean holds) {
        if (holds) {
            for (int k = 0; k < SentimentTable.CLASSES; k++) {
                pools[pool * SentimentTable.CLASSES + k] += shares[token * SentimentTable.CLASSES + k];
            }
        }
    }
}
