package earshot.alert;

import earshot.model.AlertSettings;
import earshot.model.Slices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * The rules of negative mentions on recorded counts, each mention kept with the probability that leaves a brand of a size,
 * and each of those negative with .3: the mood never changes, so whatever the rule says is false, outbreaks of volume
 * included. Then the same with a share of .6 for two or for twelve hours, six times in each series, and what the slow burn
 * finds of them meanwhile. Argument: SpikeBench's
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
        // Slices begin where hours do, by which the slow burn counts.
        start = new Slices(SLICE, Duration.ZERO).of(DetectorQuality.time(rows.get(0)[0]));
        counts = rows.stream().mapToDouble(row -> Double.parseDouble(row[1])).toArray();
    }

    public static void main(String[] args) throws Exception {
        List<ThinnedSeries> all = new ArrayList<>();
        for (Path file : DetectorQuality.counts(Path.of(args[0]))) {
            all.add(new ThinnedSeries(file));
        }
        System.out.println("| mentions an hour | false negative spikes a brand and week (95 %) | false slow burns"
                + " | share doubled for two hours, found by the spike | for twelve | by the slow burn |");
        System.out.println("|---|---|---|---|---|---|");
        for (double perHour : new double[] {5, 100, 1_000}) {
            Rate spikes = Rate.NONE;
            Rate burns = Rate.NONE;
            double[] found = new double[3];
            for (int seed = 0; seed < SEEDS; seed++) {
                for (ThinnedSeries series : all) {
                    Map<Rule, List<Integer>> quiet = series.opened(perHour, 0, seed);
                    spikes = spikes.plus(series.falseAlarms(quiet, Rule.NEGATIVE_SPIKE));
                    burns = burns.plus(series.falseAlarms(quiet, Rule.SLOW_BURN));
                    Map<Rule, List<Integer>> twice = series.opened(perHour, 24, seed);
                    Map<Rule, List<Integer>> longer = series.opened(perHour, 144, seed);
                    found[0] += series.found(twice, Rule.NEGATIVE_SPIKE, 24);
                    found[1] += series.found(longer, Rule.NEGATIVE_SPIKE, 144);
                    found[2] += series.found(longer, Rule.SLOW_BURN, 144);
                }
            }
            int runs = SEEDS * all.size();
            System.out.printf(
                    Locale.ROOT,
                    "| %,.0f | %s | %s | %.2f | %.2f | %.2f |%n",
                    perHour,
                    spikes,
                    burns,
                    found[0] / runs,
                    found[1] / runs,
                    found[2] / runs);
        }
    }

    private Rate falseAlarms(Map<Rule, List<Integer>> opened, Rule rule) {
        long told = opened.getOrDefault(rule, List.of()).stream()
                .filter(slice -> slice >= LEARNED)
                .count();
        return new Rate(told, (counts.length - LEARNED) / (7.0 * DAY));
    }

    /** Part of the rises in which an episode opens. */
    private double found(Map<Rule, List<Integer>> opened, Rule rule, int length) {
        long found = 0;
        for (int rise = 0; rise < RISES; rise++) {
            int from = rise(rise);
            found += opened.getOrDefault(rule, List.of()).stream()
                            .anyMatch(slice -> slice >= from && slice < from + length)
                    ? 1
                    : 0;
        }
        return found / (double) RISES;
    }

    private int rise(int number) {
        int between = (counts.length - LEARNED - DAY) / RISES;
        // Not always at the same hour.
        return LEARNED + number * between + number * 61 % DAY;
    }

    /** Slices in which an episode became active. */
    private Map<Rule, List<Integer>> opened(double perHour, int length, int seed) {
        Random random = new Random(new SplittableRandom(seed + 31L * length).nextLong());
        double mean = 0;
        for (double count : counts) {
            mean += count / counts.length;
        }
        double kept = Math.min(1, perHour / 12 / mean);
        WatchBrand rules = new WatchBrand(
                new AlertConfig(SLICE, Duration.ofHours(3), Duration.ofMinutes(30), ""), AlertSettings.DEFAULT);
        Watch watch = rules.start("set", 1, "brand", start);
        Map<Rule, List<Integer>> opened = new EnumMap<>(Rule.class);
        for (int slice = 0; slice < counts.length; slice++) {
            int mentions = part((int) counts[slice], kept, random);
            int negative = part(mentions, isRise(slice, length) ? ANGRY : SHARE, random);
            Watch before = watch;
            watch = rules.after(watch, new SliceCounts(mentions, negative, 0, mentions), QuietWeeks.EVERYBODY);
            for (Rule rule : Rule.values()) {
                if (QuietWeeks.opened(rule, before, watch)) {
                    opened.computeIfAbsent(rule, any -> new ArrayList<>()).add(slice);
                }
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
