package earshot.flow;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.alert.AlertConfig;
import earshot.feed.Feeds;
import earshot.measure.MeasureConfig;
import earshot.model.Alert;
import earshot.model.BrandSet;
import earshot.model.RawPayload;
import earshot.query.BrandFile;
import earshot.query.BrandSetSource;
import earshot.sentiment.SentimentConfig;
import earshot.simulate.FeedSimulator;
import earshot.simulate.Scenario;
import earshot.simulate.SimulatedPayload;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;

class CrisisTest {

    private static final Instant START = Instant.parse("2026-03-01T06:00:00Z");

    public static void main(String[] args) throws Exception {
        String yaml;
        try (var in = FeedSimulator.class.getResourceAsStream("simulator-brands.yaml")) {
            yaml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        BrandSet brands = BrandFile.check(yaml).set().orElseThrow();
        for (int brand : new int[] {0, 1, 4})
        for (int minutes : new int[] {20, 60, 190, 360, 1500}) {
            for (long seed = 1; seed <= 2; seed++) {
                Duration after = Duration.ofMinutes(minutes);
                var simulator = new FeedSimulator(
                        new Scenario(seed, START, minutes > 1000 ? .2 : 1, Scenario.Crisis.of(brands.brands().get(brand).id(), after)), brands);
                List<RawPayload> feed = new ArrayList<>();
                Instant outbreak = START.plus(after);
                for (SimulatedPayload p = simulator.next(); p.at().isBefore(outbreak.plus(Duration.ofMinutes(40))); p = simulator.next()) {
                    feed.add(new RawPayload(p.platform(), p.bytes(), p.at(), "s:" + feed.size()));
                }
                var config = new Configuration();
                config.set(PipelineOptions.GENERIC_TYPES, false);
                config.set(PipelineOptions.OBJECT_REUSE, true);
                var env = StreamExecutionEnvironment.createLocalEnvironment(1, config);
                var raw = env.fromData(feed).assignTimestampsAndWatermarks(WatermarkStrategy.<RawPayload>forGenerator(c -> new EachTells()).withTimestampAssigner((p, at) -> p.receivedAt().toEpochMilli()));
                var flow = ListenFlow.of(raw, Feeds.standard(), new ListenConfig(BrandSetSource.fixed(brands), new SentimentConfig(0), MeasureConfig.DEFAULT,
                        new AlertConfig(Duration.ofMinutes(1), Duration.ofMinutes(Math.min(180, minutes - 10)), Duration.ofMinutes(30), "")));
                System.out.println("history " + minutes + " min, brand " + brand + ", seed " + seed + ", " + feed.size() + " payloads");
                java.util.Set<String> seen = new java.util.HashSet<>();
                try (CloseableIterator<Alert> alerts = flow.alerts().executeAndCollect("x")) {
                    alerts.forEachRemaining(a -> {
                        if (!a.provisional() && seen.add(a.episodeId())) System.out.println("   " + a.rule() + " " + a.brand() + " slice starts "
                                + Duration.between(outbreak, a.startedAt()).toSeconds() + " s after, " + a.state() + " " + a.summary());
                    });
                }
            }
        }
    }

    private static final class EachTells implements WatermarkGenerator<RawPayload> {
        private long latest = Long.MIN_VALUE;

        @Override
        public void onEvent(RawPayload payload, long at, WatermarkOutput output) {
            latest = Math.max(latest, at);
            output.emitWatermark(new Watermark(latest - 10_001));
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {}
    }
}
