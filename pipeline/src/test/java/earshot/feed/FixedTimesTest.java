package earshot.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The fixed forms against the formatters they stand in for. */
final class FixedTimesTest {

    @Test
    void any_time_is_read_as_a_formatter_reads_it() {
        DateTimeFormatter x = DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss Z yyyy", Locale.ROOT)
                .withZone(ZoneOffset.UTC);
        Random random = new Random(5);
        for (int i = 0; i < 2_000; i++) {
            Instant time = Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000) * 1_000_000L);
            assertThat(FixedTimes.isIso(time.toString())).isTrue();
            assertThat(FixedTimes.iso(time.toString())).isEqualTo(time);
            String written = x.format(time);
            assertThat(FixedTimes.isX(written)).isTrue();
            assertThat(FixedTimes.x(written)).isEqualTo(Instant.from(x.parse(written)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2019-07-03T06:29Z",
                "2019-07-03T06:29:00+01:00",
                "2019-07-03 06:29:00Z",
                "2019-07-03T06:29:00.Z",
                "Z"
            })
    void another_form_is_left_to_the_formatter(String time) {
        assertThat(FixedTimes.isIso(time)).isFalse();
    }

    @Test
    void what_no_calendar_has_is_no_time() {
        assertThatThrownBy(() -> FixedTimes.iso("2019-02-30T06:29:00Z")).isInstanceOf(DateTimeException.class);
        assertThatThrownBy(() -> FixedTimes.x("Mon Jul 03 06:29:00 +0000 2019")).isInstanceOf(DateTimeException.class);
    }
}
