package earshot.notify;

import earshot.model.Alert;
import earshot.model.AlertPost;
import earshot.model.AlertTerm;
import java.util.List;

/** Alerts in the words of those who mean ill. */
final class Bodies {

    private Bodies() {}

    static Alert withSummary(Alert alert, String summary) {
        return with(alert, summary, alert.terms(), alert.posts(), alert.dashboard());
    }

    /** The text wherever a stranger's may stand. */
    static Alert everywhere(Alert alert, String text) {
        return with(
                alert,
                text,
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
                text);
    }

    private static Alert with(
            Alert alert, String summary, List<AlertTerm> terms, List<AlertPost> posts, String dashboard) {
        return new Alert(
                alert.episodeId(),
                alert.rule(),
                alert.ruleVersion(),
                alert.severity(),
                alert.brandSet(),
                alert.brandSetVersion(),
                alert.brand(),
                alert.state(),
                alert.startedAt(),
                alert.updatedAt(),
                alert.reading(),
                alert.share(),
                alert.crowd(),
                terms,
                posts,
                alert.sentimentModel(),
                alert.silentFeeds(),
                dashboard,
                summary,
                alert.provisional(),
                alert.revision());
    }
}
