package earshot.query;

import earshot.model.Post;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Queries and posts that nobody should write and somebody will. */
record AdversarialPosts(String name, Post post, String... queries) {

    private static final String NAMES =
            IntStream.range(0, 5_000).mapToObj(i -> "name" + i).collect(Collectors.joining(" OR "));

    /** Of one word's repetition: 50 KB. */
    static final int TOKENS = 25_000;

    static List<AdversarialPosts> all() {
        String[] common = {
            "gap NEAR/5 (jacket OR store)",
            "(apple OR target OR gap) AND (the NEAR/3f store) NOT xyzzy",
            "\"the gap\" OR \"the target store\" OR {Apple}",
            "the AND on AND in NOT (shell NEAR/100 xyzzy)",
        };
        return List.of(
                new AdversarialPosts("common words", post("the gap on target, the apple in the store"), common),
                new AdversarialPosts("an article of common words", post(article()), common),
                new AdversarialPosts("5,000 names", post("name17 and name4999 in a shop"), NAMES),
                new AdversarialPosts(
                        "5,000 names near a word, in an article", post(article()), "(" + NAMES + ") NEAR/3 the"),
                new AdversarialPosts(
                        "a nest of NEARs over one word's repetition",
                        post("z " + "a ".repeat(TOKENS)),
                        "((a NEAR/50 (a OR aa*)) NEAR/50 (a NEAR/50 a)) NEAR/50f z"));
    }

    private static Post post(String text) {
        return QueryFixtures.post(text);
    }

    /** Of 50 KB. */
    static String article() {
        Random random = new Random(1);
        String[] words = {"apple", "target", "gap", "the", "shell", "store", "on", "in", "jacket", "name17"};
        return IntStream.range(0, 10_000)
                .mapToObj(i -> words[random.nextInt(words.length)])
                .collect(Collectors.joining(" "));
    }
}
