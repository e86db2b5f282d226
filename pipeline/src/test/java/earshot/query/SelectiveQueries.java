package earshot.query;

import earshot.model.Post;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * Queries as brand teams write them: names that few posts have, alone, as phrases, as tags and handles, and near or
 * beside words that many posts have. A third of the names are words of the posts, so that there is something to find.
 */
final class SelectiveQueries {

    private static final String[] SYLLABLES = {
        "ba", "cor", "del", "ex", "fin", "gra", "hol", "in", "jo", "kra", "lu", "mer", "nov", "or", "pra", "qui",
        "ro", "sta", "tru", "ul", "ve", "wil", "xa", "yo", "zen", "tech", "co", "la", "mi", "ty", "son", "ler"
    };

    private final Random random;
    private final List<String> rare = new ArrayList<>();
    private final List<String> common = new ArrayList<>();

    SelectiveQueries(List<Post> posts, long seed) {
        random = new Random(seed);
        Map<String, Integer> frequencies = new TreeMap<>();
        Tokenizer tokenizer = Tokenizer.forPosts(false);
        Tokens tokens = new Tokens();
        for (Post post : posts) {
            tokens.clear();
            tokenizer.scan(post.text(), Field.TEXT, tokens);
            Set<String> words = new HashSet<>();
            for (int i = 0; i < tokens.terms(); i++) {
                words.add(tokens.text(i));
            }
            words.forEach(word -> frequencies.merge(word, 1, Integer::sum));
        }
        frequencies.forEach((word, posted) -> {
            if (word.matches("[a-z]{4,}") && posted * 5_000 <= posts.size()) {
                rare.add(word);
            } else if (word.matches("[a-z]{3,}") && posted * 500 >= posts.size()) {
                common.add(word);
            }
        });
    }

    List<String> take(int count) {
        List<String> queries = new ArrayList<>();
        while (queries.size() < count) {
            queries.add(next());
        }
        return queries;
    }

    private String next() {
        String name = name();
        String quoted = '"' + name + '"';
        String run = name.replace(" ", "");
        return switch (random.nextInt(20)) {
            case 0, 1, 2, 3 -> quoted;
            case 4, 5, 6, 7, 8, 9, 10, 11 -> quoted + " OR #" + run + " OR @" + run;
            case 12, 13, 14 -> quoted + " NEAR/5 (" + context() + " OR " + context() + " OR " + context() + ")";
            case 15, 16 ->
                "(" + quoted + " OR #" + run + ") AND (" + context() + " OR " + context() + ") NOT (" + context()
                        + " OR \"" + context() + " " + context() + "\")";
            case 17 -> quoted + " NOT " + context();
            case 18 -> "\"" + name + " " + context() + "\" OR \"" + context() + " " + name + "\"~4";
            default -> invented() + "* AND " + context();
        };
    }

    private String name() {
        return switch (random.nextInt(6)) {
            case 0 -> pick(rare);
            case 1 -> pick(rare) + " " + pick(rare);
            case 2 -> invented() + " " + pick(rare);
            case 3 -> invented() + " " + pick(common);
            default -> invented();
        };
    }

    private String context() {
        return pick(common);
    }

    private String invented() {
        StringBuilder name = new StringBuilder();
        for (int i = 2 + random.nextInt(3); i >= 0; i--) {
            name.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
        }
        return name.toString();
    }

    private String pick(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }
}
