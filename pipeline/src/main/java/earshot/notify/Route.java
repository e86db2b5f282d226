package earshot.notify;

import earshot.model.Alert;
import earshot.model.AlertSeverity;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;

/**
 * Which alerts go to which receivers, and when.
 *
 * @param receivers names; at least one
 * @param brandSets empty for all, as the two after it
 * @param severity the least
 * @param coolDown least time between two episodes of one rule and brand that are told; ends at once for a graver one
 * @param repeat how often an open episode is told again that nobody has acknowledged; zero for never
 */
public record Route(
        List<String> receivers,
        List<String> brandSets,
        List<String> brands,
        List<String> rules,
        AlertSeverity severity,
        QuietHours quietHours,
        Duration coolDown,
        Duration repeat)
        implements Serializable {

    /** Of an alert that no route leads to any more: only its end is told. */
    static final Route NOWHERE = new Route(
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            AlertSeverity.CRITICAL,
            QuietHours.NONE,
            Duration.ofDays(36_500),
            Duration.ZERO);

    static final Duration USUAL_COOL_DOWN = Duration.ofMinutes(30);
    static final Duration USUAL_REPEAT = Duration.ofHours(4);

    /** Everything, as a route that says nothing else. */
    static Route to(String receiver) {
        return new Route(
                List.of(receiver),
                List.of(),
                List.of(),
                List.of(),
                AlertSeverity.INFO,
                QuietHours.NONE,
                USUAL_COOL_DOWN,
                USUAL_REPEAT);
    }

    /** Whatever its severity: an episode may become graver, and one that was told must end. */
    boolean covers(Alert alert) {
        return (brandSets.isEmpty() || brandSets.contains(alert.brandSet()))
                && (brands.isEmpty() || brands.contains(alert.brand()))
                && isOfRule(alert);
    }

    boolean isOfRule(Alert alert) {
        return rules.isEmpty() || rules.contains(alert.rule());
    }

    boolean isGraveEnough(Alert alert) {
        return alert.severity().compareTo(severity) >= 0;
    }
}
