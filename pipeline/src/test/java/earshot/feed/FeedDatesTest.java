package earshot.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FeedDatesTest {

    @ParameterizedTest(name = "\"{0}\"")
    @ValueSource(
            strings = {
                "2019-09-24T19:42:40Z",
                "2019-09-24T16:42:40-0300",
                "2019-09-24 19:42:40",
                "Tue, 24 Sep 2019 19:42:40 GMT",
                "24 Sep 19 15:42:40 EDT",
                "Ter, 24 Set 2019 16:42:40 -0300",
                "Tue Sep 24 19:42:40 2019",
                "September 24, 2019 19:42:40",
                "Tue, 24 Sep 2019 21:42:40 +02:00",
            })
    void one_time_in_the_forms_feeds_write_it(String written) {
        assertThat(FeedDates.read(written)).contains(Instant.parse("2019-09-24T19:42:40Z"));
    }

    @ParameterizedTest(name = "\"{0}\"")
    @ValueSource(strings = {"", "soon", "24 Xyz 2019", "2019-13-01", "31 Feb 2019 25:00"})
    void what_is_no_time(String written) {
        assertThat(FeedDates.read(written)).isEmpty();
    }
}
