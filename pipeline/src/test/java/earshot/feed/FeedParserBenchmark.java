package earshot.feed;

import com.sun.management.OperatingSystemMXBean;
import earshot.model.RawPayload;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Payloads a second and core, of each platform's first shape with its text drawn out to about 1 KB. Run its main with the
 * test class path. It warms up and measures by payloads, and divides by the process's time on a core, so that the figure
 * holds on a machine that others use too.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgs = "-XX:+UseSerialGC")
@Warmup(iterations = 6, batchSize = 30_000)
@Measurement(iterations = 3, batchSize = 30_000)
public class FeedParserBenchmark {
    private static final int SIZE = 1_000;

    @Param({
        "x",
        "activitystreams",
        "app-store",
        "bluesky",
        "facebook",
        "google-business",
        "googleplus",
        "hackernews",
        "instagram",
        "linkedin",
        "mastodon",
        "pinterest",
        "reddit",
        "rss",
        "tiktok",
        "trustpilot",
        "yelp",
        "youtube"
    })
    public String platform = "x";

    private FeedParser parser = FeedFixtures.FEEDS.parser("x");
    private RawPayload payload = new RawPayload("x", new byte[0], FeedFixtures.RECEIVED, "");

    @Setup
    public void draw() {
        parser = FeedFixtures.FEEDS.parser(platform);
        String shape = platform.equals("x")
                ? new String(FeedFixtures.bytes("x/original.json"), StandardCharsets.UTF_8)
                : new String(FeedFixtures.bytes("shapes/" + platform + ".txt"), StandardCharsets.UTF_8)
                        .lines()
                        .skip(1)
                        .findFirst()
                        .orElse("");
        String more = "and so it goes on, ".repeat(Math.max(0, SIZE - shape.length()) / 19);
        payload = new RawPayload(
                platform,
                shape.replaceFirst("(ings|oud|kettle|cello|hi)", "$1 " + more).getBytes(StandardCharsets.UTF_8),
                FeedFixtures.RECEIVED,
                "benchmark:1");
    }

    @Benchmark
    public ParseResult parse() {
        return parser.parse(payload);
    }

    public static void main(String[] args) throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include(FeedParserBenchmark.class.getSimpleName())
                        .addProfiler(PerCoreSecond.class.getName())
                        .build())
                .run();
    }

    /** Garbage collection and compilation count too. */
    public static final class PerCoreSecond implements InternalProfiler {
        private static final OperatingSystemMXBean PROCESS =
                (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

        private long before;

        @Override
        public String getDescription() {
            return "operations per second of the process's time on a core";
        }

        @Override
        public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
            before = PROCESS.getProcessCpuTime();
        }

        @Override
        public Collection<? extends Result<?>> afterIteration(
                BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
            double seconds = (PROCESS.getProcessCpuTime() - before) / 1e9;
            double rate = iteration.getBatchSize() / seconds;
            return List.of(new ScalarResult("perCoreSecond", rate, "ops/s", AggregationPolicy.AVG));
        }
    }
}
