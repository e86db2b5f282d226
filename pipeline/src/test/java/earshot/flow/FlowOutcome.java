package earshot.flow;

import earshot.alert.AlertConfig;
import earshot.feed.Feeds;
import earshot.index.DocumentChange;
import earshot.index.Documents;
import earshot.measure.MeasureConfig;
import earshot.model.Alert;
import earshot.model.BrandSet;
import earshot.model.BrandTopics;
import earshot.model.BrandWindow;
import earshot.model.DeadLetter;
import earshot.model.FeedTally;
import earshot.model.FeedWindow;
import earshot.model.Mention;
import earshot.model.RawPayload;
import earshot.model.ShareOfVoice;
import earshot.query.BrandSetSource;
import earshot.sentiment.SentimentConfig;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** What the production graph, bounded, comes to: the latest of each record. */
record FlowOutcome(
        Map<String, Mention> mentions,
        Map<String, BrandWindow> windows,
        Map<String, ShareOfVoice> shares,
        Map<String, BrandTopics> topics,
        Map<String, FeedWindow> feeds,
        Map<String, Alert> alerts,
        Map<String, DeadLetter> rejected) {

    /** As a reader finds them: parts that came to nothing are not there. */
    Map<String, String> documents() {
        var documents = new Documents(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
        return windows.values().stream()
                .flatMap(window -> Stream.concat(Stream.of(documents.window(window)), documents.cuts(window).stream()))
                .filter(change -> !change.delete())
                .collect(Collectors.toMap(
                        DocumentChange::id,
                        change -> change.version() + new String(change.source(), StandardCharsets.UTF_8)));
    }

    FeedTally account() {
        return feeds.values().stream().map(FeedWindow::tally).reduce(FeedTally.ZERO, FeedTally::plus);
    }

    /** @param run names it, among those that may run at once */
    static FlowOutcome of(StreamExecutionEnvironment env, BrandSet brands, List<RawPayload> payloads, String run)
            throws Exception {
        ListenFlow flow = flow(env, brands, payloads);
        var mentions = new LatestUpserts<>(run + "mentions", Mention::id, Mention::revision);
        var windows = new LatestUpserts<>(
                run + "windows", BrandWindow::id, (BrandWindow w) -> w.tally().revision());
        var shares = new LatestUpserts<>(run + "shares", ShareOfVoice::id, ShareOfVoice::revision);
        var topics = new LatestUpserts<>(run + "topics", BrandTopics::id, BrandTopics::revision);
        var feeds = new LatestUpserts<>(
                run + "feeds", FeedWindow::id, (FeedWindow w) -> w.tally().revision());
        var alerts = new LatestUpserts<>(run + "alerts", Alert::episodeId, Alert::revision);
        var rejected = new LatestUpserts<>(run + "rejected", DeadLetter::origin, (DeadLetter letter) -> 1L);
        flow.mentions().sinkTo(mentions).uid("test-mentions");
        flow.windows().sinkTo(windows).uid("test-windows");
        flow.shareOfVoice().sinkTo(shares).uid("test-shares");
        flow.topics().sinkTo(topics).uid("test-topics");
        flow.feeds().sinkTo(feeds).uid("test-feeds");
        flow.alerts().sinkTo(alerts).uid("test-alerts");
        flow.rejected().sinkTo(rejected).uid("test-rejected");
        env.execute();
        return new FlowOutcome(
                mentions.take(),
                windows.take(),
                shares.take(),
                topics.take(),
                feeds.take(),
                alerts.take(),
                rejected.take());
    }

    static ListenFlow flow(StreamExecutionEnvironment env, BrandSet brands, List<RawPayload> payloads) {
        var raw = env.fromData(payloads)
                .uid("test-raw")
                .assignTimestampsAndWatermarks(
                        WatermarkStrategy.<RawPayload>forBoundedOutOfOrderness(Duration.ofMinutes(5))
                                .withTimestampAssigner(
                                        (payload, at) -> payload.receivedAt().toEpochMilli()))
                .uid("test-watermarks");
        return ListenFlow.of(
                raw,
                Feeds.standard(),
                new ListenConfig(
                        BrandSetSource.fixed(brands),
                        SentimentConfig.DEFAULT,
                        MeasureConfig.DEFAULT,
                        AlertConfig.DEFAULT));
    }

    static StreamExecutionEnvironment environment(int parallelism) {
        var config = new Configuration();
        config.set(PipelineOptions.GENERIC_TYPES, false);
        config.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        config.set(PipelineOptions.OBJECT_REUSE, true);
        return StreamExecutionEnvironment.createLocalEnvironment(parallelism, config);
    }
}
