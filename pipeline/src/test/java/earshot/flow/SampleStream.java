package earshot.flow;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import earshot.feed.FeedFiles;
import earshot.feed.FeedFixtures;
import earshot.feed.Feeds;
import earshot.feed.RecordedTime;
import earshot.model.RawPayload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** X's sample stream, where this machine has it: posts, reposts of days ago, deletes of posts never seen. */
public final class SampleStream {
    /** Of words that many use. */
    public static final String BRANDS = """
            set: words
            version: 1
            brands:
              - {id: love, name: Love, query: "love OR amor OR kiss"}
              - {id: people, name: People, query: "people OR gente OR man OR woman"}
              - {id: day, name: Day, query: "day OR night OR today OR hoy"}
            """;

    private static final String RECORDED = "feeds/x/sample-stream-2019-07-03/";
    private static final int FIRST_MINUTE = 30;

    private SampleStream() {}

    /**
     * As it was received.
     *
     * @param most payloads; some 7,500 come in a minute, and there are eight of those
     * @throws org.opentest4j.TestAbortedException where this machine has none
     */
    public static List<RawPayload> payloads(int most) throws IOException {
        List<RawPayload> payloads = new ArrayList<>();
        for (int minute = FIRST_MINUTE; payloads.size() < most; minute++) {
            Path file = FeedFixtures.recorded(RECORDED + minute + ".json.bz2");
            assumeTrue(Files.isRegularFile(file), "the sample stream is not on this machine");
            try (FeedFiles files = FeedFiles.open(List.of(file))) {
                var recorded =
                        new RecordedTime(Feeds.standard().parser("x"), files, Instant.parse("2030-01-01T00:00:00Z"));
                while (recorded.hasNext() && payloads.size() < most) {
                    payloads.add(recorded.next());
                }
            }
        }
        return payloads;
    }
}
