package earshot.query;

import earshot.model.BrandSet;
import earshot.model.Post;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorConfiguration;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.QueryMatch;
import org.apache.lucene.monitor.TermFilteredPresearcher;

/**
 * Posts a second on one core, tokenising included, beside Lucene's monitor with the same tokens, in one run; every figure
 * is thread CPU time, as other programs disturb it least. Not JMH, as Lucene wants batches and 100,000 queries are
 * registered once. Arguments: numbers of queries.
 */
public final class MatcherBenchmark {

    private static final int POSTS = 35_000;
    private static final double WARM_UP_SECONDS = 4;
    private static final double SECONDS = 2;
    private static final int ROUNDS = 8;
    private static final int[] BATCHES = {10, 100, 1_000};
    private static final TypeSerializer<Post> POSTS_AS_BYTES =
            TypeInformation.of(Post.class).createSerializer(new SerializerConfigImpl());

    private final List<Post> posts =
            SamplePosts.mixed(POSTS, 1).stream().map(MatcherBenchmark::handedOn).toList();
    private final SelectiveQueries queries = new SelectiveQueries(posts, 2);
    private String registered = "|";

    private MatcherBenchmark() {}

    /** As Flink hands a post to an operator: just read from its bytes, and so beside the one before it in memory. */
    private static Post handedOn(Post post) {
        try {
            DataOutputSerializer bytes = new DataOutputSerializer(1 << 10);
            POSTS_AS_BYTES.serialize(post, bytes);
            return POSTS_AS_BYTES.deserialize(new DataInputDeserializer(bytes.getCopyOfBuffer()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void main(String[] args) throws IOException {
        boolean lucene = !Boolean.getBoolean("earshot.without-lucene");
        int[] sizes = args.length == 0
                ? new int[] {10, 1_000, 10_000, 100_000}
                : Arrays.stream(args).mapToInt(Integer::parseInt).toArray();
        MatcherBenchmark benchmark = new MatcherBenchmark();
        System.out.printf(
                "%d %s posts of %d characters on average%n",
                benchmark.posts.size(), SamplePosts.recorded().isPresent() ? "recorded" : "simulated", (int)
                        benchmark.posts.stream()
                                .mapToInt(p -> p.text().length())
                                .average()
                                .orElse(0));
        System.out.println(
                "| queries | posts/s | with offsets | Lucene single | best batch | times single | times batch"
                        + " | compiled | bytes a query | Lucene registered | bytes a query | matches a post |");
        for (int size : sizes) {
            benchmark.run(size, lucene);
        }
        AdversarialPosts.all().forEach(MatcherBenchmark::run);
    }

    private static void run(AdversarialPosts hard) {
        BrandMatcher matcher = BrandMatcher.compile(QueryFixtures.set(hard.queries()));
        double best = Double.MAX_VALUE;
        for (int round = 0; round < 4; round++) {
            double start = seconds();
            int done = 0;
            do {
                matcher.count(hard.post());
                done++;
            } while (seconds() - start < SECONDS / 4);
            best = Math.min(best, (seconds() - start) / done);
        }
        long before = matcher.steps();
        matcher.count(hard.post());
        System.out.printf(
                "%s: %.4f ms and %,d steps a post of %,d characters%n",
                hard.name(),
                best * 1e3,
                matcher.steps() - before,
                hard.post().text().length());
    }

    private void run(int size, boolean lucene) throws IOException {
        List<String> texts = queries.take(size);
        BrandSet set = QueryFixtures.set(texts.toArray(String[]::new));
        for (int i = 0; i < 40_000 / size; i++) {
            BrandMatcher.compile(set);
        }
        long before = usedBytes();
        double start = seconds();
        BrandMatcher matcher = BrandMatcher.compile(set);
        double compiled = seconds() - start;
        long bytes = usedBytes() - before;
        long matches = posts.stream().mapToInt(matcher::count).sum();
        double alone = rate(i -> matcher.count(posts.get(i)), 1);
        double offsets = rate(i -> matcher.match(posts.get(i)).size(), 1);
        System.out.printf(
                "| %,d | %,.0f | %,.0f | %s | %.1f ms | %,d | %s | %.2f |%n",
                size,
                alone,
                offsets,
                lucene ? ratesOfLucene(texts, alone, matcher) : "| | |",
                compiled * 1e3,
                bytes / size,
                registered,
                (double) matches / posts.size());
    }

    private String ratesOfLucene(List<String> texts, double ours, BrandMatcher matcher) throws IOException {
        LuceneReference reference = new LuceneReference(Set.of(Field.TEXT));
        long before = usedBytes();
        double start = seconds();
        try (Monitor monitor = monitor(texts)) {
            double seconds = seconds() - start;
            registered = "%.1f s | %,d".formatted(seconds, (usedBytes() - before) / texts.size());
            double single = rate(i -> count(monitor, reference, i), 1);
            double best = 0;
            for (int batch : BATCHES) {
                best = Math.max(best, rate(i -> count(monitor, reference, i, batch), batch));
            }
            int checked = (int) Math.min(posts.size(), single);
            int theirMatches = matches(checked, i -> count(monitor, reference, i));
            if (theirMatches != matches(checked, i -> matcher.count(posts.get(i)))) {
                throw new IllegalStateException("Lucene finds " + theirMatches + " matches");
            }
            return "%,.0f | %,.0f | %.0f | %.0f".formatted(single, best, ours / single, ours / best);
        }
    }

    private static int matches(int posts, IntUnaryOperator matches) {
        return IntStream.range(0, posts).map(matches).sum();
    }

    private static Monitor monitor(List<String> texts) throws IOException {
        List<MonitorQuery> registered = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            registered.add(new MonitorQuery("q" + i, LuceneReference.query(QueryParser.parse(texts.get(i)))));
        }
        TermFilteredPresearcher presearcher = new TermFilteredPresearcher();
        Monitor monitor = new Monitor(new KeywordAnalyzer(), presearcher, new MonitorConfiguration());
        monitor.register(registered);
        return monitor;
    }

    private int count(Monitor monitor, LuceneReference reference, int post) {
        try {
            return monitor.match(reference.document(posts.get(post)), QueryMatch.SIMPLE_MATCHER)
                    .getMatchCount();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private int count(Monitor monitor, LuceneReference reference, int from, int batch) {
        Document[] documents = new Document[batch];
        Arrays.setAll(documents, i -> reference.document(posts.get((from + i) % posts.size())));
        try {
            return monitor.match(documents, QueryMatch.SIMPLE_MATCHER).getBatchSize();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The best of some rounds: whatever disturbs only slows down. */
    private static double rate(IntUnaryOperator work, int step) {
        measure(work, step, WARM_UP_SECONDS);
        double best = 0;
        for (int round = 0; round < ROUNDS; round++) {
            best = Math.max(best, measure(work, step, SECONDS / ROUNDS));
        }
        return best;
    }

    private static double measure(IntUnaryOperator work, int step, double least) {
        double start = seconds();
        long done = 0;
        int sink = 0;
        double taken;
        do {
            for (int i = 0; i < 32; i += step) {
                sink += work.applyAsInt((int) (done % POSTS));
                done += step;
            }
            taken = seconds() - start;
        } while (taken < least);
        if (sink < 0) {
            throw new IllegalStateException();
        }
        return done / taken;
    }

    private static double seconds() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
    }

    private static long usedBytes() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
