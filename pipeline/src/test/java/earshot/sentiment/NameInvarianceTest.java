package earshot.sentiment;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.model.Sentiment;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A brand's name must not move its score, not even a name such as "Happy Hell". */
class NameInvarianceTest {
    private static final List<String> HARD_NAMES = List.of(
            "Love",
            "Hate",
            "Best Buy",
            "No",
            "Never",
            "But",
            "Happy Hell",
            "AWFUL",
            "Great!",
            "h&m",
            "7-Eleven",
            "C3.ai",
            "Yahoo!",
            ":)",
            "Sooooo",
            "Ça Va",
            "東京",
            "Ölüm",
            "not",
            "very",
            "x",
            "Dr. Oetker",
            "😍",
            "The Good Guys");
    private static final List<String> SHAPES = List.of(
            "%s: {}",
            "{} @ %s",
            "%s. {}",
            "{} thanks %s",
            "%s, {}, really",
            "so %s... {}",
            "{} (%s)",
            "\"%s\" {}",
            "{} says #%s",
            "I told %s that {}",
            "{}, not %s!",
            "%s's people? {}");
    private static final List<String> SYLLABLES =
            List.of("ka", "lo", "mi", "ren", "to", "va", "zu", "pel", "dor", "ine", "ax", "qui");

    private final SentimentScorer scorer = SentimentScorer.load();

    @Test
    void swappingTwoHundredNamesThroughFiveHundredSentencesChangesNothing() {
        List<String> names = names();
        var posts = InventedPosts.some(7, 500);
        for (int i = 0; i < posts.size(); i++) {
            String shape = SHAPES.get(i % SHAPES.size());
            String sentence = shape.replace("{}", posts.get(i).text());
            Sentiment expected = towards(sentence, "Acme");
            for (String name : names) {
                assertThat(towards(sentence, name))
                        .as("%s in %s", name, sentence)
                        .isEqualTo(expected);
            }
        }
    }

    private Sentiment towards(String sentence, String name) {
        int at = sentence.indexOf("%s");
        String text = sentence.replace("%s", name);
        var hit = new earshot.model.Span("text", at, at + name.length());
        var match = earshot.model.BrandMatch.unscored("test", 1, "brand", List.of(hit));
        return scorer.score(BrandPosts.post(text), List.of(match)).get(0).sentiment();
    }

    private static List<String> names() {
        var random = new Random(11);
        var names = new ArrayList<>(HARD_NAMES);
        while (names.size() < 200) {
            var name = new StringBuilder();
            for (int i = 2 + random.nextInt(3); i > 0; i--) {
                name.append(SYLLABLES.get(random.nextInt(SYLLABLES.size())));
            }
            names.add(name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1));
        }
        return names;
    }

    @Test
    void anAccountsHandleChangesNothing() {
        for (String handle : List.of("acme", "love_it", "WorstEver", "a1")) {
            assertThat(scorer.score("@" + handle + " your app is broken again", "x", "en"))
                    .isEqualTo(scorer.score("@brand your app is broken again", "x", "en"));
        }
    }

    @Test
    void anAccountTaggedByDisplayNameChangesNothing() {
        var expected = tagged("Mary Smith");
        assertThat(tagged("Awful Hate")).isEqualTo(expected);
    }

    private Sentiment tagged(String name) {
        String text = "Went with " + name + " to try Acme today.";
        var post = BrandPosts.post(text, "", "facebook", "en", List.of(name));
        return scorer.score(post, List.of(BrandPosts.match(text, "acme", "Acme")))
                .get(0)
                .sentiment();
    }
}
