package earshot.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One brand's numbers in one window of event time. An upsert with key {@link #id()}.
 *
 * @param start inclusive
 * @param end exclusive
 * @param sentimentModel newest model that scored a mention in it
 * @param previous the same numbers of the window before this one, authors and clusters apart; nothing in windows
 *     shorter than an hour
 * @param cuts the same numbers of the parts, by dimension and value; a part that has come to nothing stays with
 *     nothing in it, so that its document is taken back. None in windows shorter than an hour
 * @param hourOfWeek of its start, by the clocks of the brand set's time zone; 0 is Monday's first hour, 167 Sunday's
 *     last
 */
public record BrandWindow(
        String brandSet,
        int brandSetVersion,
        String brand,
        Instant start,
        Instant end,
        Tally tally,
        String sentimentModel,
        WindowStatus status,
        Tally previous,
        List<CutTally> cuts,
        int hourOfWeek) {

    private static final Duration DAY = Duration.ofDays(1);

    /** One part's numbers. */
    public record CutTally(Cut cut, Tally tally) {}

    /** A window without parts and without one before it. */
    public BrandWindow(
            String brandSet,
            int brandSetVersion,
            String brand,
            Instant start,
            Instant end,
            Tally tally,
            String sentimentModel,
            WindowStatus status) {
        this(brandSet, brandSetVersion, brand, start, end, tally, sentimentModel, status, Tally.ZERO, List.of(), 0);
    }

    /** {@code <brand set>/<brand>/<length>/<start>}, e.g. {@code airlines/delta/PT1M/2015-02-17T07:36:00Z}. */
    public String id() {
        return brandSet + "/" + brand + "/" + length() + "/" + start;
    }

    public Duration length() {
        return length(start, end);
    }

    /** A window that does not divide a day is of whole days, also where clocks changed in it. */
    public static Duration length(Instant start, Instant end) {
        Duration exact = Duration.between(start, end);
        if (exact.isZero() || exact.isNegative() || DAY.toMillis() % exact.toMillis() == 0) {
            return exact;
        }
        return DAY.multipliedBy(Math.max(1, Math.round((double) exact.toMillis() / DAY.toMillis())));
    }
}
