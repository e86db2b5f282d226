package earshot.sentiment;

import earshot.model.SentimentLabel;
import edu.stanford.nlp.classify.LinearClassifier;
import edu.stanford.nlp.ling.RVFDatum;
import edu.stanford.nlp.optimization.AbstractCachingDiffFunction;
import edu.stanford.nlp.optimization.QNMinimizer;
import edu.stanford.nlp.stats.Counter;
import edu.stanford.nlp.util.HashIndex;
import java.util.Arrays;

/**
 * What CoreNLP's maximum-entropy classifier minimises, for posts that may be in part of one class and in part of another: the
 * cross-entropy of what is wanted and what is answered, and half the squared weights over the prior's variance.
 */
final class SoftLoss extends AbstractCachingDiffFunction {
    private static final int CLASSES = SentimentTable.CLASSES;

    private final double variance;
    private final HashIndex<Integer> features = new HashIndex<>();
    private int posts;
    private int[] ends = new int[1 << 10];
    private float[] wanted = new float[CLASSES << 10];
    private int entries;
    private int[] at = new int[1 << 16];
    private float[] values = new float[1 << 16];

    SoftLoss(double sigma) {
        variance = sigma * sigma;
    }

    /** @param shares the post's weight as each class */
    void add(RVFDatum<SentimentLabel, Integer> post, double[] shares) {
        if (posts == ends.length) {
            ends = Arrays.copyOf(ends, 2 * posts);
            wanted = Arrays.copyOf(wanted, 2 * CLASSES * posts);
        }
        Counter<Integer> counts = post.asFeaturesCounter();
        // Sums of floats hang on their order: a set of features has none of its own.
        for (Integer feature : counts.keySet().stream().sorted().toList()) {
            if (entries == at.length) {
                at = Arrays.copyOf(at, 2 * entries);
                values = Arrays.copyOf(values, 2 * entries);
            }
            at[entries] = features.addToIndex(feature) * CLASSES;
            values[entries++] = (float) counts.getCount(feature);
        }
        for (int k = 0; k < CLASSES; k++) {
            wanted[posts * CLASSES + k] = (float) shares[k];
        }
        ends[posts++] = entries;
    }

    @Override
    public int domainDimension() {
        return features.size() * CLASSES;
    }

    @Override
    protected void calculate(double[] x) {
        double loss = 0;
        for (int i = 0; i < x.length; i++) {
            loss += x[i] * x[i] / (2 * variance);
            derivative[i] = x[i] / variance;
        }
        double[] p = new double[CLASSES];
        for (int post = 0; post < posts; post++) {
            int from = post == 0 ? 0 : ends[post - 1];
            answer(x, from, ends[post], p);
            double weight = 0;
            for (int k = 0; k < CLASSES; k++) {
                weight += wanted[post * CLASSES + k];
            }
            for (int k = 0; k < CLASSES; k++) {
                double want = wanted[post * CLASSES + k];
                loss -= want * Math.log(Math.max(p[k], Double.MIN_NORMAL));
                p[k] = weight * p[k] - want;
            }
            for (int i = from; i < ends[post]; i++) {
                for (int k = 0; k < CLASSES; k++) {
                    derivative[at[i] + k] += values[i] * p[k];
                }
            }
        }
        value = loss;
    }

    private void answer(double[] x, int from, int to, double[] p) {
        Arrays.fill(p, 0);
        for (int i = from; i < to; i++) {
            for (int k = 0; k < CLASSES; k++) {
                p[k] += values[i] * x[at[i] + k];
            }
        }
        SentimentScorer.normalise(p, 1);
    }

    /** The classifier whose weights make it least, found by L-BFGS. */
    LinearClassifier<SentimentLabel, Integer> fit(double tolerance) {
        var minimizer = new QNMinimizer(15);
        minimizer.shutUp();
        double[] least = minimizer.minimize(this, tolerance, new double[domainDimension()]);
        double[][] weights = new double[features.size()][];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = Arrays.copyOfRange(least, i * CLASSES, (i + 1) * CLASSES);
        }
        return new LinearClassifier<>(weights, features, new HashIndex<>(SentimentTable.LABELS));
    }
}
