package earshot.alert;

import earshot.model.AlertTerm;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How many of a brand's mentions usually hold a term, and on which platforms they usually are. Learned from pages that have left the longest explained window, so
 * a crisis is not usual while it lasts; forgets with a half-life of two weeks. Holds the {@value #MOST} most frequent.
 */
public final class UsualTerms {

    private static final int MOST = 1_000;
    private static final double HALF_LIFE_MILLIS = 14 * 86_400_000.0;
    private static final double LEAST_KNOWN = 100;
    private static final long LEAST_MENTIONS = 3;
    private static final int MOST_TOLD = 8;

    public double mentions;
    public Map<String, Double> counts = new HashMap<>();
    public Map<String, Double> platforms = new HashMap<>();

    void learn(Page page, long millis) {
        double kept = Math.pow(2, -millis / HALF_LIFE_MILLIS);
        mentions = mentions * kept + page.mentions;
        counts.replaceAll((term, count) -> count * kept);
        platforms.replaceAll((platform, count) -> count * kept);
        page.platforms.forEach((platform, count) -> platforms.merge(platform, (double) count, Double::sum));
        page.terms.forEach((term, count) -> counts.merge(term, (double) count, Double::sum));
        if (counts.size() > 2 * MOST) {
            List<Map.Entry<String, Double>> all = new ArrayList<>(counts.entrySet());
            all.sort(Map.Entry.<String, Double>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()));
            all.subList(MOST, all.size()).forEach(entry -> counts.remove(entry.getKey()));
        }
    }

    /** Those whose number is least like the usual one, by the log-likelihood of a Poisson count. */
    List<AlertTerm> standingOut(Page page) {
        if (mentions < LEAST_KNOWN) {
            return List.of();
        }
        return page.terms.entrySet().stream()
                .filter(entry -> entry.getValue() >= LEAST_MENTIONS)
                .map(entry -> new AlertTerm(
                        kind(entry.getKey()),
                        entry.getKey().substring(1),
                        entry.getValue(),
                        counts.getOrDefault(entry.getKey(), 0.0) / mentions * page.mentions))
                .filter(term -> term.mentions() >= 2 * (term.usual() + 0.5))
                .sorted(Comparator.comparingDouble(UsualTerms::surprise)
                        .reversed()
                        .thenComparing(AlertTerm::term))
                .limit(MOST_TOLD)
                .toList();
    }

    /** By what is expected of them, most first. */
    List<Voices.Silence> silent(Set<String> heard, double expected, double least) {
        return mentions < LEAST_KNOWN
                ? List.of()
                : platforms.entrySet().stream()
                        .filter(entry -> !heard.contains(entry.getKey()))
                        .map(entry -> new Voices.Silence(entry.getKey(), entry.getValue() / mentions * expected))
                        .filter(silence -> silence.expected() >= least)
                        .sorted(Comparator.comparingDouble(Voices.Silence::expected)
                                .reversed()
                                .thenComparing(Voices.Silence::platform))
                        .toList();
    }

    private static double surprise(AlertTerm term) {
        double usual = term.usual() + 0.5;
        double n = term.mentions();
        return n * Math.log(n / usual) - (n - usual);
    }

    private static AlertTerm.Kind kind(String key) {
        return switch (key.charAt(0)) {
            case 'H' -> AlertTerm.Kind.HASHTAG;
            case 'L' -> AlertTerm.Kind.LINK;
            default -> AlertTerm.Kind.WORD;
        };
    }
}
