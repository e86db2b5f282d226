package earshot.notify;

import earshot.model.Alert;
import earshot.model.AlertSeverity;
import earshot.model.EpisodeState;
import java.time.Instant;

/**
 * What one receiver knows of one episode.
 *
 * @param alert its newest revision, told or not
 * @param messages about it so far
 * @param lastAt of the last of them; the epoch before the first
 * @param severity as last told
 * @param open as last told
 * @param held whether it was worth telling and had to wait for the end of quiet hours
 */
public record Told(Alert alert, int messages, Instant lastAt, AlertSeverity severity, boolean open, boolean held) {

    static Told nothingOf(Alert alert) {
        return new Told(alert, 0, Instant.EPOCH, AlertSeverity.INFO, false, false);
    }

    Told with(Alert newer) {
        return new Told(newer, messages, lastAt, severity, open, held);
    }

    Told heldBack() {
        return new Told(alert, messages, lastAt, severity, open, true);
    }

    Told after(Transition transition, Instant now) {
        boolean opens = transition == Transition.OPENED
                || transition == Transition.ESCALATED
                || transition == Transition.REPEATED;
        return new Told(alert, messages + 1, now, alert.severity(), opens, false);
    }

    /** Whether the rule stands by it: a pending one may yet be nothing. */
    static boolean isOpen(Alert alert) {
        return alert.state() == EpisodeState.ACTIVE || alert.state() == EpisodeState.RECOVERING;
    }
}
