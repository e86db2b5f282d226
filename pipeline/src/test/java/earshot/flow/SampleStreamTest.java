package earshot.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import earshot.feed.FeedFiles;
import earshot.feed.FeedFixtures;
import earshot.feed.Feeds;
import earshot.feed.RecordedTime;
import earshot.model.BrandSet;
import earshot.model.RawPayload;
import earshot.query.BrandFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.junit.jupiter.api.Test;

/** A minute of X's sample stream, where this machine has it: posts, reposts of days ago, deletes of posts never seen. */
class SampleStreamTest {
    private static final String MINUTE = "feeds/x/sample-stream-2019-07-03/30.json.bz2";
    private static final String BRANDS = """
            set: words
            version: 1
            brands:
              - {id: love, name: Love, query: "love OR amor OR kiss"}
              - {id: people, name: People, query: "people OR gente OR man OR woman"}
              - {id: day, name: Day, query: "day OR night OR today OR hoy"}
            """;

    @Test
    void batchAndStreamAndAnyOrderEndInTheSameDocuments() throws Exception {
        List<RawPayload> feed = recorded();
        BrandSet brands = BrandFile.check(BRANDS).set().orElseThrow();
        FlowOutcome one = FlowOutcome.of(FlowOutcome.environment(1), brands, feed, "sample-one-");
        assertThat(one.mentions()).hasSizeGreaterThan(100);

        List<RawPayload> disturbed = new ArrayList<>(feed);
        Random random = new Random(1);
        for (int i = 0; i < feed.size() / 10; i++) {
            disturbed.add(feed.get(random.nextInt(feed.size())));
        }
        Collections.shuffle(disturbed, random);
        requireSame(one, FlowOutcome.of(FlowOutcome.environment(3), brands, disturbed, "sample-three-"));

        var batch = FlowOutcome.environment(2);
        batch.setRuntimeMode(RuntimeExecutionMode.BATCH);
        requireSame(one, FlowOutcome.of(batch, brands, feed, "sample-batch-"));
    }

    private static void requireSame(FlowOutcome one, FlowOutcome other) {
        assertThat(other.mentions()).isEqualTo(one.mentions());
        assertThat(other.documents()).isEqualTo(one.documents());
        assertThat(other.shares()).isEqualTo(one.shares());
        assertThat(other.topics()).isEqualTo(one.topics());
    }

    private static List<RawPayload> recorded() throws Exception {
        Path minute = FeedFixtures.recorded(MINUTE);
        assumeTrue(Files.isRegularFile(minute), "the sample stream is not on this machine");
        List<RawPayload> feed = new ArrayList<>();
        try (FeedFiles files = FeedFiles.open(List.of(minute))) {
            new RecordedTime(Feeds.standard().parser("x"), files, Instant.parse("2030-01-01T00:00:00Z"))
                    .forEachRemaining(feed::add);
        }
        return feed;
    }
}
