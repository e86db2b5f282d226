package earshot.sentiment;

import earshot.model.Author;
import earshot.model.BrandMatch;
import earshot.model.Post;
import earshot.model.PostKind;
import earshot.model.Sentiment;
import earshot.model.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** BrandPosts and matches for tests. */
final class BrandPosts {
    private BrandPosts() {}

    static Post post(String text) {
        return post(text, "", "x", "en", List.of());
    }

    static Post post(String text, String title, String platform, String language, List<String> mentions) {
        return new Post(
                platform + ":1",
                platform,
                PostKind.ORIGINAL,
                Author.UNKNOWN,
                text,
                title,
                List.of(),
                List.of(),
                mentions,
                List.of(),
                language,
                "",
                -1,
                "",
                "",
                "",
                "",
                Instant.EPOCH,
                Instant.EPOCH,
                "");
    }

    /** The post by somebody with so many followers. */
    static Post by(Post post, long followers) {
        return post.withAuthor(new Author("x:7", "Ann", "ann", followers, false));
    }

    /** A match of {@code brand} wherever one of the names stands in the text. */
    static BrandMatch match(String text, String brand, String... names) {
        var hits = new ArrayList<Span>();
        for (String name : names) {
            for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length())) {
                hits.add(new Span("text", at, at + name.length(), name));
            }
        }
        return BrandMatch.unscored("test", 1, brand, hits);
    }

    /** Each name's sentiment where all of them are tracked. */
    static List<Sentiment> towards(SentimentScorer scorer, String text, String... names) {
        var matches = Arrays.stream(names).map(name -> match(text, name, name)).toList();
        return scorer.score(post(text), matches).stream()
                .map(BrandMatch::sentiment)
                .toList();
    }
}
