package earshot.feed;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.model.RejectReason;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/**
 * The times of JSON platforms: ISO 8601 with any offset or none (UTC), or the seconds, milliseconds or microseconds since
 * 1970, as a number or in digits. Which of the three tells itself: times of 1973 to 5138 do not overlap.
 */
final class Times {
    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd[['T'][' ']HH:mm[:ss]")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .appendPattern("[ ][XXX][XX][X]]")
            .toFormatter(Locale.ROOT);

    private static final double MILLIS = 1e11;
    private static final double MICROS = 1e14;
    private static final double BEYOND = 1e17;

    private Times() {}

    static Instant required(JsonNode object, String field) throws Unreadable {
        JsonNode time = Json.value(object, field);
        if (time.isMissingNode()
                || time.isNull()
                || (time.isTextual() && time.textValue().isBlank())) {
            throw Unreadable.missing(field);
        }
        return read(time, field);
    }

    static Instant optional(JsonNode object, String field, Instant otherwise) throws Unreadable {
        JsonNode time = Json.value(object, field);
        return time.isNumber() || (time.isTextual() && !time.textValue().isBlank()) ? read(time, field) : otherwise;
    }

    private static Instant read(JsonNode time, String field) throws Unreadable {
        try {
            return time.isNumber()
                    ? epoch(time.doubleValue())
                    : read(time.asText().strip());
        } catch (DateTimeException | NumberFormatException e) {
            throw Unreadable.because(RejectReason.BAD_VALUE, "There is no time in " + field + ".");
        }
    }

    private static Instant read(String time) {
        return isDigits(time) ? epoch(Double.parseDouble(time)) : iso(time);
    }

    /** @throws DateTimeException where the text is no such time */
    static Instant iso(String text) {
        return FixedTimes.isIso(text) ? FixedTimes.iso(text) : anyIso(text);
    }

    private static Instant anyIso(String text) {
        TemporalAccessor time = ISO.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
        if (time instanceof OffsetDateTime zoned) {
            return zoned.toInstant();
        }
        return time instanceof LocalDateTime local
                ? local.toInstant(ZoneOffset.UTC)
                : LocalDate.from(time).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static Instant epoch(double time) {
        double size = Math.abs(time);
        if (!(size < BEYOND)) {
            throw new DateTimeException("beyond all calendars");
        }
        if (size < MILLIS) {
            return Instant.ofEpochMilli(Math.round(time * 1_000));
        }
        return Instant.ofEpochMilli(size < MICROS ? (long) time : (long) (time / 1_000));
    }

    private static boolean isDigits(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.');
    }
}
