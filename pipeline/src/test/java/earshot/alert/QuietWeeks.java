package earshot.alert;

import earshot.model.AlertCrowd;
import earshot.model.AlertPost;
import earshot.model.AlertSettings;
import earshot.model.EpisodeState;
import earshot.model.SentimentLabel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Weeks in which nothing happens, and what is told all the same. Mentions come by the simulator's day and night; in a
 * restless brand their rate and their negative share also wander, each hour a quarter up or down, as people's talk does.
 * {@code main} prints false alarms a brand and week, but for the first, in which the baseline is still learned.
 * Arguments: brands of each kind, weeks, mentions an hour; some five seconds a brand of ten weeks.
 */
final class QuietWeeks {

    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    /** Everybody speaks once, and on one platform. */
    static final Voices EVERYBODY = new Voices() {
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
                watch = rules.after(watch, heard(watch.next(), week * MINUTES + minute), EVERYBODY);
                for (Rule rule : Rule.values()) {
                    if (opened(rule, before, watch)) {
                        of.merge(rule, 1, Integer::sum);
                    }
                }
            }
            told.add(of);
        }
        return told;
    }

    /** Whether the rule speaks up in the slice between the two. */
    static boolean opened(Rule rule, Watch before, Watch after) {
        EpisodeState was = before.episode(rule).state();
        return after.episode(rule).state() == EpisodeState.ACTIVE
                && was != EpisodeState.ACTIVE
                && was != EpisodeState.RECOVERING;
    }

    private Intake heard(Instant slice, int minute) {
        if (restless && minute % 10 == 0) {
            // Of an hour's memory and a quarter's size.
            rate = 0.85 * rate + 0.13 * random.nextGaussian();
            mood = 0.85 * mood + 0.13 * random.nextGaussian();
        }
        double rhythm = 1 + 0.5 * Math.cos(2 * Math.PI * (minute / 1440.0 - 15 / 24.0));
        double share = 0.3 * Math.exp(mood) / (0.7 + 0.3 * Math.exp(mood));
        double mean = perHour / 60 * rhythm * Math.exp(rate);
        int mentions = Draws.poisson(random, mean);
        Intake intake = Intake.nothing(slice);
        intake.brandSetVersion = 1;
        int negative = 0;
        for (int i = 0; i < mentions; i++) {
            // As the simulator's people are followed.
            long followers = (long) (30 * Math.pow(1 - random.nextDouble(), -1 / 1.1));
            boolean angry = random.nextDouble() < share;
            negative += angry ? 1 : 0;
            intake.followers = intake.followers.plus(Sums.ofLog(followers));
            if (angry && followers > 1_000) {
                stands(intake, minute + "-" + i, followers);
            }
        }
        int severe = negative == 0 ? 0 : Draws.poisson(random, negative * 0.02);
        intake.counts.put(
                slice, new SliceCounts(mentions, negative, severe, mentions + Draws.poisson(random, 3 * mean)));
        return intake;
    }

    private static void stands(Intake intake, String id, long followers) {
        AlertPost post = new AlertPost(id, "x", "", "", "", "", followers, SentimentLabel.NEGATIVE, 0, intake.slice);
        intake.standing.put(id, new Intake.Seen(post, true, intake.slice, 1));
    }

    /** Of each rule, of so many brands, by their seeds, in so many weeks; the first week is left out. */
    static Map<Rule, Rate> rates(int brands, int first, int weeks, double perHour, boolean restless) {
        Map<Rule, Rate> rates = new EnumMap<>(Rule.class);
        for (int brand = first; brand < first + brands; brand++) {
            List<Map<Rule, Integer>> told = new QuietWeeks(1_000L * brand + 7, perHour, restless).run(weeks);
            for (Map<Rule, Integer> week : told.subList(1, weeks)) {
                for (Rule rule : Rule.values()) {
                    rates.merge(rule, new Rate(week.getOrDefault(rule, 0), 1), Rate::plus);
                }
            }
        }
        return rates;
    }

    public static void main(String[] args) {
        int brands = args.length > 0 ? Integer.parseInt(args[0]) : 20;
        int weeks = args.length > 1 ? Integer.parseInt(args[1]) : 10;
        System.out.printf(
                "False alarms a brand and week (95 %% interval), %d brands of each kind, %d weeks%n", brands, weeks);
        System.out.println("| mentions an hour | talk | rule | after the first week |");
        System.out.println("|---|---|---|---|");
        double[] sizes =
                Arrays.stream(args).skip(2).mapToDouble(Double::parseDouble).toArray();
        for (double perHour : sizes.length > 0 ? sizes : new double[] {5, 100, 5_000}) {
            for (boolean restless : new boolean[] {false, true}) {
                rates(brands, 0, weeks, perHour, restless)
                        .forEach((rule, rate) -> System.out.printf(
                                "| %,.0f | %s | %s | %s |%n",
                                perHour, restless ? "restless" : "even", rule.id(), rate));
            }
        }
    }
}
