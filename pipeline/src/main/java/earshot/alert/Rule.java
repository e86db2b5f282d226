package earshot.alert;

import earshot.model.AlertSeverity;
import java.util.Locale;

/** What can be told about a brand. The name is part of every episode's id: never renamed or reused. */
public enum Rule {
    /** Improbably many negative mentions, and an improbable share of them. */
    NEGATIVE_SPIKE(1, AlertSeverity.CRITICAL),
    /** Improbably many mentions: a burst of minutes or a rise of hours. */
    VOLUME_SPIKE(1, AlertSeverity.WARNING),
    /** One negative post by an author, or with a pace, far above what this brand is used to. */
    HIGH_IMPACT_POST(1, AlertSeverity.CRITICAL),
    /** A share of negative mentions that is a little too high for too long. */
    SLOW_BURN(1, AlertSeverity.WARNING),
    /** Improbably many negative mentions with words such as recall or lawsuit. */
    SEVERITY_WORDS(1, AlertSeverity.CRITICAL),
    /** A share of what is said of all brands of the set that is too large, or too small, for too long. */
    SHARE_OF_VOICE_SHIFT(1, AlertSeverity.INFO),
    /** Improbably few mentions. */
    DROP(1, AlertSeverity.INFO),
    /** A platform that normally speaks of the brand says nothing for an hour: nothing else opens meanwhile. */
    FEED_SILENT(1, AlertSeverity.WARNING);

    private final int version;
    private final AlertSeverity severity;

    Rule(int version, AlertSeverity severity) {
        this.version = version;
        this.severity = severity;
    }

    /** Kebab-case, e.g. {@code negative-spike}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Grows when the same counts would be judged otherwise. */
    public int version() {
        return version;
    }

    /** What it is at least once it is sure; a rule that only begins to speak says one less. */
    AlertSeverity severity(double score) {
        return score >= Episode.SURE ? severity : less(severity);
    }

    private static AlertSeverity less(AlertSeverity severity) {
        return switch (severity) {
            case CRITICAL -> AlertSeverity.WARNING;
            case WARNING, INFO -> AlertSeverity.INFO;
        };
    }
}
