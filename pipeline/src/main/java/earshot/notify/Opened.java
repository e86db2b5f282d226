package earshot.notify;

import earshot.model.AlertSeverity;
import java.time.Instant;

/** When an episode of one rule and brand was last told as opened, and how grave it was. */
public record Opened(Instant at, AlertSeverity severity) {
    static final Opened NEVER = new Opened(Instant.EPOCH, AlertSeverity.INFO);
}
