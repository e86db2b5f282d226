package earshot.index;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.index.Overview.Brand;
import earshot.model.BrandWindow;
import earshot.model.Tally;
import earshot.model.WindowStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ReaderIT {

    @RegisterExtension
    private static final RunningElasticsearch ELASTICSEARCH = new RunningElasticsearch();

    private static final Duration HOUR = Duration.ofHours(1);

    @BeforeEach
    void install() throws Exception {
        new InstallTemplates(ELASTICSEARCH.client()).install();
    }

    private static DocumentChange hour(String start, long mentions) {
        Instant from = Instant.parse(start);
        Tally tally = new Tally(mentions, 0, 0, mentions, 0, 0, 0, 0, 0, 0, 1);
        return new Documents(Clock.fixed(from, ZoneOffset.UTC))
                .window(new BrandWindow(
                        "airlines", 1, "delta", from, from.plus(HOUR), tally, "en-2", WindowStatus.FINAL));
    }

    private static Selection period(String from, String to) {
        return new Selection("airlines", "", Instant.parse(from), Instant.parse(to));
    }

    /** March is longer than February: as long a time before it would begin in January. */
    @Test
    void aBrandIsComparedWithThePeriodAskedFor_asTheWholeIs() throws Exception {
        ELASTICSEARCH.index(List.of(
                hour("2015-01-30T00:00:00Z", 5), hour("2015-02-10T00:00:00Z", 7), hour("2015-03-05T00:00:00Z", 9)));
        assertThat(ELASTICSEARCH.documents(Index.WINDOWS)).hasSize(3);
        try (Reader reader = new Reader(ELASTICSEARCH.connection())) {
            Overview overview = reader.overview(
                    period("2015-03-01T00:00:00Z", "2015-04-01T00:00:00Z"),
                    period("2015-02-01T00:00:00Z", "2015-03-01T00:00:00Z"),
                    new Bars(Duration.ofDays(1), ZoneOffset.UTC),
                    List.of(HOUR),
                    10);
            assertThat(overview.before().mentions()).isEqualTo(7);
            Brand delta = overview.brands().get(0);
            assertThat(delta.now().mentions()).isEqualTo(9);
            assertThat(delta.before().mentions()).isEqualTo(7);
        }
    }
}
