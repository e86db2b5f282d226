package earshot.sentiment;

import static java.util.concurrent.TimeUnit.MICROSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import earshot.model.BrandMatch;
import earshot.model.Post;
import edu.stanford.nlp.pipeline.StanfordCoreNLP;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;
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

/**
 * Posts a second on one core, the time of one, and how it grows with the text's length; beside them CoreNLP's own annotator,
 * where the jar {@code stanford-corenlp} with the classifier {@code models-english} is on the class path too. Run its main
 * with the test class path.
 */
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 3, time = 2, timeUnit = SECONDS)
@Measurement(iterations = 5, time = 2, timeUnit = SECONDS)
public class SentimentBenchmark {
    private static final int POSTS = 2_000;
    private static final String SENTIMENT_TREES = "/edu/stanford/nlp/models/sentiment/sentiment.ser.gz";

    private final SentimentScorer scorer = SentimentScorer.load(SentimentConfig.TABLE);
    private final SentimentScorer cascade = SentimentScorer.load();
    private int next;
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
        var options = new OptionsBuilder().include(SentimentBenchmark.class.getSimpleName());
        if (SentimentBenchmark.class.getResource(SENTIMENT_TREES) == null) {
            options.exclude("coreNlp");
        }
        new Runner(options.build()).run();
    }

    @Benchmark
    @BenchmarkMode(Mode.Throughput)
    @OutputTimeUnit(SECONDS)
    @OperationsPerInvocation(POSTS)
    public void languageGateOff(Blackhole sink) {
        for (LabelledPost text : texts) {
            sink.consume(scorer.scoreEnglish(text.text(), Source.SHORT_POST));
        }
    }

    @Benchmark
    @BenchmarkMode(Mode.Throughput)
    @OutputTimeUnit(SECONDS)
    @OperationsPerInvocation(POSTS)
    public void languageGateOn(Blackhole sink) {
        for (LabelledPost text : texts) {
            sink.consume(scorer.score(text.text(), "x", ""));
        }
    }

    @Benchmark
    @BenchmarkMode(Mode.Throughput)
    @OutputTimeUnit(SECONDS)
    @OperationsPerInvocation(POSTS)
    public void mentionsWithEvidenceAndIntents(Blackhole sink) {
        for (Post post : posts) {
            sink.consume(scorer.score(post, match));
        }
    }

    @Benchmark
    @BenchmarkMode(Mode.Throughput)
    @OutputTimeUnit(SECONDS)
    @OperationsPerInvocation(POSTS)
    public void mentionsWithTheEncoder(Blackhole sink) {
        for (Post post : posts) {
            sink.consume(cascade.score(post, match));
        }
    }

    @Benchmark
    @BenchmarkMode(Mode.SampleTime)
    @OutputTimeUnit(MICROSECONDS)
    public Object oneMention() {
        next = (next + 1) % posts.size();
        return scorer.score(posts.get(next), match);
    }

    @Benchmark
    @BenchmarkMode(Mode.SampleTime)
    @OutputTimeUnit(MICROSECONDS)
    public Object oneMentionWithTheEncoder() {
        next = (next + 1) % posts.size();
        return cascade.score(posts.get(next), match);
    }

    /** CoreNLP's pipeline as its makers advise it for speed: by the shift-reduce parser. */
    @State(Scope.Thread)
    public static class CoreNlp {
        private final StanfordCoreNLP pipeline = new StanfordCoreNLP(settings());

        private static Properties settings() {
            var settings = new Properties();
            settings.setProperty("annotators", "tokenize,pos,parse,sentiment");
            settings.setProperty("parse.model", "edu/stanford/nlp/models/srparser/englishSR.ser.gz");
            settings.setProperty("parse.buildgraphs", "false");
            return settings;
        }
    }

    @Benchmark
    @BenchmarkMode(Mode.SampleTime)
    @OutputTimeUnit(MICROSECONDS)
    public Object coreNlp(CoreNlp annotator) {
        next = (next + 1) % texts.size();
        return annotator.pipeline.process(texts.get(next).text());
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
