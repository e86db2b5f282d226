package earshot.sentiment;

import earshot.model.Sentiment;
import earshot.model.SentimentLabel;
import java.util.List;
import java.util.Locale;

/**
 * How well answers agree with people. Collects, then tells; the class with the highest probability counts as the answer,
 * also where the label is uncertain. Unscored posts are counted apart and are no answer.
 */
public final class Evaluation {
    private static final int CLASSES = SentimentTable.CLASSES;
    private static final int BINS = 15;
    private static final List<String> NAMES = List.of("negative", "neutral", "positive");

    private final int[][] confusion = new int[CLASSES][CLASSES];
    private final int[] binCount = new int[BINS];
    private final int[] binRight = new int[BINS];
    private final double[] binConfidence = new double[BINS];
    private int uncertain;
    private int unscored;
    private double logLoss;

    /** Takes in one answer. */
    public void add(SentimentLabel truth, Sentiment answer) {
        if (answer.label() == SentimentLabel.UNSCORED) {
            unscored++;
            return;
        }
        double[] p = {answer.negative(), answer.neutral(), answer.positive()};
        int best = 0;
        for (int k = 1; k < CLASSES; k++) {
            best = p[k] > p[best] ? k : best;
        }
        int right = SentimentTable.LABELS.indexOf(truth);
        confusion[right][best]++;
        uncertain += answer.label() == SentimentLabel.UNCERTAIN ? 1 : 0;
        logLoss -= Math.log(Math.max(1e-12, p[right]));
        int bin = Math.min(BINS - 1, (int) (p[best] * BINS));
        binCount[bin]++;
        binRight[bin] += right == best ? 1 : 0;
        binConfidence[bin] += p[best];
    }

    /** Answers taken in, unscored ones apart. */
    public int size() {
        int size = 0;
        for (int k = 0; k < CLASSES; k++) {
            size += truths(k);
        }
        return size;
    }

    public int uncertain() {
        return uncertain;
    }

    public int unscored() {
        return unscored;
    }

    /** Share of a class's posts that were answered so, 0..1; of {@link SentimentLabel#NEGATIVE} to {@code POSITIVE}. */
    public double recall(SentimentLabel label) {
        int k = SentimentTable.LABELS.indexOf(label);
        return share(confusion[k][k], truths(k));
    }

    /** Share of a class's answers that were right, 0..1. */
    public double precision(SentimentLabel label) {
        int k = SentimentTable.LABELS.indexOf(label);
        return share(confusion[k][k], answers(k));
    }

    public double f1(SentimentLabel label) {
        double sum = precision(label) + recall(label);
        return sum == 0 ? 0 : 2 * precision(label) * recall(label) / sum;
    }

    /** Mean of the three recalls: the measure of SemEval-2017 task 4A. */
    public double macroRecall() {
        return (recall(SentimentLabel.NEGATIVE) + recall(SentimentLabel.NEUTRAL) + recall(SentimentLabel.POSITIVE))
                / CLASSES;
    }

    /** Half the width of macro-recall's 95 % interval (normal approximation, classes independent). */
    public double macroRecallMargin() {
        double variance = 0;
        for (int k = 0; k < CLASSES; k++) {
            double recall = share(confusion[k][k], truths(k));
            variance += truths(k) == 0 ? 0 : recall * (1 - recall) / truths(k);
        }
        return 1.96 * Math.sqrt(variance) / CLASSES;
    }

    public double accuracy() {
        return share(confusion[0][0] + confusion[1][1] + confusion[2][2], size());
    }

    /** Mean distance between confidence and share of right answers over 15 equal bins (Guo et al. 2017), 0..1. */
    public double calibrationError() {
        double error = 0;
        for (int bin = 0; bin < BINS; bin++) {
            error += Math.abs(binConfidence[bin] - binRight[bin]);
        }
        return share(error, size());
    }

    /** Mean negative log-probability of the truth, in nats. */
    public double logLoss() {
        return share(logLoss, size());
    }

    private int truths(int k) {
        return confusion[k][0] + confusion[k][1] + confusion[k][2];
    }

    private int answers(int k) {
        return confusion[0][k] + confusion[1][k] + confusion[2][k];
    }

    private static double share(double part, double whole) {
        return whole == 0 ? 0 : part / whole;
    }

    /** A report for people: figures, then a row per true class. */
    public String report() {
        var out = new StringBuilder();
        out.append(line("posts %d, uncertain %d, unscored %d (not part of the figures)", size(), uncertain, unscored));
        out.append(line("macro-recall %.4f ± %.4f (95 %%)", macroRecall(), macroRecallMargin()));
        out.append(line("accuracy %.4f", accuracy()));
        out.append(line("calibration error %.4f, log loss %.4f", calibrationError(), logLoss()));
        out.append(line(
                "%-10s %9s %9s %9s | answered: %8s %8s %8s",
                "", "precision", "recall", "F1", NAMES.get(0), NAMES.get(1), NAMES.get(2)));
        for (int k = 0; k < CLASSES; k++) {
            var label = SentimentTable.LABELS.get(k);
            out.append(line(
                    "%-10s %9.4f %9.4f %9.4f |           %8d %8d %8d",
                    NAMES.get(k),
                    precision(label),
                    recall(label),
                    f1(label),
                    confusion[k][0],
                    confusion[k][1],
                    confusion[k][2]));
        }
        return out.toString();
    }

    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format, values) + "\n";
    }
}
