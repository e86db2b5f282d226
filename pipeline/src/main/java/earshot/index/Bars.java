package earshot.index;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How a period is cut for a chart.
 *
 * @param length of a bar: a part of a day, aligned to UTC, or a day of the zone
 */
public record Bars(Duration length, ZoneId zone) {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private static final List<Duration> LENGTHS =
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(15), HOUR, DAY);

    /** More bars than this are no longer told apart on a screen. */
    private static final int MOST = 200;

    /** The shortest that are not too many. */
    public static Bars of(Duration period, ZoneId zone) {
        Duration length = LENGTHS.stream()
                .filter(candidate -> period.dividedBy(candidate) <= MOST)
                .findFirst()
                .orElse(DAY);
        return new Bars(length, zone);
    }

    /** The start of the bar that a time is in. */
    public Instant floor(Instant time) {
        if (length.equals(DAY)) {
            return time.atZone(zone).truncatedTo(ChronoUnit.DAYS).toInstant();
        }
        long seconds = length.toSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(time.getEpochSecond(), seconds) * seconds);
    }

    /** The first start of a bar that is not before a time. */
    public Instant ceiling(Instant time) {
        Instant start = floor(time);
        return start.equals(time) ? time : end(start);
    }

    /** Where the bar that begins there ends. */
    public Instant end(Instant start) {
        return length.equals(DAY)
                ? ZonedDateTime.ofInstant(start, zone).plusDays(1).toInstant()
                : start.plus(length);
    }

    /**
     * The longest windows, of an hour at most, that add up to bars.
     *
     * @param measured lengths there are
     * @param at in the period: not everywhere does an hour begin with an hour of UTC
     */
    Duration window(List<Duration> measured, Instant at) {
        return measured.stream()
                .filter(window -> window.compareTo(HOUR) <= 0 && window.compareTo(length) <= 0)
                .filter(window -> length.toMillis() % window.toMillis() == 0)
                .filter(window -> offset(at).toMillis() % window.toMillis() == 0)
                .max(Duration::compareTo)
                .orElse(Duration.ofMinutes(1));
    }

    private Duration offset(Instant at) {
        return Duration.ofSeconds(zone.getRules().getOffset(at).getTotalSeconds());
    }

    /** Those of them that hold documents. */
    Map<String, Object> histogram() {
        Map<String, Object> histogram = new HashMap<>(Map.of("field", "@timestamp", "min_doc_count", 1));
        if (length.equals(DAY)) {
            histogram.putAll(Map.of("calendar_interval", "day", "time_zone", zone.getId()));
        } else {
            histogram.put("fixed_interval", length.toMinutes() + "m");
        }
        return Map.of("date_histogram", histogram);
    }
}
