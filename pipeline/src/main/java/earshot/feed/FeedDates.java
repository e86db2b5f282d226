package earshot.feed;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The times of news feeds: ISO 8601, RFC 822 with its old zones, and what people make of either. */
final class FeedDates {
    private static final int LONGEST = 80;
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    /** Months that begin otherwise in Portuguese, Spanish, French, Italian, German or Dutch. */
    private static final Map<String, Integer> ABROAD = Map.ofEntries(
            Map.entry("ene", 1),
            Map.entry("gen", 1),
            Map.entry("fev", 2),
            Map.entry("fév", 2),
            Map.entry("mär", 3),
            Map.entry("mrt", 3),
            Map.entry("abr", 4),
            Map.entry("avr", 4),
            Map.entry("mai", 5),
            Map.entry("mag", 5),
            Map.entry("mei", 5),
            Map.entry("juin", 6),
            Map.entry("giu", 6),
            Map.entry("juil", 7),
            Map.entry("lug", 7),
            Map.entry("ago", 8),
            Map.entry("aoû", 8),
            Map.entry("set", 9),
            Map.entry("out", 10),
            Map.entry("okt", 10),
            Map.entry("ott", 10),
            Map.entry("dez", 12),
            Map.entry("dic", 12),
            Map.entry("déc", 12));

    private static final String TIME = "(?:[ T,-]+(\\d{1,2}):(\\d{2})(?::(\\d{2}))?(?:[.:]\\d+)?)?";
    private static final String ZONE = "\\s*(?:\\(?([A-Za-z]{1,5})\\)?)?\\s*([+-]\\d{1,2}:?\\d{2})?";

    /** {@code Wed, 03 Jul 2019 06:29:00 GMT}, {@code 3 July 19 06:29 +0200}. */
    private static final Pattern DAY_FIRST = Pattern.compile(
            "(?:[\\p{L}]+[.,]*\\s*)?(\\d{1,2})[ -]+(\\p{L}{3,9})\\.?,?[ -]+(\\d{2,4})" + TIME + ZONE + ".*");

    /** {@code Wed Jul 03 06:29:00 2019}, {@code July 3, 2019 06:29 EST}. */
    private static final Pattern MONTH_FIRST =
            Pattern.compile("(?:[A-Za-z]{3,9},?\\s+)?(\\p{L}{3,9})\\.?\\s+(\\d{1,2})(?:,?\\s+(\\d{4}))?" + TIME + ZONE
                    + "(?:\\s*(\\d{4}))?.*");

    /** {@code 2019-07-03 06:29}, {@code 20190703}, {@code 2019-07}, {@code 2019}. */
    private static final Pattern YEAR_FIRST =
            Pattern.compile("(\\d{4})(?:[-/.]?(\\d{2})(?:[-/.]?(\\d{2}))?)?" + TIME + ZONE);

    /** Hours east of UTC; military letters were always used wrongly, and mean none. */
    private static final Map<String, Integer> ZONES = Map.ofEntries(
            Map.entry("EST", -5),
            Map.entry("EDT", -4),
            Map.entry("CST", -6),
            Map.entry("CDT", -5),
            Map.entry("MST", -7),
            Map.entry("MDT", -6),
            Map.entry("PST", -8),
            Map.entry("PDT", -7),
            Map.entry("AST", -4),
            Map.entry("ADT", -3),
            Map.entry("HST", -10),
            Map.entry("AKST", -9),
            Map.entry("CET", 1),
            Map.entry("CEST", 2),
            Map.entry("BST", 1),
            Map.entry("IST", 1),
            Map.entry("WEST", 1),
            Map.entry("EET", 2),
            Map.entry("EEST", 3),
            Map.entry("MSK", 3),
            Map.entry("JST", 9),
            Map.entry("KST", 9),
            Map.entry("AEST", 10),
            Map.entry("AEDT", 11),
            Map.entry("NZST", 12),
            Map.entry("NZDT", 13));

    private FeedDates() {}

    static Optional<Instant> read(String written) {
        String text = written.strip();
        if (text.isEmpty() || text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(Times.iso(text));
        } catch (DateTimeException e) {
            return loose(text);
        }
    }

    private static Optional<Instant> loose(String text) {
        try {
            Matcher date = DAY_FIRST.matcher(text);
            if (date.matches()) {
                return month(date.group(2)).map(month -> at(year(date.group(3)), month, date.group(1), date, 4));
            }
            date.usePattern(MONTH_FIRST);
            if (date.matches()) {
                String year = date.group(3) == null ? date.group(9) : date.group(3);
                return year == null
                        ? Optional.empty()
                        : month(date.group(1)).map(month -> at(year(year), month, date.group(2), date, 4));
            }
            date.usePattern(YEAR_FIRST);
            return date.matches()
                    ? Optional.of(at(
                            year(date.group(1)),
                            Integer.parseInt(or(date.group(2), "1")),
                            or(date.group(3), "1"),
                            date,
                            4))
                    : Optional.empty();
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** @param time the group of the hour; minute, second, zone and offset follow */
    private static Instant at(int year, int month, String day, Matcher date, int time) {
        LocalTime clock = LocalTime.of(
                Integer.parseInt(or(date.group(time), "0")),
                Integer.parseInt(or(date.group(time + 1), "0")),
                Math.min(Integer.parseInt(or(date.group(time + 2), "0")), 59));
        return LocalDateTime.of(LocalDate.of(year, month, Integer.parseInt(day)), clock)
                .toInstant(offset(or(date.group(time + 3), ""), or(date.group(time + 4), "")));
    }

    private static String or(@Nullable String group, String otherwise) {
        return group == null ? otherwise : group;
    }

    private static ZoneOffset offset(String zone, String offset) {
        if (offset.isEmpty()) {
            return ZoneOffset.ofHours(ZONES.getOrDefault(zone.toUpperCase(Locale.ROOT), 0));
        }
        String digits = offset.substring(1).replace(":", "");
        int hours = Integer.parseInt(digits.substring(0, digits.length() - 2));
        int minutes = Integer.parseInt(digits.substring(digits.length() - 2));
        int seconds = (hours * 60 + minutes) * 60;
        return ZoneOffset.ofTotalSeconds(offset.charAt(0) == '-' ? -seconds : seconds);
    }

    private static int year(String digits) {
        int year = Integer.parseInt(digits);
        if (digits.length() > 2) {
            return year;
        }
        return year < 70 ? 2000 + year : 1900 + year;
    }

    private static Optional<Integer> month(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        Integer abroad = ABROAD.get(lower.substring(0, Math.min(lower.startsWith("jui") ? 4 : 3, lower.length())));
        int month = MONTHS.indexOf(lower.substring(0, 3));
        return month < 0 ? Optional.ofNullable(abroad) : Optional.of(month + 1);
    }
}
