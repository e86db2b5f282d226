package earshot.flow;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.alert.AlertConfig;
import earshot.feed.Feeds;
import earshot.measure.MeasureConfig;
import earshot.model.BrandSet;
import earshot.model.BrandWindow;
import earshot.model.Mention;
import earshot.model.PublishedBrandSet;
import earshot.model.RawPayload;
import earshot.model.Tally;
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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A query that is edited while a job runs, and then holds for the past too, leaves what it would have found all along. */
class RematchTest {

    private static final int PAYLOADS = 6_000;
    private static final Instant START = Instant.parse("2026-03-01T06:00:00Z");
    /** In the middle of the feed: before it the old query stays in force. */
    private static final Instant FROM = START.plus(Duration.ofMinutes(90));

    private static final BrandSet OLD = SimulatedBrands.read();

    /** A version that is published while the job of this process runs. */
    private record Publishing(PublishedBrandSet later) implements BrandSetSource {
        private static final List<Listener> LISTENERS = new CopyOnWriteArrayList<>();
        private static final AtomicInteger TAKEN = new AtomicInteger();
        private static volatile CountDownLatch published = new CountDownLatch(1);

        static void begin() {
            LISTENERS.clear();
            TAKEN.set(0);
            published = new CountDownLatch(1);
        }

        @Override
        public AutoCloseable open(Listener listener) {
            listener.published(PublishedBrandSet.always(OLD));
            synchronized (LISTENERS) {
                LISTENERS.add(listener);
                if (published.getCount() == 0) {
                    listener.published(later);
                }
            }
            return () -> {};
        }

        void publish() {
            synchronized (LISTENERS) {
                LISTENERS.forEach(listener -> listener.published(later));
                published.countDown();
            }
        }
    }

    private record Outcome(Map<String, Mention> mentions, Map<String, Tally> windows) {}

    @ParameterizedTest
    @ValueSource(ints = {500, 3_000, 6_000})
    void historyAndWhatIsLiveAreOneSeries(int publishedAfter) throws Exception {
        BrandSet edited = edited();
        List<RawPayload> feed = feed();
        PublishedBrandSet later = new PublishedBrandSet(edited, FROM);
        BrandSetSource allAlong = listener -> {
            listener.published(PublishedBrandSet.always(OLD));
            listener.published(later);
            return () -> {};
        };
        Outcome expected = run("all-along", feed, allAlong, Optional.empty(), 0);
        List<RawPayload> stored = feed.stream()
                .filter(payload -> !payload.receivedAt().isBefore(FROM))
                .toList();
        Publishing publishing = new Publishing(later);
        Outcome outcome = run("switched", feed, publishing, Optional.of(stored), publishedAfter);

        assertThat(differences(outcome.mentions, expected.mentions)).isEmpty();
        assertThat(differences(outcome.windows, expected.windows)).isEmpty();
        assertThat(outcome.mentions.values())
                .extracting(mention -> mention.match().brandSetVersion())
                .contains(1, 2);
        assertThat(outcome.mentions)
                .isNotEqualTo(run("old", feed, BrandSetSource.fixed(OLD), Optional.empty(), 0).mentions);
    }

    private static <T> List<String> differences(Map<String, T> found, Map<String, T> expected) {
        Set<String> ids = new TreeSet<>(found.keySet());
        ids.addAll(expected.keySet());
        return ids.stream()
                .filter(id -> !Objects.equals(found.get(id), expected.get(id)))
                .map(id -> id + " " + found.get(id) + "\n  instead of " + expected.get(id))
                .toList();
    }

