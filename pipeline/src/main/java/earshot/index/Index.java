package earshot.index;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The families of indices: one index per month of event time (UTC) each, read together under an alias; or a data stream,
 * to which documents are added and in which none is ever changed.
 */
public enum Index {
    MENTIONS,
    WINDOWS,
    CUTS,
    SHARE_OF_VOICE,
    TOPICS,
    FEEDS,
    ALERTS,
    ALERT_EVENTS,
    ALERT_ACTIONS,
    REJECTED,
    AUDITS;

    /** Platforms' clocks may be absurd: a month outside these years must not make an index of its own. */
    private static final Instant FIRST_MONTH = Instant.parse("2000-01-01T00:00:00Z");

    private static final Instant LAST_MONTH = Instant.parse("2099-12-01T00:00:00Z");

    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("uuuu.MM", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** Kebab-case, e.g. {@code share-of-voice}. */
    public String family() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether it is a data stream. */
    public boolean isStream() {
        return this == ALERT_EVENTS || this == AUDITS;
    }

    static boolean isStream(String index) {
        return index.equals(ALERT_EVENTS.alias()) || index.equals(AUDITS.alias());
    }

    /** Reads all of it, e.g. {@code earshot-mentions}; exists once a document does. */
    public String alias() {
        return "earshot-" + family();
    }

    /** Every index of it; unlike the alias it may match none. */
    public String pattern() {
        return alias() + (isStream() ? "*" : "-*");
    }

    /** Where a document goes, e.g. {@code earshot-mentions-2015.02}; all before 2000 share one, and all after 2099. */
    public String at(Instant eventTime) {
        if (isStream()) {
            return alias();
        }
        Instant known = eventTime.isBefore(FIRST_MONTH) ? FIRST_MONTH : eventTime;
        return alias() + "-" + MONTH.format(known.isAfter(LAST_MONTH) ? LAST_MONTH : known);
    }
}
