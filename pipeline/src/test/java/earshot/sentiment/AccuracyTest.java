package earshot.sentiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
        assertThat(evaluation.macroRecall()).isGreaterThan(0.705);
        assertThat(evaluation.calibrationError()).isLessThan(0.03);
    }

    @Test
    void commentsFromForumsAreReadAsWellAsTheModelCardSays() throws IOException {
        var evaluation = evaluate(LabelledPost.read(labelled().resolve("goemotions/dev.tsv")), "reddit");
        assertThat(evaluation.macroRecall()).isGreaterThan(0.72);
        assertThat(evaluation.calibrationError()).isLessThan(0.03);
    }

    @Test
    void complaintsToAirlinesAreReadAsWellAsTheModelCardSays() throws IOException {
        Path file = labelled().resolve("us-airline-sentiment/Tweets.csv");
        var posts = LabelledPost.readCsv(file, "tweet_id", "airline_sentiment", "text");
        assertThat(evaluate(posts, "x").macroRecall()).isGreaterThan(0.69);
    }
}
