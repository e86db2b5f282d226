package earshot.sentiment;

import earshot.model.BrandMatch;
import earshot.model.Post;
import earshot.model.Sentiment;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * {@link SentimentBenchmark}'s figures by the processor time of one thread, so that they mean something on a machine with
 * other work: posts a second, the time of a post, how it grows with length, and CoreNLP's annotator beside it. Run its main
 * with the test class path and the folder of labelled data; CoreNLP takes its jars {@code models} and {@code models-english}.
 */
public final class SentimentSpeed {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int ROUNDS = 20;
    private static final int[] LENGTHS = {10, 100, 1_000, 10_000, 100_000};
    private static int sink;

    private SentimentSpeed() {}

    /** Prints everything; a minute of one core without CoreNLP, two with it. */
    public static void main(String[] args) throws IOException {
        var posts = LabelledPost.read(Path.of(args[0]).resolve("semeval2017/val.tsv"));
        var table = SentimentScorer.load(SentimentConfig.TABLE);
        var cascade = SentimentScorer.load();
        var match = List.of(BrandPosts.match("", "acme"));
        Consumer<LabelledPost> read = post ->
                sink += table.scoreEnglish(post.text(), Source.SHORT_POST).hashCode();
        tell("gate off", posts, ROUNDS, read);
        Consumer<LabelledPost> gated =
                post -> sink += table.score(post.text(), "x", "").hashCode();
        tell("gate on", posts, ROUNDS, gated);
        tell("evidence and intents", posts, ROUNDS, post -> mention(table, post, match));
        tell("with the encoder, as by default", posts, 2, post -> mention(cascade, post, match));
        for (int length : LENGTHS) {
            String words = "the service was really not that great today ".repeat(1 + length / 44);
            var text = new LabelledPost("", posts.get(0).label(), words.substring(0, length));
            tell(length + " characters, gate on", List.of(text), 200 + 1_000_000 / length, gated);
        }
        SecondOpinion.load().ifPresent(annotator -> {
            var evaluation = new Evaluation();
            Consumer<LabelledPost> asked = post -> annotator.of(post.text()).ifPresent(said -> {
                var answer = new Sentiment(said.label(), said.negative(), said.neutral(), said.positive(), "en", "");
                evaluation.add(post.label(), answer);
            });
            posts.forEach(asked);
            System.out.print("CoreNLP's annotator:\n" + evaluation.report());
            tell("CoreNLP's annotator", posts.subList(0, 500), 2, asked);
        });
        System.out.println(sink == 0 ? "" : "done");
    }

    private static void mention(SentimentScorer scorer, LabelledPost labelled, List<BrandMatch> match) {
        Post post = BrandPosts.post(labelled.text());
        sink += scorer.score(post, match).hashCode();
    }

    /** Half of the rounds are for the compiler. */
    private static void tell(String what, List<LabelledPost> posts, int rounds, Consumer<LabelledPost> read) {
        int warm = rounds / 2;
        for (int round = 0; round < warm; round++) {
            posts.forEach(read);
        }
        long begun = THREADS.getCurrentThreadCpuTime();
        for (int round = warm; round < rounds; round++) {
            posts.forEach(read);
        }
        double seconds = (THREADS.getCurrentThreadCpuTime() - begun) / 1e9;
        int count = (rounds - warm) * posts.size();
        long[] each = new long[count];
        for (int i = 0; i < count; i++) {
            long before = THREADS.getCurrentThreadCpuTime();
            read.accept(posts.get(i % posts.size()));
            each[i] = THREADS.getCurrentThreadCpuTime() - before;
        }
        Arrays.sort(each);
        System.out.println(String.format(
                Locale.ROOT,
                "%-32s %,9.0f a second, median %,.1f µs, p99 %,.1f µs",
                what,
                count / seconds,
                each[count / 2] / 1e3,
                each[(int) (count * 0.99)] / 1e3));
    }
}
