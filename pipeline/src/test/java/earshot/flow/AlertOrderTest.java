package earshot.flow;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.alert.AlertConfig;
import earshot.feed.Feeds;
import earshot.measure.MeasureConfig;
import earshot.model.Alert;
import earshot.model.BrandSet;
import earshot.model.EpisodeState;
import earshot.model.RawPayload;
import earshot.model.Slices;
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
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** One feed with a crisis in it, read from partitions that run ahead of each other: the alerts are the same. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AlertOrderTest {

    private static final Instant START = Instant.parse("2026-03-01T06:00:00Z");
    private static final int PAYLOADS = 6_500;
    private static final Duration OUT_OF_ORDER = Duration.ofSeconds(10);
    private static final AlertConfig ALERTS =
            new AlertConfig(Duration.ofMinutes(1), Duration.ofMinutes(10), Duration.ofMinutes(10), "");
    private static final AtomicBoolean SECURED = new AtomicBoolean();
    private static final AtomicBoolean STRUCK = new AtomicBoolean();

    private BrandSet brands;
    private List<RawPayload> feed;
    private Map<String, Alert> expected;

    @BeforeAll
    void undisturbed() throws Exception {
        brands = SimulatedBrands.read();
        feed = feed();
        expected = run("undisturbed", List.of(feed), 1, false);
        assertThat(expected.values())
                .extracting(Alert::rule)
                .contains("negative-spike", "volume-spike", "high-impact-post", "severity-words");
    }

    @Test
    void partitionsThatRunAheadEndInTheSameAlerts() throws Exception {
        Random random = new Random(5);
        List<List<RawPayload>> partitions = partitions(4, random);
        partitions.forEach(partition -> shuffle(partition, random));
        assertThat(run("partitions", partitions, 3, false)).isEqualTo(expected);
    }

    @Test
    void onePartitionBehindAllOthersEndsInTheSameAlerts() throws Exception {
        List<RawPayload> one = new ArrayList<>();
        List<RawPayload> rest = new ArrayList<>();
        feed.forEach(payload -> (payload.platform().equals("x") ? one : rest).add(payload));
        assertThat(one).isNotEmpty();
        // Read whole before the other begins: its time stands still until then.
        assertThat(run("behind", List.of(rest, one), 1, false)).isEqualTo(expected);
    }

    @Test
    void aCrashInTheMiddleEndsInTheSameAlerts() throws Exception {
        assertThat(run("crash", partitions(2, new Random(9)), 2, true)).isEqualTo(expected);
        assertThat(STRUCK).isTrue();
    }

    private List<List<RawPayload>> partitions(int count, Random random) {
        List<List<RawPayload>> partitions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            partitions.add(new ArrayList<>());
        }
        for (RawPayload payload : feed) {
            partitions.get(random.nextInt(count)).add(payload);
            if (random.nextInt(10) == 0) {
                partitions.get(random.nextInt(count)).add(payload);
            }
        }
        return partitions;
    }

    /** As far as received times may be out of order. */
    private static void shuffle(List<RawPayload> partition, Random random) {
        for (int from = 0; from < partition.size(); ) {
            int to = from;
            Instant latest = partition.get(from).receivedAt().plus(OUT_OF_ORDER.dividedBy(2));
            while (to < partition.size() && partition.get(to).receivedAt().isBefore(latest)) {
                to++;
            }
            java.util.Collections.shuffle(partition.subList(from, to), random);
            from = to;
        }
    }

    /** What was told early and not borne out is no part of it: when it is looked depends on the clock. */
    private Map<String, Alert> run(String name, List<List<RawPayload>> partitions, int parallelism, boolean strikes)
            throws Exception {
        StreamExecutionEnvironment env = environment(parallelism);
        SECURED.set(false);
        STRUCK.set(!strikes);
        DataStream<RawPayload> raw = null;
        for (int i = 0; i < partitions.size(); i++) {
            DataStream<RawPayload> partition = env.fromData(partitions.get(i))
                    .uid("test-raw-" + i)
                    .map(new Strike(partitions.get(i).size() / 2))
                    .setParallelism(1)
                    .uid("test-strike-" + i)
                    .assignTimestampsAndWatermarks(
                            WatermarkStrategy.<RawPayload>forGenerator(context -> new EachTells(OUT_OF_ORDER))
                                    .withTimestampAssigner((payload, at) ->
                                            payload.receivedAt().toEpochMilli()))
                    .setParallelism(1)
                    .uid("test-watermarks-" + i);
            raw = raw == null ? partition : raw.union(partition);
        }
        ListenFlow flow = ListenFlow.of(
                java.util.Objects.requireNonNull(raw),
                Feeds.standard(),
                new ListenConfig(BrandSetSource.fixed(brands), SentimentConfig.DEFAULT, MeasureConfig.DEFAULT, ALERTS));
        var alerts = new LatestUpserts<>("order-" + name, Alert::episodeId, Alert::revision);
        flow.alerts().sinkTo(alerts).uid("test-alerts");
        env.execute();
        Map<String, Alert> settled = new TreeMap<>(alerts.take());
        settled.values().removeIf(alert -> alert.provisional() && alert.state() == EpisodeState.RETRACTED);
        return settled;
    }

    private static StreamExecutionEnvironment environment(int parallelism) {
        var config = new Configuration();
        config.set(PipelineOptions.GENERIC_TYPES, false);
        config.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        config.set(PipelineOptions.OBJECT_REUSE, true);
        config.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(300));
        config.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        config.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 3);
        config.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(10));
        return StreamExecutionEnvironment.createLocalEnvironment(parallelism, config);
    }

    /** Up to the close of a slice, so that every brand is heard in the last and all end alike. */
    private List<RawPayload> feed() {
        var crisis = Scenario.Crisis.of(brands.brands().get(1).id(), Duration.ofMinutes(60));
        var simulator = new FeedSimulator(new Scenario(42, START, 1, crisis), brands);
        List<RawPayload> payloads = new ArrayList<>();
        for (int i = 0; i < PAYLOADS; i++) {
            SimulatedPayload payload = simulator.next();
            payloads.add(new RawPayload(payload.platform(), payload.bytes(), payload.at(), "simulator:" + i));
        }
        Slices slices = new Slices(ALERTS.slice(), MeasureConfig.DEFAULT.lateness());
        Instant last = slices.closing(payloads.get(PAYLOADS - 1).receivedAt());
        payloads.removeIf(payload -> !slices.closing(payload.receivedAt()).isBefore(last));
        return payloads;
    }

    /** Fails once, in the middle of the feed, when something was secured. */
    private static final class Strike extends RichMapFunction<RawPayload, RawPayload> implements CheckpointListener {
        private static final long serialVersionUID = 1;
        private final int after;
        private int seen;

        Strike(int after) {
            this.after = after;
        }

        @Override
        public RawPayload map(RawPayload payload) {
            seen++;
            if (seen > after && SECURED.get() && STRUCK.compareAndSet(false, true)) {
                throw new IllegalStateException("struck, as it was to be");
            }
            return payload;
        }

        @Override
        public void notifyCheckpointComplete(long id) {
            SECURED.set(true);
        }
    }
}
