package earshot.sentiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import earshot.model.SentimentLabel;
import edu.stanford.nlp.ling.Datum;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class SentimentTableTest {
    private static final int BITS = 14;
    private final Lexicon lexicon = Lexicon.EMPTY;

    @Test
    void theTableGivesTheClassifiersOwnAnswersWithinItsRounding() throws IOException {
        List<LabelledPost> posts = InventedPosts.some(1, 400);
        var trainer = new TrainSentiment(lexicon, BITS);
        trainer.add(posts.subList(0, 200), Source.SHORT_POST, 1);
        trainer.add(posts.subList(200, 400), Source.FORUM, 0.5f);
        var classifier = trainer.fit();
        byte[] bytes = trainer.export(classifier).toBytes();
        var scorer =
                SentimentScorer.of(SentimentModel.of("en", new byte[0], bytes, new byte[0], new byte[0], new byte[0]));

        int confident = 0;
        for (LabelledPost post : InventedPosts.some(2, 400)) {
            Datum<SentimentLabel, Integer> datum = trainer.datum(post, Source.SHORT_POST);
            var expected = classifier.probabilityOf(datum);
            var actual = scorer.score(post.text(), "x", "en");
            double[] p = {actual.negative(), actual.neutral(), actual.positive()};
            for (int k = 0; k < 3; k++) {
                assertThat(p[k])
                        .as(post.text())
                        .isCloseTo(expected.getCount(SentimentTable.LABELS.get(k)), within(0.01));
            }
            confident += p[0] > 0.6 || p[2] > 0.6 ? 1 : 0;
        }
        assertThat(confident).as("the classifier has learned something").isGreaterThan(100);
    }

    @Test
    void theSameDataGiveTheSameBytes() {
        assertThat(trained().toBytes()).isEqualTo(trained().toBytes());
    }

    private SentimentTable trained() {
        var trainer = new TrainSentiment(lexicon, BITS);
        trainer.add(InventedPosts.some(3, 100), Source.SHORT_POST, 1);
        return trainer.export(trainer.fit());
    }

    @Test
    void aTableSurvivesItsFile() throws IOException {
        byte[] bytes = trained().toBytes();
        assertThat(SentimentTable.read(new ByteArrayInputStream(bytes), Valences.COUNT)
                        .toBytes())
                .isEqualTo(bytes);
    }

    @Test
    void bytesThatAreNoTableAreRefused() {
        assertThatThrownBy(() -> SentimentTable.read(new ByteArrayInputStream(new byte[100]), Valences.COUNT))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("not a sentiment table");
    }
}
