package earshot.sentiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earshot.model.BrandMatch;
import earshot.model.Sentiment;
import earshot.model.SentimentLabel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CascadeTest {
    private static final SentimentScorer TABLE = SentimentScorer.load(SentimentConfig.TABLE);
    private static final SentimentScorer UNSURE = SentimentScorer.load(new SentimentConfig(0.5));
    private static final SentimentScorer ALL = SentimentScorer.load(new SentimentConfig(1));

    private static List<Sentiment> scored(SentimentScorer scorer, List<LabelledPost> posts) {
        return posts.stream().map(post -> scorer.score(post.text(), "x", "en")).toList();
    }

    @Test
    void aTextsScoreHangsOnNothingElseThatIsRead() throws Exception {
        var posts = InventedPosts.some(21, 200);
        List<Sentiment> alone = scored(ALL, posts);
        var places = new ArrayList<Integer>();
        for (int i = 0; i < posts.size(); i++) {
            places.add(i);
        }
        Collections.shuffle(places, new Random(5));
        var again = SentimentScorer.load(new SentimentConfig(1));
        places.parallelStream().forEach(i -> assertThat(again.score(posts.get(i).text(), "x", "en"))
                .as(posts.get(i).text())
                .isEqualTo(alone.get(i)));
    }

    @Test
    void onlyWhatTheTableDoubtsIsReadAgain() {
        var posts = InventedPosts.some(22, 400);
        var table = scored(TABLE, posts);
        var unsure = scored(UNSURE, posts);
        int read = 0;
        for (int i = 0; i < posts.size(); i++) {
            boolean same = table.get(i).negative() == unsure.get(i).negative();
            double best = Math.max(
                    table.get(i).negative(),
                    Math.max(table.get(i).neutral(), table.get(i).positive()));
            assertThat(same).as(posts.get(i).text()).isEqualTo(best >= 0.5);
            read += same ? 0 : 1;
        }
        assertThat(read).isBetween(1, posts.size() / 2);
    }

    @Test
    void whatIsSaidOfSeveralBrandsIsReadAgainHoweverSureTheTableIs() {
        String text = "I love Acme. Bolt is awful";
        var table = BrandPosts.towards(TABLE, text, "Acme", "Bolt");
        var both = BrandPosts.towards(UNSURE, text, "Acme", "Bolt");
        assertThat(both).extracting(Sentiment::label).containsExactly(SentimentLabel.POSITIVE, SentimentLabel.NEGATIVE);
        for (int i = 0; i < 2; i++) {
            assertThat(Math.max(table.get(i).negative(), table.get(i).positive()))
                    .isGreaterThan(0.5);
            assertThat(both.get(i).positive()).isNotEqualTo(table.get(i).positive());
        }
    }

    @Test
    void aLongListOfBrandsIsNotReadForEach() {
        String[] names = {"Acme", "Bolt", "Cord", "Dorn", "Egon", "Fint"};
        String text = String.join(". I love ", names) + "!";
        var table = BrandPosts.towards(TABLE, text, names);
        var answers = BrandPosts.towards(UNSURE, text, names);
        for (int i = 1; i < names.length; i++) {
            assertThat(table.get(i).positive()).isGreaterThan(0.5);
            assertThat(answers.get(i).positive()).isEqualTo(table.get(i).positive());
        }
    }

    @Test
    void aBrandThatIsAskedAboutIsReadAgainToo() {
        String text = "I love Acme.";
        var match = List.of(BrandPosts.match(text, "Acme", "Acme"));
        var table = TABLE.score(BrandPosts.post(text), match).get(0).sentiment();
        var sure = UNSURE.score(BrandPosts.post(text), match).get(0).sentiment();
        var asked = UNSURE.explain(BrandPosts.post(text), match).get(0).sentiment();
        assertThat(sure.positive()).isEqualTo(table.positive()).isNotEqualTo(asked.positive());
        assertThat(asked.positive())
                .isEqualTo(ALL.score(BrandPosts.post(text), match)
                        .get(0)
                        .sentiment()
                        .positive());
    }

    @Test
    void theVersionNamesBothModelsAndWhatTheEncoderReads() {
        assertThat(TABLE.version()).matches("table-en-[0-9a-f]{8}");
        assertThat(UNSURE.version()).matches("table-en-[0-9a-f]{8}\\+encoder-en-[0-9a-f]{8}@0.5");
        assertThat(List.of(TABLE, UNSURE, ALL))
                .extracting(SentimentScorer::version)
                .containsExactly(
                        SentimentScorer.version(SentimentConfig.TABLE),
                        SentimentScorer.version(new SentimentConfig(0.5)),
                        SentimentScorer.version(new SentimentConfig(1)));
        assertThat(ALL.score("not bad", "x", "en").model()).isEqualTo(ALL.version());
    }

    @Test
    void anotherNameChangesNothing() {
        var posts = InventedPosts.some(23, 40);
        for (LabelledPost post : posts) {
            var expected = towards(post.text(), "Acme");
            for (String name : List.of("Love", "Hate Inc", "No", "h&m", "東京", "Happy Hell", "7-Eleven")) {
                assertThat(towards(post.text(), name))
                        .as("%s: %s", name, post.text())
                        .isEqualTo(expected);
            }
        }
    }

    private static List<Sentiment> towards(String text, String name) {
        String whole = name + ": " + text + " Bolt is next.";
        return ALL
                .score(
                        BrandPosts.post(whole),
                        List.of(BrandPosts.match(whole, "a", name), BrandPosts.match(whole, "b", "Bolt")))
                .stream()
                .map(BrandMatch::sentiment)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\0\0\0", "😀😡", "Z̴̡̛a̷l̸g̵o̶", "שלום عليكم", "ok", "----", "@a @b", "\uD83D"})
    void strangeTextsAreReadWithoutAFault(String text) {
        Sentiment answer = ALL.score(text, "x", "en");
        assertThat(answer.negative() + answer.neutral() + answer.positive()).isBetween(0.0, 1.000001);
        assertThat(ALL.score(text.repeat(10_000), "x", "en")).isNotNull();
    }

    @Test
    void withoutItsFilesItSaysWhichIsMissing() {
        assertThatThrownBy(() -> Cascade.read("en", name -> null, 0.5))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(Cascade.PIECES);
    }
}
