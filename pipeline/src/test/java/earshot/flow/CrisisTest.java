package earshot.flow;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.alert.AlertConfig;
import earshot.feed.Feeds;
import earshot.measure.MeasureConfig;
import earshot.model.Alert;
import earshot.model.AlertPost;
import earshot.model.BrandSet;
import earshot.model.EpisodeState;
import earshot.model.RawPayload;
import earshot.query.BrandSetSource;
import earshot.query.SimulatedBrands;
import earshot.sentiment.SentimentConfig;
import earshot.simulate.FeedSimulator;
import earshot.simulate.Scenario;
import earshot.simulate.SimulatedPayload;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How soon the simulator's crisis is told, whose first post is one by an author whom many follow. */
class CrisisTest {

    private static final Instant START = Instant.parse("2026-03-01T06:00:00Z");
    private static final String AUTHOR = "marlo_keene";

    @ParameterizedTest
    @CsvSource({"190, 180, 1", "190, 180, 3", "420, 180, 2"})
    void theFuriousPostIsToldWithinItsMinuteAndTheOutcryOnceItRises(int history, int warmUp, long seed)
            throws Exception {
        BrandSet brands = SimulatedBrands.read();
        String brand = brands.brands().get(1).id();
        Instant outbreak = START.plus(Duration.ofMinutes(history));
        var scenario = new Scenario(seed, START, 1, Scenario.Crisis.of(brand, Duration.ofMinutes(history)));
        List<Alert> told = closes(
                feed(new FeedSimulator(scenario, brands), outbreak.plus(Duration.ofMinutes(20))),
                brands,
                Duration.ofMinutes(warmUp));

        Alert post = first(told, brand, "high-impact-post");
        assertThat(post.posts().get(0))
                .extracting(AlertPost::author, AlertPost::publishedAt)
                .containsExactly(AUTHOR, outbreak);
        assertThat(post.updatedAt()).isBeforeOrEqualTo(outbreak.plus(Duration.ofMinutes(1)));
        assertThat(first(told, brand, "negative-spike").updatedAt())
                .as("when it has only begun to rise")
                .isBeforeOrEqualTo(outbreak.plus(Duration.ofMinutes(7)));
    }

    private static Alert first(List<Alert> told, String brand, String rule) {
        return told.stream()
                .filter(alert -> alert.brand().equals(brand) && alert.rule().equals(rule))
                .filter(alert -> alert.state() == EpisodeState.ACTIVE)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + rule + " among " + told));
    }

    /** What the closes of slices said, in order. */
    private static List<Alert> closes(List<RawPayload> feed, BrandSet brands, Duration warmUp) throws Exception {
        var config = new Configuration();
        config.set(PipelineOptions.GENERIC_TYPES, false);
        config.set(PipelineOptions.OBJECT_REUSE, true);
        var environment = StreamExecutionEnvironment.createLocalEnvironment(1, config);
        var raw = environment
                .fromData(feed)
                .assignTimestampsAndWatermarks(
                        WatermarkStrategy.<RawPayload>forGenerator(context -> new EachTells(Duration.ofSeconds(10)))
                                .withTimestampAssigner(
                                        (payload, at) -> payload.receivedAt().toEpochMilli()));
        var flow = ListenFlow.of(
                raw,
                Feeds.standard(),
                new ListenConfig(
                        BrandSetSource.fixed(brands),
                        SentimentConfig.TABLE,
                        MeasureConfig.DEFAULT,
                        new AlertConfig(Duration.ofMinutes(1), warmUp, Duration.ofMinutes(30), "")));
        List<Alert> told = new ArrayList<>();
        try (CloseableIterator<Alert> alerts = flow.alerts().executeAndCollect("crisis")) {
            alerts.forEachRemaining(told::add);
        }
        told.removeIf(Alert::provisional);
        return told;
    }

    private static List<RawPayload> feed(FeedSimulator simulator, Instant end) {
        List<RawPayload> feed = new ArrayList<>();
        for (SimulatedPayload payload = simulator.next(); payload.at().isBefore(end); payload = simulator.next()) {
            feed.add(new RawPayload(payload.platform(), payload.bytes(), payload.at(), "simulator:" + feed.size()));
        }
        return feed;
    }
}
