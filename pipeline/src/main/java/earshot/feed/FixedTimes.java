package earshot.feed;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * The two forms of time that nearly all payloads use, {@code 2019-07-03T06:29:00.123Z} and X's {@code Wed Jul 03 06:29:00
 * +0000 2019}, both in UTC and each character in its place. A formatter takes as long for one time as the JSON around it does.
 */
final class FixedTimes {
    private static final String ISO = "dddd-dd-ddTdd:dd:dd";
    private static final String X = "www mmm dd dd:dd:dd +0000 dddd";
    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
    private static final String DAYS = "MonTueWedThuFriSatSun";
    private static final int NANO_DIGITS = 9;

    private FixedTimes() {}

    static boolean isIso(String time) {
        int end = time.length() - 1;
        if (end < ISO.length() || time.charAt(end) != 'Z' || !fits(time, ISO)) {
            return false;
        }
        int dot = ISO.length();
        boolean fraction = time.charAt(dot) == '.' && end > dot + 1 && end - dot - 1 <= NANO_DIGITS;
        return end == dot || (fraction && areDigits(time, dot + 1, end));
    }

    /** @throws DateTimeException where there is no such day or hour */
    static Instant iso(String time) {
        int nanos = 0;
        for (int i = 0; i < NANO_DIGITS; i++) {
            int at = ISO.length() + 1 + i;
            nanos = nanos * 10 + (at < time.length() - 1 ? time.charAt(at) - '0' : 0);
        }
        return LocalDateTime.of(
                        number(time, 0, 4),
                        number(time, 5, 7),
                        number(time, 8, 10),
                        number(time, 11, 13),
                        number(time, 14, 16),
                        number(time, 17, 19),
                        nanos)
                .toInstant(ZoneOffset.UTC);
    }

    static boolean isX(String time) {
        return time.length() == X.length() && fits(time, X) && named(time, 4, MONTHS) >= 0;
    }

    /** @throws DateTimeException where there is no such day or hour, or the day is no such weekday */
    static Instant x(String time) {
        LocalDateTime local = LocalDateTime.of(
                number(time, 26, 30),
                named(time, 4, MONTHS) + 1,
                number(time, 8, 10),
                number(time, 11, 13),
                number(time, 14, 16),
                number(time, 17, 19));
        if (named(time, 0, DAYS) + 1 != local.getDayOfWeek().getValue()) {
            throw new DateTimeException("that day is another weekday");
        }
        return local.toInstant(ZoneOffset.UTC);
    }

    private static boolean fits(String time, String form) {
        for (int i = 0; i < form.length(); i++) {
            char wanted = form.charAt(i);
            char c = time.charAt(i);
            boolean letter = wanted == 'w' || wanted == 'm';
            if (wanted == 'd' ? c < '0' || c > '9' : !letter && c != wanted) {
                return false;
            }
        }
        return true;
    }

    private static boolean areDigits(String time, int from, int to) {
        for (int i = from; i < to; i++) {
            if (time.charAt(i) < '0' || time.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static int number(String time, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + time.charAt(i) - '0';
        }
        return number;
    }

    /** Which of the names of three letters stands there; -1 where none does. */
    private static int named(String time, int at, String names) {
        for (int i = 0; i < names.length(); i += 3) {
            if (names.regionMatches(i, time, at, 3)) {
                return i / 3;
            }
        }
        return -1;
    }
}
