package earshot.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import earshot.model.FeedDelta;
import earshot.model.FeedTally;
import earshot.model.PostEvent;
import earshot.model.RawPayload;
import earshot.model.RejectReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestReporter;

/** Real recordings, where the machine has them: every payload is accounted for. */
final class RecordedFeedsTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final Map<RejectReason, Integer> reasons = new EnumMap<>(RejectReason.class);

    @Test
    void nine_minutes_of_x_are_read_to_the_last_line(TestReporter reporter, TestInfo info) throws IOException {
        FeedTally tally = tally("x", FeedFixtures.recorded("feeds/x/sample-stream-2019-07-03"), reporter, info);
        assertThat(tally).isEqualTo(new FeedTally(67_334, 8_030, 8_347, 0, 50_957, 0, 0, 0, 0));
    }

    @Test
    void a_labelled_set_of_posts_is_read_to_the_last_record(TestReporter reporter, TestInfo info) throws IOException {
        FeedTally tally =
                tally("csv", FeedFixtures.recorded("labelled/us-airline-sentiment/Tweets.csv"), reporter, info);
        assertThat(tally).isEqualTo(new FeedTally(14_640, 14_640, 0, 0, 0, 0, 0, 0, 0));
    }

    private FeedTally tally(String platform, Path recording, TestReporter reporter, TestInfo info) throws IOException {
        assumeTrue(Files.exists(recording), "The recorded feeds are not on this machine.");
        FeedParser parser = FeedFixtures.FEEDS.parser(platform);
        FeedTally tally = FeedTally.ZERO;
        long events = 0;
        try (FeedFiles files = FeedFiles.open(List.of(recording))) {
            for (RecordedTime times = new RecordedTime(parser, files, NOW); times.hasNext(); ) {
                RawPayload raw = times.next();
                ParseResult result = parser.parse(raw);
                if (result instanceof ParseResult.Parsed parsed) {
                    List<PostEvent> read = parsed.events();
                    events += read.size();
                    tally = tally.plus(FeedDelta.read(raw, read.get(0)).delta());
                } else if (result instanceof ParseResult.Rejected rejected) {
                    reasons.merge(rejected.reason(), 1, Integer::sum);
                    tally = tally.plus(FeedDelta.rejected(raw).delta());
                }
            }
        }
        reporter.publishEntry(info.getDisplayName(), tally + ", " + events + " events, rejected " + reasons);
        assertThat(tally.payloads())
                .isEqualTo(tally.posts()
                        + tally.reposts()
                        + tally.counts()
                        + tally.removals()
                        + tally.restorations()
                        + tally.rejected());
        return tally;
    }
}
