package earshot.feed;

import earshot.model.RejectReason;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/** Reads the times of an export in its {@link CsvMapping#publishedFormat() format}. */
final class CsvTimes {
    private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern(
            "yyyy-MM-dd[['T'][' ']HH:mm[:ss[.SSSSSSSSS][.SSSSSS][.SSS]][[' ']XXX][[' ']XX][' 'z]]", Locale.ROOT);

    private final String format;
    private final DateTimeFormatter formatter;
    private final ZoneId zone;

    CsvTimes(CsvMapping mapping) {
        this.format = mapping.publishedFormat();
        this.formatter = isNamed(format) ? ISO : DateTimeFormatter.ofPattern(format, Locale.ROOT);
        this.zone = ZoneId.of(mapping.zone());
    }

    static boolean isFormat(String format) {
        try {
            return isNamed(format)
                    || !DateTimeFormatter.ofPattern(format, Locale.ROOT)
                            .toString()
                            .isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isNamed(String format) {
        return format.equals("iso") || format.equals("epoch-seconds") || format.equals("epoch-millis");
    }

    Instant read(String time) throws Unreadable {
        try {
            return switch (format) {
                case "epoch-seconds" -> Instant.ofEpochMilli((long) (Double.parseDouble(time) * 1000));
                case "epoch-millis" -> Instant.ofEpochMilli((long) Double.parseDouble(time));
                default ->
                    instant(formatter.parseBest(
                            time.strip(), ZonedDateTime::from, LocalDateTime::from, LocalDate::from));
            };
        } catch (DateTimeException | NumberFormatException e) {
            throw Unreadable.because(RejectReason.BAD_VALUE, "A time is not in the form " + format + ".");
        }
    }

    private Instant instant(TemporalAccessor time) {
        if (time instanceof ZonedDateTime zoned) {
            return zoned.toInstant();
        }
        return time instanceof LocalDateTime local
                ? local.atZone(zone).toInstant()
                : LocalDate.from(time).atStartOfDay(zone).toInstant();
    }
}
