package earshot.sentiment;

import earshot.model.Sentiment;
import earshot.model.SentimentLabel;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How much the table and the encoder's answers count in the answer of both: weights of log-odds, fitted so that the
 * probabilities come true.
 */
final class Blend {
    /** Which weights hold: where a text comes from, or that it is read towards a brand that it names. */
    enum Kind {
        SHORT_POST,
        FORUM,
        BRAND;

        static Kind of(Source source, boolean named) {
            return named ? BRAND : source == Source.FORUM ? FORUM : SHORT_POST;
        }
    }

    /** Of the table, of the encoder's answer for the source, and of that towards the brand. */
    static final int PARTS = 3;

    private static final int SWEEPS = 40;
    private static final double MOST = 2;

    private final Map<Kind, double[]> weights;

    private Blend(Map<Kind, double[]> weights) {
        this.weights = weights;
    }

    /**
     * Reads lines {@code kind<TAB>table<TAB>source<TAB>brand}, one for each kind.
     *
     * @throws IllegalArgumentException naming what is wrong or missing
     */
    static Blend read(BufferedReader lines) throws IOException {
        Map<Kind, double[]> weights = new EnumMap<>(Kind.class);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] fields = line.split("\t", -1);
            if (fields.length != 1 + PARTS) {
                throw new IllegalArgumentException("not a kind and " + PARTS + " weights: " + line);
            }
            weights.put(Kind.valueOf(fields[0].toUpperCase(Locale.ROOT)), numbers(fields));
        }
        for (Kind kind : Kind.values()) {
            if (!weights.containsKey(kind)) {
                throw new IllegalArgumentException("no weights for " + kind);
            }
        }
        return new Blend(weights);
    }

    private static double[] numbers(String[] fields) {
        return Arrays.stream(fields).skip(1).mapToDouble(Double::parseDouble).toArray();
    }

    /**
     * The answer of both.
     *
     * @param table the table's probabilities
     * @param scores as {@link Encoder#read} gives them
     */
    double[] of(Kind kind, Source source, double[] table, float[] scores) {
        double[] weight = weights.getOrDefault(kind, new double[PARTS]);
        double[] answer = mixed(weight, parts(source, table, scores));
        SentimentScorer.normalise(answer, 1);
        return answer;
    }

    /** The three log-odds that are weighed, one after the other. */
    static double[] parts(Source source, double[] table, float[] scores) {
        int classes = SentimentTable.CLASSES;
        double[] parts = new double[PARTS * classes];
        for (int k = 0; k < classes; k++) {
            parts[k] = StrictMath.log(Math.max(table[k], Double.MIN_NORMAL));
            parts[classes + k] = scores[(source == Source.FORUM ? 1 : 0) * classes + k];
            parts[2 * classes + k] = scores[2 * classes + k];
        }
        return parts;
    }

    private static double[] mixed(double[] weight, double[] parts) {
        double[] sum = new double[SentimentTable.CLASSES];
        for (int i = 0; i < parts.length; i++) {
            sum[i % sum.length] += weight[i / sum.length] * parts[i];
        }
        return sum;
    }

    /** A line of the file: the weights at which the labels are likeliest, to three digits. */
    static String line(Kind kind, List<double[]> parts, List<Integer> labels) {
        double[] weight = {0.5, kind == Kind.BRAND ? 0.2 : 0.5, kind == Kind.BRAND ? 0.5 : 0};
        // The loss is convex in the weights: down one after the other, again and again, leads to its only valley.
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            for (int i = 0; i < (kind == Kind.BRAND ? PARTS : PARTS - 1); i++) {
                double low = 0;
                double high = MOST;
                while (high - low > 1e-4) {
                    double third = (high - low) / 3;
                    weight[i] = low + third;
                    double left = loss(weight, parts, labels);
                    weight[i] = high - third;
                    if (left < loss(weight, parts, labels)) {
                        high -= third;
                    } else {
                        low += third;
                    }
                }
                weight[i] = (low + high) / 2;
            }
        }
        return String.format(
                Locale.ROOT,
                "%s\t%.3f\t%.3f\t%.3f\n",
                kind.name().toLowerCase(Locale.ROOT),
                weight[0],
                weight[1],
                weight[2]);
    }

    /** How often the answer of both is right where a line's weights hold. */
    static Evaluation measure(String line, List<double[]> parts, List<Integer> labels) {
        double[] weight = numbers(line.strip().split("\t", -1));
        var evaluation = new Evaluation();
        for (int i = 0; i < parts.size(); i++) {
            double[] p = mixed(weight, parts.get(i));
            SentimentScorer.normalise(p, 1);
            var answer = new Sentiment(SentimentLabel.UNCERTAIN, p[0], p[1], p[2], "", "");
            evaluation.add(SentimentTable.LABELS.get(labels.get(i)), answer);
        }
        return evaluation;
    }

    private static double loss(double[] weight, List<double[]> parts, List<Integer> labels) {
        double loss = 0;
        for (int i = 0; i < parts.size(); i++) {
            double[] p = mixed(weight, parts.get(i));
            SentimentScorer.normalise(p, 1);
            loss -= Math.log(Math.max(1e-12, p[labels.get(i)]));
        }
        return loss;
    }
}
