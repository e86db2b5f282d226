package earshot.sentiment;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.model.BrandMatch;
import earshot.model.Evidence;
import earshot.model.Intent;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntentsTest {
    private final SentimentScorer scorer = SentimentScorer.load();

    private BrandMatch scored(String text) {
        return scorer.score(BrandPosts.post(text), List.of(BrandPosts.match(text, "acme", "Acme", "@acme")))
                .get(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "@acme my flight was cancelled and nobody helps, terrible service | COMPLAINT",
                "@acme thank you so much, the crew was wonderful! | PRAISE",
                "@acme when does the gate open? | QUESTION",
                "Which is better, Acme or Bolt? Any recommendations? | RECOMMENDATION",
                "just ordered the new Acme phone | PURCHASE",
                "@acme never flying with you again, awful | CHURN",
            })
    void anIntentIsReadFromTheWords(String text, Intent intent) {
        assertThat(scored(text).intents()).as(text).contains(intent);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Thanks for nothing @acme, worst airline ever | PRAISE",
                "seriously?! Acme is late again | QUESTION",
                "I love Acme, never been late | COMPLAINT",
                "Acme opens a new office in Bern | PURCHASE",
            })
    void whatIsNotMeantIsNotRead(String text, Intent intent) {
        assertThat(scored(text).intents()).as(text).doesNotContain(intent);
    }

    @Test
    void theSentenceThatCarriesTheFeelingIsShownWithItsWords() {
        String text = "Flew with Acme yesterday. The seats were awful and the crew rude. Landed at noon.";
        Evidence evidence = scored(text).evidence();
        assertThat(text.substring(
                        evidence.sentence().start(), evidence.sentence().end()))
                .isEqualTo("The seats were awful and the crew rude.");
        assertThat(evidence.cues())
                .anySatisfy(cue -> {
                    assertThat(text.substring(cue.span().start(), cue.span().end()))
                            .isEqualTo("awful");
                    assertThat(cue.weight()).isNegative();
                })
                .hasSizeLessThanOrEqualTo(5)
                .isSortedAccordingTo(
                        java.util.Comparator.comparingInt(cue -> cue.span().start()));
    }

    @Test
    void aTitlesSentenceIsTheTitles() {
        var post = BrandPosts.post(
                "Bought it last week.", "Worst purchase ever, total garbage", "reddit", "en", List.of());
        var match = scorer.score(post, List.of(BrandPosts.match("", "acme"))).get(0);
        assertThat(match.evidence().sentence()).isEqualTo(new earshot.model.Span("title", 0, 34));
    }

    @Test
    void withTwoBrandsTheSentenceNamesItsOwn() {
        String text = "Bolt was awful. Acme was wonderful.";
        var both = scorer.score(
                BrandPosts.post(text),
                List.of(BrandPosts.match(text, "acme", "Acme"), BrandPosts.match(text, "bolt", "Bolt")));
        assertThat(both.get(0).evidence().sentence().start()).isEqualTo(16);
        assertThat(both.get(1).evidence().sentence().end()).isEqualTo(15);
    }
}
