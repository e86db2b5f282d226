package earshot.notify;

import earshot.model.AlertSeverity;
import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.Set;

/**
 * Hours in which only what is worth waking for is told; the rest waits for their end.
 *
 * @param to exclusive; on the next day where it is not after {@code from}
 * @param days on which they begin
 * @param timeZone IANA name; {@code ""} for the brand set's
 * @param wakes the least severity that is told all the same
 * @param wakesNever whether nothing is
 */
public record QuietHours(
        LocalTime from, LocalTime to, Set<DayOfWeek> days, String timeZone, AlertSeverity wakes, boolean wakesNever)
        implements Serializable {

    static final QuietHours NONE =
            new QuietHours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, Set.of(), "", AlertSeverity.CRITICAL, false);

    public QuietHours {
        days = Set.copyOf(days);
    }

    /** When this may be told at the earliest: now, or when the quiet hours are over. */
    Instant earliest(Instant now, AlertSeverity severity, ZoneId brandsZone) {
        if (!wakesNever && severity.compareTo(wakes) >= 0) {
            return now;
        }
        ZoneId zone = timeZone.isEmpty() ? brandsZone : ZoneId.of(timeZone);
        Instant earliest = now;
        // One stretch may end where the next begins; seven in a row are for ever, and yet must end.
        for (int i = 0; i < 7; i++) {
            Optional<Instant> end = endOfStretch(earliest.atZone(zone));
            if (end.isEmpty()) {
                return earliest;
            }
            earliest = end.get();
        }
        return earliest;
    }

    private Optional<Instant> endOfStretch(ZonedDateTime here) {
        for (int daysBack = 0; daysBack <= 1; daysBack++) {
            ZonedDateTime day = here.minusDays(daysBack);
            // By the clock on the wall: a night in which clocks change is shorter or longer.
            ZonedDateTime begin = day.with(from);
            ZonedDateTime end = (to.isAfter(from) ? day : day.plusDays(1)).with(to);
            if (days.contains(day.getDayOfWeek()) && !here.isBefore(begin) && here.isBefore(end)) {
                return Optional.of(end.toInstant());
            }
        }
        return Optional.empty();
    }
}
