package earshot.sentiment;

import earshot.model.BrandMatch;
import earshot.model.Post;
import earshot.model.Sentiment;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * What the encoder's second reading buys and what it costs: macro-recall against posts a second of one core's time, by how
 * unsure the table has to be. Run its main with the test class path, the folder of labelled data and, for models that do
 * not ship, theirs.
 */
public final class SentimentFrontier {
    private static final double[] BELOW = {0, 0.45, 0.5, 0.55, 0.6, 1};
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private SentimentFrontier() {}

    /** Prints a row for each threshold. */
    public static void main(String[] args) throws IOException {
        Path labelled = Path.of(args[0]);
        var posts = LabelledPost.read(labelled.resolve("semeval2017/val.tsv"));
        var forum = LabelledPost.read(labelled.resolve("goemotions/dev.tsv"));
        var airline = LabelledPost.readCsv(
                labelled.resolve("us-airline-sentiment/Tweets.csv"), "tweet_id", "airline_sentiment", "text");
        System.out.println("below | val: sent on, macro-recall, calibration, posts/s | forum … | airline …");
        for (double below : BELOW) {
            var config = new SentimentConfig(below);
            var scorer =
                    args.length > 1 ? SentimentScorer.load(Path.of(args[1]), config) : SentimentScorer.load(config);
            System.out.println(String.format(Locale.ROOT, "%.2f", below)
                    + row(posts, "x", scorer, below)
                    + row(forum, "reddit", scorer, below)
                    + row(airline, "x", scorer, below));
        }
    }

    private static String row(List<LabelledPost> posts, String platform, SentimentScorer scorer, double below) {
        run(posts.subList(0, Math.min(1_000, posts.size())), platform, scorer, new Evaluation());
        var evaluation = new Evaluation();
        long begun = THREADS.getCurrentThreadCpuTime();
        run(posts, platform, scorer, evaluation);
        double seconds = (THREADS.getCurrentThreadCpuTime() - begun) / 1e9;
        long doubted = posts.stream()
                .map(post -> scorer.scoreEnglish(post.text(), Source.of(platform)))
                .filter(table -> Cascade.doubts(SentimentScorer.probabilities(table), below))
                .count();
        return String.format(
                Locale.ROOT,
                " | %.3f %.4f ± %.4f %.4f %,.0f",
                (double) doubted / posts.size(),
                evaluation.macroRecall(),
                evaluation.macroRecallMargin(),
                evaluation.calibrationError(),
                posts.size() / seconds);
    }

    private static void run(List<LabelledPost> posts, String platform, SentimentScorer scorer, Evaluation evaluation) {
        for (LabelledPost labelled : posts) {
            Post post = TargetedPost.untargeted(labelled.id(), labelled.text()).post(platform, "en");
            BrandMatch match =
                    TargetedPost.untargeted(labelled.id(), labelled.text()).match();
            Sentiment answer = scorer.score(post, List.of(match)).get(0).sentiment();
            evaluation.add(labelled.label(), answer);
        }
    }
}
