package earshot.sentiment;

import static earshot.model.SentimentLabel.NEGATIVE;
import static earshot.model.SentimentLabel.POSITIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import earshot.model.Sentiment;
import earshot.model.SentimentLabel;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said about each of two brands in one post. */
class TowardsBrandTest {
    private final SentimentScorer scorer = SentimentScorer.load();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Acme is better than Bolt",
                "Acme is so much better than Bolt!",
                "Bolt is worse than Acme",
                "Bolt isn't as good as Acme",
                "Bolt is not nearly as reliable as Acme",
                "Acme is way more comfortable than Bolt",
                "Bolt is less comfortable than Acme",
                "Acme beats Bolt every time",
                "I prefer Acme over Bolt",
                "I switched from Bolt to Acme last year",
                "just switched to Acme from Bolt",
                "ditched Bolt for Acme",
            })
    void acmeComesOffBetterThanBoltAlsoWhereBoltIsNotTracked(String text) {
        assertThat(BrandPosts.towards(scorer, text, "Acme").get(0).label()).isEqualTo(POSITIVE);
        acmeComesOffBetterThanBolt(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I love Acme but Bolt is awful",
                "Bolt is the worst. Acme is amazing",
            })
    void acmeComesOffBetterThanBolt(String text) {
        List<Sentiment> both = BrandPosts.towards(scorer, text, "Acme", "Bolt");
        assertThat(both).extracting(Sentiment::label).as("%s", both).containsExactly(POSITIVE, NEGATIVE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "going from Acme to Bolt takes an hour",
                "my flight from Acme is later than the one from Bolt",
                "flying with Acme and Bolt tomorrow",
            })
    void whereNothingIsComparedNeitherIsHurt(String text) {
        assertThat(BrandPosts.towards(scorer, text, "Acme", "Bolt"))
                .extracting(Sentiment::label)
                .doesNotContain(SentimentLabel.NEGATIVE);
    }

    @Test
    void brandsInAListShareTheFeeling() {
        List<Sentiment> all =
                BrandPosts.towards(scorer, "Acme, Bolt and Cord are all terrible", "Acme", "Bolt", "Cord");
        assertThat(all).extracting(Sentiment::label).containsOnly(NEGATIVE);
    }

    @Test
    void aTextsScoreIsTheSumOfItsTokensSharesAndTheRest() throws Exception {
        var model = SentimentModel.shipped("en");
        var scanner = new TokenScanner(model.lexicon());
        var features = new Features(model.lexicon());
        double[] shares = new double[(Tokens.MOST + 1) * SentimentTable.CLASSES];
        double[] scores = new double[SentimentTable.CLASSES];
        for (LabelledPost post : InventedPosts.some(3, 300)) {
            Tokens tokens = scanner.scan(post.text() + " :) but it's NOT sooo bad 😀", Mask.NONE);
            features.read(tokens, Source.FORUM);
            model.table().score(features, scores);
            model.table().share(features, tokens, shares);
            for (int k = 0; k < SentimentTable.CLASSES; k++) {
                double sum = shares[Tokens.MOST * SentimentTable.CLASSES + k];
                for (int i = 0; i < tokens.count; i++) {
                    sum += shares[i * SentimentTable.CLASSES + k];
                }
                assertThat(sum).as(post.text()).isCloseTo(scores[k], within(1e-4));
            }
        }
    }
}
