package earshot.notify;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.model.AlertSeverity;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final QuietHours NIGHT = hours("22:00", "07:00", EnumSet.allOf(DayOfWeek.class), "");

    @ParameterizedTest(name = "{0} waits until {1}")
    @CsvSource({
        "2026-01-14T20:59:00Z, 2026-01-14T20:59:00Z",
        "2026-01-14T21:00:00Z, 2026-01-15T06:00:00Z",
        "2026-01-15T03:00:00Z, 2026-01-15T06:00:00Z",
        "2026-01-15T05:59:59Z, 2026-01-15T06:00:00Z",
        "2026-01-15T06:00:00Z, 2026-01-15T06:00:00Z",
        // The night in which the clocks go forward, then the one in which they go back.
        "2026-03-28T21:00:00Z, 2026-03-29T05:00:00Z",
        "2026-10-24T20:00:00Z, 2026-10-25T06:00:00Z"
    })
    void theNightIsTheBrandsOwn(Instant now, Instant until) {
        assertThat(NIGHT.earliest(now, AlertSeverity.WARNING, BERLIN)).isEqualTo(until);
    }

    @Test
    void whatIsWorthWakingForIsToldAtOnce() {
        Instant night = Instant.parse("2026-01-15T03:00:00Z");
        assertThat(NIGHT.earliest(night, AlertSeverity.CRITICAL, BERLIN)).isEqualTo(night);
        QuietHours deaf = new QuietHours(
                LocalTime.of(22, 0),
                LocalTime.of(7, 0),
                EnumSet.allOf(DayOfWeek.class),
                "",
                AlertSeverity.CRITICAL,
                true);
        assertThat(deaf.earliest(night, AlertSeverity.CRITICAL, BERLIN)).isEqualTo("2026-01-15T06:00:00Z");
    }

    @Test
    void theRoutesTimeZoneGoesBeforeTheBrands() {
        QuietHours tokyo = hours("22:00", "07:00", EnumSet.allOf(DayOfWeek.class), "Asia/Tokyo");
        assertThat(tokyo.earliest(Instant.parse("2026-01-14T14:00:00Z"), AlertSeverity.INFO, BERLIN))
                .isEqualTo("2026-01-14T22:00:00Z");
    }

    @Test
    void aWeekendIsTwoWholeDaysThatTouch() {
        QuietHours weekend = hours("00:00", "00:00", Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), "UTC");
        assertThat(weekend.earliest(Instant.parse("2026-01-17T10:00:00Z"), AlertSeverity.INFO, BERLIN))
                .isEqualTo("2026-01-19T00:00:00Z");
        assertThat(weekend.earliest(Instant.parse("2026-01-16T10:00:00Z"), AlertSeverity.INFO, BERLIN))
                .isEqualTo("2026-01-16T10:00:00Z");
    }

    private static QuietHours hours(String from, String to, Set<DayOfWeek> days, String zone) {
        return new QuietHours(LocalTime.parse(from), LocalTime.parse(to), days, zone, AlertSeverity.CRITICAL, false);
    }
}
