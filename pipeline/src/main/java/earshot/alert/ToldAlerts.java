package earshot.alert;

import earshot.model.Alert;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.state.MapState;
import org.jspecify.annotations.Nullable;

/**
 * What was told of a brand, in state: what closes said, which holds, and beside it what was told since the last one. What
 * a close says is made of what closes said alone, so it does not depend on who looked when in between.
 */
final class ToldAlerts {

    private final MapState<String, Alert> closed;
    private final MapState<String, Alert> early;
    private final Duration slice;

    ToldAlerts(MapState<String, Alert> closed, MapState<String, Alert> early, Duration slice) {
        this.closed = closed;
        this.early = early;
        this.slice = slice;
    }

    /** As the last close said. */
    @Nullable
    Alert closed(String episodeId) throws Exception {
        return closed.get(episodeId);
    }

    /** As it was told last. */
    @Nullable
    Alert latest(String episodeId) throws Exception {
        Alert ahead = early.get(episodeId);
        return ahead == null ? closed.get(episodeId) : ahead;
    }

    void close(Alert alert) throws Exception {
        closed.put(alert.episodeId(), alert);
    }

    void tellEarly(Alert alert) throws Exception {
        early.put(alert.episodeId(), alert);
    }

    /** Between two closes revisions count up, and stay below the next close's. */
    long earlyRevision(@Nullable Alert before, long lastClose) {
        long next = 1 + (before == null ? lastClose : Math.max(lastClose, before.revision()));
        return Math.min(next, lastClose + slice.toMillis() - 1);
    }

    /** Posts that changed their words or went, as a close knows it: no alert may quote what is gone. */
    List<Alert> retold(Intake intake, long revision) throws Exception {
        List<Alert> retold = new ArrayList<>();
        for (Alert alert : quoting(closed, intake)) {
            Alert amended = Explain.retold(alert, intake, revision);
            close(amended);
            retold.add(amended);
        }
        for (Alert alert : quoting(early, intake)) {
            tellEarly(Explain.retold(alert, intake, alert.revision()));
        }
        return retold;
    }

    /** The same before any close knows it. */
    List<Alert> retoldEarly(Intake intake) throws Exception {
        for (Alert alert : quoting(closed, intake)) {
            if (!early.contains(alert.episodeId())) {
                tellEarly(alert);
            }
        }
        List<Alert> retold = new ArrayList<>();
        for (Alert alert : quoting(early, intake)) {
            Alert amended = Explain.retold(alert, intake, earlyRevision(alert, alert.revision()));
            tellEarly(amended);
            retold.add(amended);
        }
        return retold;
    }

    private static List<Alert> quoting(MapState<String, Alert> alerts, Intake intake) throws Exception {
        List<Alert> quoting = new ArrayList<>();
        if (!intake.changed.isEmpty()) {
            for (Alert alert : alerts.values()) {
                if (Explain.quotesOtherwise(alert, intake)) {
                    quoting.add(alert);
                }
            }
        }
        return quoting;
    }

    /**
     * Forgets what was told early of slices that are closed now.
     *
     * @param next start of the first slice that is not
     * @return what their closes did not bear out
     */
    List<Alert> refuted(Instant next) throws Exception {
        List<Alert> decided = new ArrayList<>();
        for (Alert alert : early.values()) {
            if (closed.contains(alert.episodeId()) || alert.startedAt().isBefore(next)) {
                decided.add(alert);
            }
        }
        List<Alert> refuted = new ArrayList<>();
        for (Alert alert : decided) {
            early.remove(alert.episodeId());
            if (!closed.contains(alert.episodeId())) {
                refuted.add(alert);
            }
        }
        return refuted;
    }
}
