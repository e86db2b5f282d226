package earshot.model;

/** How loudly an alert speaks; routes and quiet hours go by it. */
public enum AlertSeverity {
    /** Worth a look in the morning. */
    INFO,
    /** Worth a look now. */
    WARNING,
    /** Worth waking for. */
    CRITICAL
}
