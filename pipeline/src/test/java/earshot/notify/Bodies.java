package earshot.notify;

import earshot.model.Alert;
import earshot.model.AlertPost;
import earshot.model.AlertTerm;
import java.util.List;

/** Alerts in the words of those who mean ill. */
final class Bodies {

    private Bodies() {}

    static Alert withSummary(Alert alert, String summary) {
        return Alerts.with(
                alert, alert.episodeId(), alert.rule(), alert.terms(), alert.posts(), alert.dashboard(), summary);
    }

    /** The text wherever a stranger's may stand. */
    static Alert everywhere(Alert alert, String text) {
        return Alerts.with(
                alert,
                alert.episodeId(),
                alert.rule(),
                List.of(new AlertTerm(AlertTerm.Kind.WORD, text, 1, 0)),
                List.of(new AlertPost(
                        text,
                        text,
                        text,
                        text,
                        text,
                        text,
                        1,
                        alert.posts().get(0).sentiment(),
                        1,
                        alert.startedAt())),
                text,
                text);
    }
}
