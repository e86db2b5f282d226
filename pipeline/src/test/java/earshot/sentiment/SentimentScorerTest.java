package earshot.sentiment;

import static earshot.model.SentimentLabel.NEGATIVE;
import static earshot.model.SentimentLabel.POSITIVE;
import static earshot.model.SentimentLabel.UNSCORED;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import earshot.model.Post;
import earshot.model.Sentiment;
import earshot.model.SentimentLabel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SentimentScorerTest {
    private final SentimentScorer scorer = SentimentScorer.load();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NEGATIVE | Worst flight of my life, two hours late and they lost my bag",
                "NEGATIVE | not happy with the service at all",
                "NEGATIVE | my order never arrived and nobody answers 😡",
                "NEGATIVE | ugh :( the app crashed again",
                "POSITIVE | Thank you so much for the quick help, you guys rock!",
                "POSITIVE | loving the new update 😍",
                "POSITIVE | sooooo good, can't wait to go back :)",
                "NEUTRAL | Does the store on Main Street open at 9 tomorrow?",
                "NEUTRAL | The company will publish its figures on Thursday",
            })
    void plainSentencesAreReadAsPeopleReadThem(SentimentLabel expected, String text) {
        assertThat(scorer.score(text, "x", "en").label()).as(text).isEqualTo(expected);
    }

    @Test
    void probabilitiesSumToOneAndNameTheirModel() {
        Sentiment answer = scorer.score("fine I guess", "x", "en");
        assertThat(answer.negative() + answer.neutral() + answer.positive()).isCloseTo(1, within(1e-12));
        assertThat(answer.model()).isEqualTo(scorer.version()).startsWith("table-en-");
    }

    @Test
    void aModelPutIntoTheFolderReadsItsLanguage(@TempDir Path models) throws IOException {
        Path folder = Files.createDirectory(models.resolve("es"));
        for (String file : List.of(SentimentModel.LEXICON, SentimentModel.TABLE, SentimentModel.CALIBRATION)) {
            try (var shipped = requireNonNull(SentimentModel.inJar("en").open(file))) {
                Files.copy(shipped, folder.resolve(file));
            }
        }
        var config = new SentimentConfig(0.5, models.toString());
        var both = SentimentScorer.load(config);
        assertThat(SentimentScorer.languages(config)).containsExactly("en", "es");
        String spanish = "el vuelo de ayer no fue bueno para nada, que pena :(";
        assertThat(scorer.score(spanish, "x", "es").label()).isEqualTo(UNSCORED);
        Sentiment answer = both.score(spanish, "x", "es");
        assertThat(answer.language()).isEqualTo("es");
        assertThat(answer.model()).startsWith("table-es-").doesNotContain("encoder");
        var match = List.of(BrandPosts.match("", "acme"));
        assertThat(both.score(BrandPosts.post(spanish), match).get(0).sentiment())
                .isEqualTo(answer);
        assertThat(both.score("what a terrible flight", "x", "en"))
                .isEqualTo(scorer.score("what a terrible flight", "x", "en"));
        assertThat(both.score("le vol est en retard et personne ne parle", "x", "fr")
                        .label())
                .isEqualTo(UNSCORED);
    }

    @Test
    void aFolderOfModelsThatIsNoneIsSaid() {
        assertThatThrownBy(() -> new SentimentConfig(0.5, "/no/such/folder"))
                .hasMessageContaining("sentiment.models")
                .hasMessageContaining("/no/such/folder");
    }

    @Test
    void anAngryPostByAWellFollowedAuthorIsReadTwiceHoweverSureTheTableIs() {
        var match = List.of(BrandPosts.match("", "acme"));
        var table = SentimentScorer.load(SentimentConfig.TABLE);
        Post angry = BrandPosts.post("Worst flight of my life, two hours late and they lost my bag");
        Post known = BrandPosts.by(angry, 5_000);
        Sentiment sure = table.score(angry, match).get(0).sentiment();
        assertThat(sure.negative()).isGreaterThan(0.6);
        assertThat(scorer.score(BrandPosts.by(angry, 4_999), match)
                        .get(0)
                        .sentiment()
                        .negative())
                .isEqualTo(sure.negative());
        assertThat(scorer.score(known, match).get(0).sentiment().negative()).isNotEqualTo(sure.negative());
        Post glad = BrandPosts.by(BrandPosts.post("Thank you so much for the quick help, you guys rock!"), 5_000);
        assertThat(scorer.score(glad, match).get(0).sentiment().positive())
                .isEqualTo(table.score(glad, match).get(0).sentiment().positive());
    }

    @Test
    void anAnswerBelowTheThresholdIsUncertain() {
        for (LabelledPost post : InventedPosts.some(5, 300)) {
            Sentiment answer = scorer.score(post.text(), "x", "en");
            double most = Math.max(answer.negative(), Math.max(answer.neutral(), answer.positive()));
            assertThat(answer.label() == SentimentLabel.UNCERTAIN).isEqualTo(most < SentimentScorer.THRESHOLD);
        }
    }

    @Test
    void twoBrandsInOnePostAreScoredByTheirOwnClauses() {
        assertThat(labels("I love Acme but Bolt is awful", "Acme", "Bolt")).containsExactly(POSITIVE, NEGATIVE);
        assertThat(labels("Bolt ruined my trip. Next time Acme, they are great!", "Acme", "Bolt"))
                .containsExactly(POSITIVE, NEGATIVE);
        assertThat(labels("Acme was wonderful, and Bolt lost my bag again", "Acme", "Bolt"))
                .containsExactly(POSITIVE, NEGATIVE);
        assertThat(labels("Flew with Acme. Terrible, rude staff. Bolt was great though", "Acme", "Bolt"))
                .containsExactly(NEGATIVE, POSITIVE);
    }

    @Test
    void brandsNamedTogetherShareAClause() {
        List<Sentiment> both = BrandPosts.towards(scorer, "Acme and Bolt are both great", "Acme", "Bolt");
        assertThat(both).extracting(Sentiment::label).containsExactly(POSITIVE, POSITIVE);
        assertThat(both.get(0)).isEqualTo(both.get(1));
    }

    @Test
    void oneBrandIsScoredByTheWholePost() {
        String text = "Tried Acme. It was awful, I want my money back.";
        Sentiment towards = BrandPosts.towards(scorer, text, "Acme").get(0);
        assertThat(towards.label()).isEqualTo(NEGATIVE);
    }

    @Test
    void aBrandMatchedByAFieldAloneIsScoredByTheWholePost() {
        String text = "I love Acme but Bolt is awful";
        var field = BrandPosts.match(text, "field");
        var acme = BrandPosts.match(text, "acme", "Acme");
        var bolt = BrandPosts.match(text, "bolt", "Bolt");
        var both = BrandPosts.match(text, "both", "Acme", "Bolt");
        Post post = BrandPosts.post(text);
        Sentiment whole = scorer.score(post, List.of(field, both)).get(0).sentiment();
        assertThat(scorer.score(post, List.of(field, acme, bolt)).get(0).sentiment())
                .isEqualTo(whole);
    }

    @Test
    void aTitleIsPartOfThePost() {
        Post post = BrandPosts.post(
                "Bought it last week.", "Worst purchase ever, total garbage", "reddit", "en", List.of());
        assertThat(scorer.score(post, List.of(BrandPosts.match("", "acme")))
                        .get(0)
                        .sentiment()
                        .label())
                .isEqualTo(NEGATIVE);
    }

    @ParameterizedTest
    @CsvSource({"es,es", "pt-BR,pt", "ja,ja", "in,id"})
    void aLanguageThatNoModelServesIsUnscoredAndNeverNeutral(String claim, String language) {
        Sentiment answer = scorer.score("Acme", "x", claim);
        assertThat(answer).isEqualTo(new Sentiment(UNSCORED, 0, 0, 0, language, ""));
    }

    @Test
    void withoutAClaimEnglishIsRecognised() {
        assertThat(scorer.score("this is the best thing I have seen", "x", "").language())
                .isEqualTo("en");
        assertThat(scorer.score("das ist das Beste was ich gesehen habe", "x", "und"))
                .isEqualTo(new Sentiment(UNSCORED, 0, 0, 0, "de", ""));
        assertThat(scorer.score("これは素晴らしい", "x", "")).isEqualTo(new Sentiment(UNSCORED, 0, 0, 0, "ja", ""));
    }

    static List<String> hostile() {
        return List.of(
                "",
                " ",
                "\0\0\0",
                "\uD83D",
                "\uDE00\uD83D",
                "@",
                "#",
                "http",
                "😀".repeat(50_000),
                "😀😡".repeat(25_000),
                "a".repeat(100_000),
                "great ".repeat(10_000),
                "not ".repeat(25_000),
                "a b ".repeat(25_000),
                "@#:)<3!?".repeat(12_000),
                "#Aa".repeat(33_000),
                "@".repeat(100_000),
                "z\u0300\u0301\u0302\u0303".repeat(20_000),
                "\u202Eمرحبا بالعالم\u202C ".repeat(6_000),
                "(((((:".repeat(16_000),
                ":-".repeat(50_000),
                "\n".repeat(100_000));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void hostileTextsCostLittleAndBreakNothing(String text) {
        String head = text.substring(0, Math.min(20, text.length()));
        var match = BrandPosts.match(text, "acme", "a");
        var other = BrandPosts.match(text, "bolt", "#", "great", "b");
        // The processor's time, since another process may hold the machine up.
        var threads = java.lang.management.ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        var scored = scorer.score(BrandPosts.post(text), List.of(match, other));
        Duration took = Duration.ofNanos(threads.getCurrentThreadCpuTime() - before);
        assertThat(scored).as(head).hasSize(2).allSatisfy(brand -> assertThat(
                        brand.sentiment().negative()
                                + brand.sentiment().neutral()
                                + brand.sentiment().positive())
                .isCloseTo(brand.sentiment().label() == UNSCORED ? 0 : 1, within(1e-9)));
        assertThat(took).as(head).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void threadsShareOneScorer() {
        var posts = InventedPosts.some(9, 500);
        var alone =
                posts.stream().map(post -> scorer.score(post.text(), "x", "en")).toList();
        var together = IntStream.range(0, posts.size())
                .parallel()
                .mapToObj(i -> scorer.score(posts.get(i).text(), "x", "en"))
                .toList();
        assertThat(together).isEqualTo(alone);
    }

    private List<SentimentLabel> labels(String text, String... names) {
        return BrandPosts.towards(scorer, text, names).stream()
                .map(Sentiment::label)
                .toList();
    }
}
