package earshot.alert;

import earshot.model.AlertCrowd;
import earshot.model.AlertSettings;
import earshot.model.EpisodeState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Weeks in which nothing happens, and what is told all the same. Mentions come by the simulator's day and night; in a
 * restless brand their rate and their negative share also wander, each hour a quarter up or down, as people's talk does.
 * {@code main} prints false alarms a brand and week, the first week apart as the baseline is then still learned.
 */
final class QuietWeeks {

    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    /** Everybody speaks once, and on one platform. */
    private static final Voices EVERYBODY = new Voices() {
        @Override
        public AlertCrowd crowd(Finding finding) {
            long n = Math.round(finding.observed());
            return new AlertCrowd(n, n, 0, n, n, List.of());
        }

        @Override
        public List<Silence> silent(Instant from, Instant to, double expected, double least) {
            return List.of();
        }
    };

    private static final int MINUTES = 7 * 24 * 60;

    private final Random random;
    private final double perHour;
    private final boolean restless;
    private double rate;
    private double mood;

    QuietWeeks(long seed, double perHour, boolean restless) {
        this.random = new Random(seed);
        this.perHour = perHour;
        this.restless = restless;
    }

    /** Episodes that became active, by rule, in each of so many weeks. */
    List<Map<Rule, Integer>> run(int weeks) {
        WatchBrand rules = new WatchBrand(AlertConfig.DEFAULT, AlertSettings.DEFAULT);
        Watch watch = rules.start("set", 1, "brand", START);
        List<Map<Rule, Integer>> told = new ArrayList<>();
        for (int week = 0; week < weeks; week++) {
            Map<Rule, Integer> of = new EnumMap<>(Rule.class);
            for (int minute = 0; minute < MINUTES; minute++) {
                Watch before = watch;
                SliceCounts counts = minute(week * MINUTES + minute);
                watch = rules.after(watch, counts, EVERYBODY);
                for (Rule rule : Rule.values()) {
                    boolean opened = watch.episode(rule).state() == EpisodeState.ACTIVE
                            && before.episode(rule).state() != EpisodeState.ACTIVE
                            && before.episode(rule).state() != EpisodeState.RECOVERING;
                    if (opened) {
                        of.merge(rule, 1, Integer::sum);
                    }
                }
            }
            told.add(of);
        }
        return told;
    }

    private SliceCounts minute(int minute) {
        if (restless && minute % 10 == 0) {
            // Of an hour's memory and a quarter's size.
            rate = 0.85 * rate + 0.13 * random.nextGaussian();
            mood = 0.85 * mood + 0.13 * random.nextGaussian();
        }
        double rhythm = 1 + 0.5 * Math.cos(2 * Math.PI * (minute / 1440.0 - 15 / 24.0));
        double share = 0.3 * Math.exp(mood) / (0.7 + 0.3 * Math.exp(mood));
        int mentions = poisson(perHour / 60 * rhythm * Math.exp(rate));
        int negative = 0;
        for (int i = 0; i < mentions; i++) {
            negative += random.nextDouble() < share ? 1 : 0;
        }
        int severe = negative == 0 ? 0 : poisson(negative * 0.02);
        return new SliceCounts(mentions, negative, severe, mentions);
    }

    private int poisson(double mean) {
        if (mean > 200) {
            return (int) Math.max(0, Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
        }
        double limit = Math.exp(-mean);
        double product = random.nextDouble();
        int count = 0;
        while (product > limit) {
            product *= random.nextDouble();
            count++;
        }
        return count;
    }

    public static void main(String[] args) {
        int brands = args.length > 0 ? Integer.parseInt(args[0]) : 20;
        int weeks = args.length > 1 ? Integer.parseInt(args[1]) : 10;
        System.out.printf(
                "False alarms a brand and week, %d brands of each kind, %d weeks (first week apart), %s%n",
                brands, weeks, Duration.ofMinutes(1));
        System.out.println("| mentions an hour | talk | rule | first week | later weeks |");
        System.out.println("|---|---|---|---|---|");
        for (double perHour : new double[] {5, 100, 5_000}) {
            for (boolean restless : new boolean[] {false, true}) {
                Map<Rule, Integer> first = new EnumMap<>(Rule.class);
                Map<Rule, Integer> later = new EnumMap<>(Rule.class);
                for (int brand = 0; brand < brands; brand++) {
                    List<Map<Rule, Integer>> told = new QuietWeeks(1_000L * brand + 7, perHour, restless).run(weeks);
                    for (int week = 0; week < weeks; week++) {
                        Map<Rule, Integer> sum = week == 0 ? first : later;
                        told.get(week).forEach((rule, n) -> sum.merge(rule, n, Integer::sum));
                    }
                }
                for (Rule rule : Rule.values()) {
                    if (rule != Rule.HIGH_IMPACT_POST && rule != Rule.DROP && rule != Rule.FEED_SILENT) {
                        System.out.printf(
                                "| %,.0f | %s | %s | %.3f | %.3f |%n",
                                perHour,
                                restless ? "restless" : "even",
                                rule.id(),
                                first.getOrDefault(rule, 0) / (double) brands,
                                later.getOrDefault(rule, 0) / (double) (brands * (weeks - 1)));
                    }
                }
            }
        }
    }
}
