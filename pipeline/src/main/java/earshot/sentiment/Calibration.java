package earshot.sentiment;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * By what a model's log-odds are divided, per source, so that its probabilities come true: the temperature of Guo et al.
 * 2017, which changes no answer.
 */
final class Calibration {
    private final Map<Source, Double> temperatures;

    private Calibration(Map<Source, Double> temperatures) {
        this.temperatures = temperatures;
    }

    double temperature(Source source) {
        return temperatures.getOrDefault(source, 1.0);
    }

    /**
     * Reads lines {@code source<TAB>temperature}; a source without a line has temperature 1.
     *
     * @throws IllegalArgumentException naming the line that is wrong
     */
    static Calibration read(BufferedReader lines) throws IOException {
        Map<Source, Double> temperatures = new EnumMap<>(Source.class);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] fields = line.split("\t", -1);
            double temperature = fields.length == 2 ? Double.parseDouble(fields[1]) : 0;
            if (!(temperature > 0)) {
                throw new IllegalArgumentException("not a source and a temperature above 0: " + line);
            }
            temperatures.put(Source.valueOf(fields[0].toUpperCase(Locale.ROOT)), temperature);
        }
        return new Calibration(temperatures);
    }

    /** A line of the file: the temperature at which the labels are likeliest, to three digits. */
    static String line(Source source, List<double[]> logOdds, int[] labels) {
        double low = Math.log(0.25);
        double high = Math.log(4);
        // The loss is convex in 1/temperature, so it has one valley to close in on.
        while (high - low > 1e-5) {
            double third = (high - low) / 3;
            if (loss(logOdds, labels, Math.exp(low + third)) < loss(logOdds, labels, Math.exp(high - third))) {
                high -= third;
            } else {
                low += third;
            }
        }
        return String.format(
                Locale.ROOT, "%s\t%.3f\n", source.name().toLowerCase(Locale.ROOT), Math.exp((low + high) / 2));
    }

    private static double loss(List<double[]> logOdds, int[] labels, double temperature) {
        double loss = 0;
        for (int i = 0; i < labels.length; i++) {
            double[] p = Arrays.copyOf(logOdds.get(i), SentimentTable.CLASSES);
            SentimentScorer.normalise(p, temperature);
            loss -= Math.log(Math.max(1e-12, p[labels[i]]));
        }
        return loss;
    }
}
