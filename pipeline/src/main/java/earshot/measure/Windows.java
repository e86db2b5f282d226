package earshot.measure;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Where a window begins and ends. Windows of whole days are a calendar's, 23 or 25 hours long where clocks change;
 * shorter ones are aligned to UTC.
 */
record Windows(Duration length, ZoneId zone) {

    private static final Duration DAY = Duration.ofDays(1);

    record Span(Instant start, Instant end) {}

    Span of(Instant at) {
        if (length.compareTo(DAY) < 0) {
            Instant start = start(at, length);
            return new Span(start, start.plus(length));
        }
        long days = length.toDays();
        long first = Math.floorDiv(LocalDate.ofInstant(at, zone).toEpochDay(), days) * days;
        return new Span(midnight(first), midnight(first + days));
    }

    private Instant midnight(long epochDay) {
        return LocalDate.ofEpochDay(epochDay).atStartOfDay(zone).toInstant();
    }

    /** Of the window of a length below a day. */
    static Instant start(Instant at, Duration length) {
        long millis = at.toEpochMilli();
        return Instant.ofEpochMilli(millis - Math.floorMod(millis, length.toMillis()));
    }
}
