package earshot.sentiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import earshot.model.SentimentLabel;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SecondOpinionTest {
    @Test
    void aSentenceIsJudgedByItsTree() {
        Optional<SecondOpinion> opinions = SecondOpinion.load();
        assumeTrue(opinions.isPresent(), "CoreNLP's models are not on the class path: no second opinion to test");

        var negative = opinions.get()
                .of("@acme The seats were awful. https://example.org/great")
                .orElseThrow();
        assertThat(negative.label()).isEqualTo(SentimentLabel.NEGATIVE);
        assertThat(negative.negative() + negative.neutral() + negative.positive())
                .isBetween(0.999, 1.001);
        assertThat(negative.tree()).startsWith("(-").contains("awful").doesNotContain("acme", "http");
        assertThat(opinions.get().of("What a wonderful crew!").orElseThrow().label())
                .isEqualTo(SentimentLabel.POSITIVE);
        assertThat(opinions.get().of("  ")).isEmpty();
        assertThat(opinions.get().of("word ".repeat(10_000))).isPresent();
    }
}
