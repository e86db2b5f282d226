package earshot.query;

import static earshot.query.QueryFixtures.post;
import static earshot.query.QueryFixtures.set;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.model.Post;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What nobody should ask and somebody will: the steps it takes are counted, as time depends on the machine. */
class AdversarialTest {

    /** Of a word's repetition: 50 KB. */
    private static final int TOKENS = 25_000;
    /** A token: of a reach of 200, 100 for the one side with the distance and 100 for the other, and what it takes below. */
    private static final long MOST_STEPS = 11_000;

    private static long steps(String query, Post post, boolean matches) {
        BrandMatcher matcher = BrandMatcher.compile(set(query));
        assertThat(matcher.match(post).isEmpty()).as(query).isEqualTo(!matches);
        return matcher.steps();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(a NEAR/100f a) NEAR/100f z",
                "((a NEAR/60 a) NEAR/20 (a NEAR/60 a)) NEAR/20f z",
                "((a NEAR/50 (a OR aa*)) NEAR/50 (a NEAR/50 a)) NEAR/50f z",
                "(((a NEAR/50 a) NEAR/50 a) NEAR/50 a) NEAR/50f z",
                "\"a a a a a a a a a a a a a a a a a a a a z\"~20",
            })
    void aNestOfNearsOverOneWordsRepetitionIsBoundedByTheSquareOfItsReach(String query) {
        Post post = post("z " + "a ".repeat(TOKENS));
        assertThat(steps(query, post, query.startsWith("\""))).isLessThan(TOKENS * MOST_STEPS);
    }

    @Test
    void hitsOfARepetitionAreFoundInBoundedStepsToo() {
        Post post = post("a ".repeat(TOKENS));
        assertThat(steps("(a NEAR/100 a) NEAR/100 a", post, true)).isLessThan(TOKENS * MOST_STEPS);
    }

    @Test
    void aLongArticleCostsItsWords_andWordsThatEveryoneSaysCostTheirOccurrences() {
        Random random = new Random(1);
        String[] words = {"apple", "target", "gap", "the", "shell", "store", "on", "in", "jacket", "word"};
        String article = IntStream.range(0, 9_000)
                .mapToObj(i -> words[random.nextInt(words.length)])
                .collect(Collectors.joining(" "));
        String[] queries = {
            "gap NEAR/5 (jacket OR store)",
            "(apple OR target OR gap) AND (the NEAR/3f store) NOT xyzzy",
            "\"the gap\" OR \"the target store\" OR {Apple}",
            "the AND on AND in NOT (shell NEAR/100 xyzzy)",
        };
        BrandMatcher matcher = BrandMatcher.compile(set(queries));
        assertThat(matcher.match(post(article))).hasSize(4);
        assertThat(matcher.steps()).isLessThan(9_000 * 100L);
    }

    @Test
    void ofFiveThousandNamesOnlyThoseThatOccurAreLookedAt() {
        String names = IntStream.range(0, 5_000).mapToObj(i -> "name" + i).collect(Collectors.joining(" OR "));
        BrandMatcher matcher = BrandMatcher.compile(set(names, "(" + names + ") NEAR/3 shop"));
        List<Post> posts = Stream.of("nothing of it", "name17 and name4999", "a shop name0 has")
                .map(QueryFixtures::post)
                .toList();
        assertThat(posts.stream().mapToInt(matcher::count).sum()).isEqualTo(3);
        assertThat(matcher.steps()).isLessThan(5_000 * 3);
    }

    @Test
    void nearsThatReachTooFarTogetherAreRefused() {
        assertThat(QueryParser.read("((a NEAR/100 b) NEAR/100 c) NEAR/1 d").problems())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.TOO_DEEP);
        assertThat(QueryParser.read("(a NEAR/100 b) NEAR/100 c").problems()).isEmpty();
    }
}
