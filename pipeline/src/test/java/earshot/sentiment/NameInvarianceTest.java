package earshot.sentiment;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.model.BrandMatch;
import earshot.model.Sentiment;
import earshot.model.Span;
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
    private static final List<String> SHAPES_OF_TWO = List.of(
            "%1$s: {}, but %2$s is on time",
            "%1$s is better than %2$s, {}",
            "I love %1$s. {} with %2$s",
            "{}, so I switched from %1$s to %2$s",
            "%2$s isn't as good as %1$s and {}",
            "%1$s and %2$s both say {}",
            "hate %1$s; %2$s though, {}",
            "%1$s (not %2$s!) {}",
            "I prefer %1$s over %2$s: {}",
            "while %1$s was rude, #%2$s was nice. {}",
            "{} at %1$s, %2$s, everywhere",
            "%1$s's staff, unlike %2$s's, is kind; {}");
    private static final List<String> SYLLABLES =
            List.of("ka", "lo", "mi", "ren", "to", "va", "zu", "pel", "dor", "ine", "ax", "qui");

    private final SentimentScorer scorer = SentimentScorer.load(SentimentConfig.TABLE);

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

    @Test
    void swappingEitherOfTwoNamesChangesNeithersSentiment() {
        List<String> names = names();
        var posts = InventedPosts.some(8, 500);
        for (int i = 0; i < posts.size(); i++) {
            String shape = SHAPES_OF_TWO.get(i % SHAPES_OF_TWO.size());
            String sentence = shape.replace("{}", posts.get(i).text());
            List<Sentiment> expected = towards(sentence, "Acme", "Bolt");
            for (int k = 0; k < names.size(); k++) {
                String name = names.get(k);
                String other = names.get((k + 17 * i + 1) % names.size());
                assertThat(towards(sentence, name, "Bolt"))
                        .as("%s first in %s", name, sentence)
                        .isEqualTo(expected);
                assertThat(towards(sentence, "Acme", name))
                        .as("%s second in %s", name, sentence)
                        .isEqualTo(expected);
                assertThat(towards(sentence, name, other))
                        .as("%s and %s in %s", name, other, sentence)
                        .isEqualTo(expected);
            }
        }
    }

    private Sentiment towards(String sentence, String name) {
        int at = sentence.indexOf("%s");
        String text = sentence.replace("%s", name);
        var match = match("brand", at, name);
        return scorer.score(BrandPosts.post(text), List.of(match)).get(0).sentiment();
    }

    private List<Sentiment> towards(String sentence, String first, String second) {
        boolean inOrder = sentence.indexOf("%1$s") < sentence.indexOf("%2$s");
        int one = sentence.replace("%2$s", inOrder ? "" : second).indexOf("%1$s");
        int two = sentence.replace("%1$s", inOrder ? first : "").indexOf("%2$s");
        String text = sentence.replace("%1$s", first).replace("%2$s", second);
        var matches = List.of(match("one", one, first), match("two", two, second));
        return scorer.score(BrandPosts.post(text), matches).stream()
                .map(BrandMatch::sentiment)
                .toList();
    }

    private static BrandMatch match(String brand, int at, String name) {
        return BrandMatch.unscored("test", 1, brand, List.of(new Span("text", at, at + name.length())));
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
