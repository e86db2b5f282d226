package earshot.alert;

import earshot.model.AlertTerm;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How many of a brand's mentions usually hold a term. Learned from pages that have left the longest explained window, so
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

    void learn(Page page, long millis) {
        double kept = Math.pow(2, -millis / HALF_LIFE_MILLIS);
        mentions = mentions * kept + page.mentions;
        counts.replaceAll((term, count) -> count * kept);
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

    private static double surprise(AlertTerm term) {
        double usual = term.usual() + 0.5;
        return term.mentions() * Math.log(term.mentions() / usual) - (term.mentions() - usual);
    }

    private static AlertTerm.Kind kind(String key) {
        return switch (key.charAt(0)) {
            case 'H' -> AlertTerm.Kind.HASHTAG;
            case 'L' -> AlertTerm.Kind.LINK;
            default -> AlertTerm.Kind.WORD;
        };
    }
}
