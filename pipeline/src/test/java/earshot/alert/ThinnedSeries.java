package earshot.alert;

import earshot.model.AlertSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * The rule of negative mentions on recorded counts, each mention kept with the probability that leaves a brand of a size,
 * and each of those negative with .3: the mood never changes, so whatever the rule says is false, outbreaks of volume
 * included. Then the same with a share of .6 for two or for twelve hours, six times in each series. Argument: SpikeBench's
 * folder of series. Some two minutes.
 */
final class ThinnedSeries {

    private static final Duration SLICE = Duration.ofMinutes(5);
    private static final int DAY = 288;
    private static final int LEARNED = 3 * DAY;
    private static final double SHARE = 0.3;
    private static final double ANGRY = 0.6;
    private static final int RISES = 6;
    private static final int SEEDS = 3;

    private final Instant start;
    private final double[] counts;

    private ThinnedSeries(Path file) throws IOException {
        List<String[]> rows = Files.readAllLines(file).stream()
                .skip(1)
                .map(row -> row.split(",", -1))
                .toList();
        start = DetectorQuality.time(rows.get(0)[0]);
        counts = rows.stream().mapToDouble(row -> Double.parseDouble(row[1])).toArray();
    }

    public static void main(String[] args) throws Exception {
        List<ThinnedSeries> all = new ArrayList<>();
        for (Path file : DetectorQuality.counts(Path.of(args[0]))) {
            all.add(new ThinnedSeries(file));
        }
        System.out.println("| mentions an hour | false negative spikes a brand and week (95 %)"
                + " | share doubled for two hours, found | for twelve |");
        System.out.println("|---|---|---|---|");
        for (double perHour : new double[] {5, 100, 1_000}) {
            Rate rate = Rate.NONE;
            double[] found = new double[2];
            for (int seed = 0; seed < SEEDS; seed++) {
                for (ThinnedSeries series : all) {
                    rate = rate.plus(series.falseAlarms(perHour, seed));
                    found[0] += series.found(perHour, 24, seed) / (double) (SEEDS * all.size());
                    found[1] += series.found(perHour, 144, seed) / (double) (SEEDS * all.size());
                }
            }
            System.out.printf(Locale.ROOT, "| %,.0f | %s | %.2f | %.2f |%n", perHour, rate, found[0], found[1]);
        }
    }

    private Rate falseAlarms(double perHour, int seed) {
        long told = opened(perHour, 0, seed).stream()
                .filter(slice -> slice >= LEARNED)
                .count();
        return new Rate(told, (counts.length - LEARNED) / (7.0 * DAY));
    }

    /** Part of the rises in which an episode opens. */
    private double found(double perHour, int length, int seed) {
        List<Integer> opened = opened(perHour, length, seed);
        long found = 0;
        for (int rise = 0; rise < RISES; rise++) {
            int from = rise(rise);
            found += opened.stream().anyMatch(slice -> slice >= from && slice < from + length) ? 1 : 0;
        }
        return found / (double) RISES;
    }

    private int rise(int number) {
        int between = (counts.length - LEARNED - DAY) / RISES;
        // Not always at the same hour.
        return LEARNED + number * between + number * 61 % DAY;
    }

    /** Slices in which a negative spike became active. */
    private List<Integer> opened(double perHour, int length, int seed) {
        Random random = new Random(new SplittableRandom(seed + 31L * length).nextLong());
        double mean = 0;
        for (double count : counts) {
            mean += count / counts.length;
        }
        double kept = Math.min(1, perHour / 12 / mean);
        WatchBrand rules = new WatchBrand(
                new AlertConfig(SLICE, Duration.ofHours(3), Duration.ofMinutes(30), ""), AlertSettings.DEFAULT);
        Watch watch = rules.start("set", 1, "brand", start);
        List<Integer> opened = new ArrayList<>();
        for (int slice = 0; slice < counts.length; slice++) {
            int mentions = part((int) counts[slice], kept, random);
            int negative = part(mentions, isRise(slice, length) ? ANGRY : SHARE, random);
            Watch before = watch;
            watch = rules.after(watch, new SliceCounts(mentions, negative, 0, mentions), QuietWeeks.EVERYBODY);
            if (QuietWeeks.opened(Rule.NEGATIVE_SPIKE, before, watch)) {
                opened.add(slice);
            }
        }
        return opened;
    }

    private boolean isRise(int slice, int length) {
        for (int rise = 0; rise < RISES; rise++) {
            if (slice >= rise(rise) && slice < rise(rise) + length) {
                return true;
            }
        }
        return false;
    }

    private static int part(int of, double probability, Random random) {
        int part = 0;
        for (int i = 0; i < of; i++) {
            part += random.nextDouble() < probability ? 1 : 0;
        }
        return part;
    }
}
