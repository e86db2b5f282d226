package earshot.query;

import earshot.model.BrandSet;
import earshot.model.Post;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
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
    private static final double SECONDS = 4;
    private static final int[] BATCHES = {10, 100, 1_000};

    private final List<Post> posts = SamplePosts.mixed(POSTS, 1);
    private final SelectiveQueries queries = new SelectiveQueries(posts, 2);

    private MatcherBenchmark() {}

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
        for (int size : sizes) {
            benchmark.run(size, lucene);
        }
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
                "%,8d queries: %,9.0f posts/s, with offsets %,9.0f; compiled in %.1f ms, %.1f MB; %.2f matches a post%n",
                size, alone, offsets, compiled * 1e3, bytes / 1e6, (double) matches / posts.size());
        if (lucene) {
            runLucene(texts, alone, matcher);
        }
    }

    private void runLucene(List<String> texts, double ours, BrandMatcher matcher) throws IOException {
        LuceneReference reference = new LuceneReference(Set.of(Field.TEXT));
        long before = usedBytes();
        double start = seconds();
        try (Monitor monitor = monitor(texts)) {
            double registered = seconds() - start;
            long bytes = usedBytes() - before;
            double single = rate(i -> count(monitor, reference, i), 1);
            double best = 0;
            for (int batch : BATCHES) {
                best = Math.max(best, rate(i -> count(monitor, reference, i, batch), batch));
            }
            System.out.printf(
                    "          Lucene: %,9.0f posts/s, best batch  %,9.0f; registered in %.1f s, %.1f MB; %.0f and %.0f times%n",
                    single, best, registered, bytes / 1e6, ours / single, ours / best);
            int checked = (int) Math.min(posts.size(), single);
            int theirMatches = matches(checked, i -> count(monitor, reference, i));
            if (theirMatches != matches(checked, i -> matcher.count(posts.get(i)))) {
                throw new IllegalStateException("Lucene finds " + theirMatches + " matches");
            }
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

    /** The best of four rounds: whatever disturbs only slows down. */
    private double rate(IntUnaryOperator work, int step) {
        measure(work, step, WARM_UP_SECONDS);
        double best = 0;
        for (int round = 0; round < 4; round++) {
            best = Math.max(best, measure(work, step, SECONDS / 4));
        }
        return best;
    }

    private double measure(IntUnaryOperator work, int step, double least) {
        double start = seconds();
        long done = 0;
        int sink = 0;
        double taken;
        do {
            for (int i = 0; i < 32; i += step) {
                sink += work.applyAsInt((int) (done % posts.size()));
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
