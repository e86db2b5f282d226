package earshot.sentiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import earshot.model.Intent;
import earshot.model.SentimentLabel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The figures on the model card, where the labelled data are at hand. */
class AccuracyTest {
    private final SentimentScorer scorer = SentimentScorer.load();

    private static Path labelled() {
        var folder = LabelledData.folder();
        assumeTrue(folder.isPresent(), "no labelled data beside the project: accuracy not measured");
        return folder.get();
    }

    private Evaluation evaluate(List<LabelledPost> posts, String platform) {
        var evaluation = new Evaluation();
        posts.forEach(post -> evaluation.add(post.label(), scorer.score(post.text(), platform, "en")));
        return evaluation;
    }

    @Test
    void postsFromXAreReadAsWellAsTheModelCardSays() throws IOException {
        var evaluation = evaluate(LabelledPost.read(labelled().resolve("semeval2017/val.tsv")), "x");
        assertThat(evaluation.macroRecall()).isGreaterThan(0.725);
        assertThat(evaluation.calibrationError()).isLessThan(0.03);
    }

    @Test
    void commentsFromForumsAreReadAsWellAsTheModelCardSays() throws IOException {
        var evaluation = evaluate(LabelledPost.read(labelled().resolve("goemotions/dev.tsv")), "reddit");
        assertThat(evaluation.macroRecall()).isGreaterThan(0.725);
        assertThat(evaluation.calibrationError()).isLessThan(0.03);
    }

    @Test
    void complaintsAndPraiseAreMeantAsOftenAsTheModelCardSays() throws IOException {
        Path file = labelled().resolve("us-airline-sentiment/Tweets.csv");
        assertThat(precision(file, Intent.COMPLAINT, SentimentLabel.NEGATIVE)).isGreaterThan(0.94);
        assertThat(precision(file, Intent.PRAISE, SentimentLabel.POSITIVE)).isGreaterThan(0.7);
    }

    /** Of the posts that are said to hold an intent the share that people gave this label. */
    private double precision(Path file, Intent intent, SentimentLabel label) throws IOException {
        int said = 0;
        int right = 0;
        for (LabelledPost labelled : LabelledPost.readCsv(file, "tweet_id", "airline_sentiment", "text")) {
            var post = TargetedPost.untargeted(labelled.id(), labelled.text());
            var scored =
                    scorer.score(post.post("x", "en"), List.of(post.match())).get(0);
            if (scored.intents().contains(intent)) {
                said++;
                right += labelled.label() == label ? 1 : 0;
            }
        }
        return (double) right / said;
    }

    @Test
    void complaintsToAirlinesAreReadAsWellAsTheModelCardSays() throws IOException {
        Path file = labelled().resolve("us-airline-sentiment/Tweets.csv");
        var posts = LabelledPost.readCsv(file, "tweet_id", "airline_sentiment", "text");
        assertThat(evaluate(posts, "x").macroRecall()).isGreaterThan(0.72);
    }
}
