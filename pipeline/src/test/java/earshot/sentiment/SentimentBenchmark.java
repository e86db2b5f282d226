package earshot.sentiment;

import static java.util.concurrent.TimeUnit.MICROSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import earshot.model.BrandMatch;
import earshot.model.Post;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** BrandPosts a second on one core, and how the time of one text grows with its length. Run its main with the test class path. */
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 3, time = 2, timeUnit = SECONDS)
@Measurement(iterations = 5, time = 2, timeUnit = SECONDS)
public class SentimentBenchmark {
    private static final int POSTS = 2_000;

    private final SentimentScorer scorer = SentimentScorer.load();
    private final List<LabelledPost> texts = texts();
    private final List<Post> posts =
            texts.stream().map(text -> BrandPosts.post(text.text())).toList();
    private final List<BrandMatch> match = List.of(BrandPosts.match("", "acme"));
    private final String words = "the service was really not that great today ".repeat(2_500);

    /** Real posts where they are at hand; made up ones are shorter, so that their figures are not the README's. */
    private static List<LabelledPost> texts() {
        try {
            var data = LabelledData.folder();
            return data.isPresent()
                    ? LabelledPost.read(data.get().resolve("semeval2017/val.tsv"))
                            .subList(0, POSTS)
                    : InventedPosts.some(1, POSTS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs every benchmark of this class. */
    public static void main(String[] args) throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include(SentimentBenchmark.class.getSimpleName())
                        .build())
                .run();
    }

    @Benchmark
    @BenchmarkMode(Mode.Throughput)
    @OutputTimeUnit(SECONDS)
    @OperationsPerInvocation(POSTS)
    public void mentionsThatClaimEnglish(Blackhole sink) {
        for (Post post : posts) {
            sink.consume(scorer.score(post, match));
        }
    }

    @Benchmark
    @BenchmarkMode(Mode.Throughput)
    @OutputTimeUnit(SECONDS)
    @OperationsPerInvocation(POSTS)
    public void textsWithoutAClaim(Blackhole sink) {
        for (LabelledPost text : texts) {
            sink.consume(scorer.score(text.text(), "x", ""));
        }
    }

    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @OutputTimeUnit(MICROSECONDS)
    public Object oneThousandCharacters() {
        return scorer.score(words.substring(0, 1_000), "x", "en");
    }

    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @OutputTimeUnit(MICROSECONDS)
    public Object oneHundredThousandCharacters() {
        return scorer.score(words, "x", "en");
    }
}
