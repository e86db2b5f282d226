package earshot.model;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** Hours of a week: 0 is Monday's first, 167 Sunday's last. */
public final class HourOfWeek {

    private HourOfWeek() {}

    /** The hour that the zone's clocks show. */
    public static int of(Instant at, ZoneId zone) {
        ZonedDateTime local = at.atZone(zone);
        return 24 * (local.getDayOfWeek().getValue() - 1) + local.getHour();
    }
}
