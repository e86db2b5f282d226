package earshot.sentiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import earshot.model.SentimentLabel;
import edu.stanford.nlp.ling.Datum;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SentimentTableTest {
    private static final int BITS = 14;
    private final Lexicon lexicon = Lexicon.EMPTY;

    @Test
    void theTableGivesTheClassifiersOwnAnswersWithinItsRounding() throws IOException {
        List<LabelledPost> posts = InventedPosts.some(1, 400);
        var trainer = new TrainSentiment(lexicon, BITS, Taught.NOTHING);
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
        var trainer = new TrainSentiment(lexicon, BITS, Taught.NOTHING);
        trainer.add(InventedPosts.some(3, 100), Source.SHORT_POST, 1);
        return trainer.export(trainer.fit());
    }

    @Test
    void whatTeachersSayCountsBesideTheLabels(@TempDir Path folder) throws IOException {
        var good = new LabelledPost("1", SentimentLabel.POSITIVE, "splendid");
        var bad = new LabelledPost("2", SentimentLabel.NEGATIVE, "dreadful");
        var plain = new LabelledPost("3", SentimentLabel.NEUTRAL, "table");
        Files.writeString(
                folder.resolve(EncodePosts.POSTS),
                "train\tSHORT_POST\t1\tPOSITIVE\t7\nunlabelled\tSHORT_POST\tline 0\t-\t7\n");
        // The first teacher is sure that both are neutral, the second cannot tell.
        Files.writeString(folder.resolve("taught-1.tsv"), "0\t9\t0\t0\t0\t9\n0\t9\t0\t0\t0\t0\n");
        Files.writeString(folder.resolve("taught-2.tsv"), "0\t0\t0\t0\t0\t0\n0\t0\t0\t0\t0\t0\n");
        Taught taught = Taught.read(folder);
        assertThat(taught.of("1", Source.SHORT_POST).orElseThrow()[1])
                .isCloseTo(Math.exp(3.6) / (Math.exp(3.6) + 2), within(1e-6));
        assertThat(taught.of("line 0", Source.FORUM).orElseThrow()).containsOnly(1 / 3.0);
        assertThat(taught.of("2", Source.SHORT_POST)).isEmpty();

        List<LabelledPost> posts = List.of(good, bad, plain);
        assertThat(positive(Taught.NOTHING, posts)).isGreaterThan(positive(taught, posts) + 0.1);
    }

    /** How positive the classifier then finds the first post. */
    private double positive(Taught taught, List<LabelledPost> posts) {
        var trainer = new TrainSentiment(lexicon, BITS, taught);
        trainer.add(posts, Source.SHORT_POST, 10);
        Datum<SentimentLabel, Integer> datum = trainer.datum(posts.get(0), Source.SHORT_POST);
        return trainer.fit().probabilityOf(datum).getCount(SentimentLabel.POSITIVE);
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
