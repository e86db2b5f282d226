package earshot.sentiment;

import static earshot.model.SentimentLabel.NEGATIVE;
import static earshot.model.SentimentLabel.NEUTRAL;
import static earshot.model.SentimentLabel.POSITIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import earshot.model.Sentiment;
import earshot.model.SentimentLabel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationTest {
    private static final Sentiment SAYS_NEGATIVE = new Sentiment(NEGATIVE, 0.8, 0.1, 0.1, "en", "m");
    private static final Sentiment SAYS_POSITIVE = new Sentiment(POSITIVE, 0.1, 0.1, 0.8, "en", "m");
    private static final Sentiment SAYS_LITTLE = new Sentiment(SentimentLabel.UNCERTAIN, 0.3, 0.4, 0.3, "en", "m");

    private final Evaluation evaluation = new Evaluation();

    @Test
    void figuresFollowTheirDefinitions() {
        evaluation.add(NEGATIVE, SAYS_NEGATIVE);
        evaluation.add(NEGATIVE, SAYS_POSITIVE);
        evaluation.add(NEUTRAL, SAYS_LITTLE);
        evaluation.add(POSITIVE, SAYS_POSITIVE);
        evaluation.add(POSITIVE, Sentiment.UNSCORED);

        assertThat(evaluation.size()).isEqualTo(4);
        assertThat(evaluation.unscored()).isEqualTo(1);
        assertThat(evaluation.uncertain()).isEqualTo(1);
        assertThat(evaluation.macroRecall()).isCloseTo((0.5 + 1 + 1) / 3, within(1e-12));
        assertThat(evaluation.accuracy()).isEqualTo(0.75);
        assertThat(evaluation.precision(POSITIVE)).isEqualTo(0.5);
        assertThat(evaluation.recall(NEGATIVE)).isEqualTo(0.5);
        assertThat(evaluation.f1(NEGATIVE)).isCloseTo(2.0 / 3, within(1e-12));
        // Three answers at .8 of which two are right, and one at .4 that is right.
        assertThat(evaluation.calibrationError()).isCloseTo((0.4 + 0.6) / 4, within(1e-12));
    }

    @Test
    void anEmptyEvaluationIsZeroAndNotNaN() {
        assertThat(evaluation.macroRecall()).isZero();
        assertThat(evaluation.calibrationError()).isZero();
        assertThat(evaluation.report()).contains("posts 0").doesNotContain("NaN");
    }

    @Test
    void aTableOfLabelledPostsIsReadWithItsEntitiesDecoded(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("posts.tsv"), "1\tnegative\tsalt &amp; wind\n2\tNeutral\ta\tb\n");
        assertThat(LabelledPost.read(file))
                .containsExactly(
                        new LabelledPost("1", NEGATIVE, "salt & wind"), new LabelledPost("2", NEUTRAL, "a\tb"));
    }

    @Test
    void aWrongLineIsNamed(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("posts.tsv"), "1\tnegative\tx\n2\tangry\ty\n");
        assertThatThrownBy(() -> LabelledPost.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("posts.tsv:2")
                .hasMessageContaining("angry");
    }

    @Test
    void commaSeparatedValuesMayHoldCommasQuotesAndLines(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("posts.csv"), "id,text,label\n7,\"a, \"\"b\"\"\nc\",positive\n");
        assertThat(LabelledPost.readCsv(file, "id", "label", "text"))
                .containsExactly(new LabelledPost("7", POSITIVE, "a, \"b\"\nc"));
        assertThatThrownBy(() -> LabelledPost.readCsv(file, "id", "feeling", "text"))
                .hasMessageContaining("no column feeling");
    }
}