    private static Outcome run(
            String name,
            List<RawPayload> feed,
            BrandSetSource source,
            Optional<List<RawPayload>> stored,
            int publishedAfter)
            throws Exception {
        Publishing.begin();
        var config = new Configuration();
        config.set(PipelineOptions.GENERIC_TYPES, false);
        config.set(PipelineOptions.OBJECT_REUSE, true);
        var env = StreamExecutionEnvironment.createLocalEnvironment(2, config);
        DataStream<RawPayload> raw = env.fromData(feed)
                .map(payload -> {
                    if (Publishing.TAKEN.incrementAndGet() == publishedAfter
                            && source instanceof Publishing publishing) {
                        publishing.publish();
                    }
                    return payload;
                })
                .returns(RawPayload.class)
                .setParallelism(1)
                .assignTimestampsAndWatermarks(
                        WatermarkStrategy.<RawPayload>forBoundedOutOfOrderness(Duration.ofMinutes(5))
                                .withTimestampAssigner(
                                        (payload, at) -> payload.receivedAt().toEpochMilli()));
        Optional<DataStream<RawPayload>> again = stored.map(payloads -> env.fromData(payloads)
                .map(payload -> {
                    Publishing.published.await();
                    return payload;
                })
                .returns(RawPayload.class)
                .assignTimestampsAndWatermarks(WatermarkStrategy.noWatermarks()));
        ListenFlow flow = ListenFlow.of(
                raw,
                again,
                Feeds.standard(),
                new ListenConfig(source, SentimentConfig.DEFAULT, MeasureConfig.DEFAULT, AlertConfig.DEFAULT));
        var mentions = new LatestUpserts<>(name + "-mentions", Mention::id, Mention::revision);
        var windows = new LatestUpserts<>(
                name + "-windows", BrandWindow::id, (BrandWindow w) -> w.tally().revision());
        flow.mentions().sinkTo(mentions);
        flow.windows().sinkTo(windows);
        env.execute();
        return new Outcome(shown(mentions.take()), counted(windows.take()));
    }

    /** But for the revisions, which also tell of what was taken back. */
    private static Map<String, Mention> shown(Map<String, Mention> mentions) {
        Map<String, Mention> shown = new TreeMap<>();
        mentions.forEach((id, mention) -> {
            if (!mention.removed()) {
                shown.put(
                        id,
                        new Mention(
                                id,
                                mention.post(),
                                mention.match(),
                                mention.engagement(),
                                mention.fingerprint(),
                                false,
                                mention.observedAt(),
                                mention.receivedAt(),
                                1,
                                0));
            }
        });
        return shown;
    }

    /** What is counted in each window that counts anything; not what was taken back, nor the revision. */
    private static Map<String, Tally> counted(Map<String, BrandWindow> windows) {
        Map<String, Tally> counted = new TreeMap<>();
        windows.forEach((id, window) -> {
            Tally all = window.tally();
            Tally shown = all.plus(new Tally(0, 0, 0, 0, 0, 0, 0, 0, 0, -all.late(), -all.revision()));
            if (!shown.equals(Tally.ZERO)) {
                counted.put(id, shown);
            }
        });
        return counted;
    }

    /** One brand loses mentions, one gains some, one changes without any difference. */
    private static BrandSet edited() {
        List<BrandSet.Brand> brands = new ArrayList<>();
        for (BrandSet.Brand brand : OLD.brands()) {
            String query =
                    switch (brand.id()) {
                        case "nimbus-air" -> "\"nimbus air\"";
                        case "velora" -> "velora OR @velora OR #velora OR nimbus";
                        default -> brand.query();
                    };
            brands.add(new BrandSet.Brand(brand.id(), brand.name(), query, brand.accounts(), brand.aliases()));
        }
        return new BrandSet(
                OLD.name(),
                2,
                brands,
                OLD.hashtagsAsWords(),
                OLD.languages(),
                OLD.timeZone(),
                OLD.excludedAuthors(),
                OLD.excludedSites(),
                OLD.alerts());
    }

    private static List<RawPayload> feed() {
        var simulator = new FeedSimulator(new Scenario(7, START, 0.5, Scenario.Crisis.NONE), OLD);
        List<RawPayload> payloads = new ArrayList<>();
        for (int i = 0; i < PAYLOADS; i++) {
            SimulatedPayload payload = simulator.next();
            payloads.add(new RawPayload(payload.platform(), payload.bytes(), payload.at(), "simulator:" + i));
        }
        return payloads;
    }
}
