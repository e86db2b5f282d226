package earshot.flow;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.index.Index;
import earshot.index.IndexConfig;
import earshot.index.RefusedDocuments;
import earshot.index.RunningElasticsearch;
import earshot.model.BrandWindow;
import earshot.model.DeadLetter;
import earshot.model.FeedTally;
import earshot.model.FeedWindow;
import earshot.model.RejectReason;
import earshot.model.ShareOfVoice;
import earshot.model.ShareOfVoice.BrandTally;
import earshot.model.Tally;
import earshot.model.TopicRecord;
import earshot.model.WindowStatus;
import earshot.wire.Topic;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(120)
class IndexFlowIT {

    @RegisterExtension
    private static final RunningElasticsearch ELASTICSEARCH = new RunningElasticsearch();

    @RegisterExtension
    private static final MiniClusterExtension FLINK = new MiniClusterExtension();

    private static final Instant START = Instant.parse("2015-02-17T07:36:00Z");
    private static final Instant END = START.plusSeconds(60);

    @Test
    void theTopicsRecordsAreFoundInTheirIndices() throws Exception {
        Configuration options = new Configuration();
        options.set(PipelineOptions.GENERIC_TYPES, false);
        options.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        StreamExecutionEnvironment flink = StreamExecutionEnvironment.getExecutionEnvironment(options);
        flink.setParallelism(1);
        var records = flink.fromData(
                        record(
                                Topic.WINDOWS,
                                new BrandWindow(
                                        "airlines",
                                        1,
                                        "delta",
                                        START,
                                        END,
                                        new Tally(1, 0, 1, 0, 0, 0, 0, 3, 50, 0, 9),
                                        "en-2",
                                        WindowStatus.FINAL)),
                        record(
                                Topic.SHARE_OF_VOICE,
                                new ShareOfVoice(
                                        "airlines",
                                        1,
                                        START,
                                        END,
                                        List.of(
                                                new BrandTally("delta", 1, 1, 3, 50),
                                                new BrandTally("united", 0, 0, 0, 0)),
                                        WindowStatus.FINAL,
                                        9)),
                        record(
                                Topic.FEEDS,
                                new FeedWindow(
                                        "x", START, END, new FeedTally(2, 1, 0, 0, 0, 0, 1, 1, 1), WindowStatus.FINAL)),
                        record(
                                Topic.REJECTED,
                                new DeadLetter(
                                        "x", new byte[] {7}, RejectReason.MALFORMED, "no JSON", 0, START, "raw.x-0@1")),
                        new TopicRecord("earshot.alerts", new byte[0], new byte[] {1}, "earshot.alerts-0@1"))
                .uid("records");

        IndexFlow flow = IndexFlow.of(
                records, IndexConfig.of(ELASTICSEARCH.connection()), NothingRefused::new, Clock.systemUTC());

        assertThat(flow.unreadable().executeAndCollect(10))
                .extracting(DeadLetter::origin)
                .containsExactly("earshot.alerts-0@1");
        assertThat(ELASTICSEARCH.documents(Index.WINDOWS)).containsOnlyKeys("airlines/delta/PT1M/2015-02-17T07:36:00Z");
        assertThat(ELASTICSEARCH.documents(Index.SHARE_OF_VOICE))
                .containsOnlyKeys(
                        "airlines/PT1M/2015-02-17T07:36:00Z/delta", "airlines/PT1M/2015-02-17T07:36:00Z/united");
        assertThat(ELASTICSEARCH.documents(Index.FEEDS)).containsOnlyKeys("x/PT1M/2015-02-17T07:36:00Z");
        assertThat(ELASTICSEARCH.documents(Index.REJECTED)).containsOnlyKeys("raw.x-0@1");
    }

    private static <T> TopicRecord record(Topic<T> topic, T value) {
        return new TopicRecord(topic.name(), topic.key(value), topic.codec().encode(value), topic + "-0@0");
    }

    private static final class NothingRefused implements RefusedDocuments.Keeper {
        @Override
        public CompletionStage<@Nullable Void> keep(List<DeadLetter> letters) {
            throw new AssertionError("refused: " + letters.get(0).detail());
        }

        @Override
        public void close() {}
    }
}
