package earshot.notify;

import earshot.model.Alert;
import earshot.model.AlertAction;
import earshot.model.EpisodeState;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Decides whether there is something to tell about an episode. Pure: the same knowledge at the same time gives the same
 * verdict, so news and timers ask the same question.
 */
final class Judge {

    private final Route route;
    private final List<AlertAction> actions;
    private final ZoneId zone;
    private final Duration staleAfter;

    /**
     * @param zone the brand set's
     * @param staleAfter an episode that has had no news for so long is not repeated: nobody watches it any more
     */
    Judge(Route route, List<AlertAction> actions, ZoneId zone, Duration staleAfter) {
        this.route = route;
        this.actions = actions;
        this.zone = zone;
        this.staleAfter = staleAfter;
    }

    /** @param last the episode of the same rule and brand that was last told as opened */
    Verdict of(Told told, Opened last, Instant now) {
        Alert alert = told.alert();
        Optional<Transition> news = news(told, now);
        if (news.isEmpty()) {
            return repeats(told, now) ? Verdict.notBefore(told.lastAt().plus(route.repeat())) : Verdict.NOTHING;
        }
        Optional<Instant> silentUntil = actions.stream()
                .filter(action -> action.kind() != AlertAction.Kind.ACKNOWLEDGEMENT)
                .filter(action -> action.concerns(alert) && action.isInForce(now))
                .map(AlertAction::until)
                .max(Comparator.naturalOrder());
        if (silentUntil.isPresent()) {
            return Verdict.notBefore(silentUntil.get());
        }
        Instant afterQuiet = route.quietHours().earliest(now, alert.severity(), zone);
        if (afterQuiet.isAfter(now)) {
            return Verdict.quietUntil(afterQuiet);
        }
        Instant cooled = last.at().plus(route.coolDown());
        boolean graver = alert.severity().compareTo(last.severity()) > 0;
        if (news.get() == Transition.OPENED && cooled.isAfter(now) && !graver) {
            return Verdict.notBefore(cooled);
        }
        return Verdict.tell(news.get());
    }

    private Optional<Transition> news(Told told, Instant now) {
        Alert alert = told.alert();
        if (!told.open()) {
            if (Told.isOpen(alert)) {
                return route.isGraveEnough(alert) ? Optional.of(Transition.OPENED) : Optional.empty();
            }
            boolean passed = told.held() && alert.state() == EpisodeState.RESOLVED;
            return passed ? Optional.of(Transition.PASSED) : Optional.empty();
        }
        return switch (alert.state()) {
            case RESOLVED -> Optional.of(Transition.RESOLVED);
            case RETRACTED -> Optional.of(Transition.RETRACTED);
            case PENDING -> Optional.empty();
            case ACTIVE, RECOVERING -> {
                if (alert.severity().compareTo(told.severity()) > 0) {
                    yield Optional.of(Transition.ESCALATED);
                }
                boolean due = repeats(told, now)
                        && !told.lastAt().plus(route.repeat()).isAfter(now);
                yield due ? Optional.of(Transition.REPEATED) : Optional.empty();
            }
        };
    }

    /** A recovering episode is not repeated: its news is that it ends. */
    private boolean repeats(Told told, Instant now) {
        Alert alert = told.alert();
        return told.open()
                && alert.state() == EpisodeState.ACTIVE
                && !route.repeat().isZero()
                && alert.updatedAt().plus(staleAfter).isAfter(now)
                && actions.stream()
                        .noneMatch(action -> action.kind() == AlertAction.Kind.ACKNOWLEDGEMENT
                                && action.concerns(alert)
                                && action.isInForce(now));
    }
}
