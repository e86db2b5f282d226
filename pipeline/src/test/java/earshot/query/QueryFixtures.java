package earshot.query;

import earshot.model.Author;
import earshot.model.BrandMatch;
import earshot.model.BrandSet;
import earshot.model.BrandSet.Brand;
import earshot.model.Post;
import earshot.model.PostKind;
import earshot.model.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Posts and brand sets of which a test states only what matters. */
final class QueryFixtures {

    private QueryFixtures() {}

    static Post post(String text) {
        return post("", text);
    }

    static Post post(String title, String text) {
        return post(title, text, List.of("https://www.example.com/deals/summer-sale?id=7"));
    }

    static Post post(String title, String text, List<String> links) {
        return new Post(
                "x:1",
                "x",
                PostKind.ORIGINAL,
                new Author("x:7", "Ada Lovelace", "ada", 1200, false),
                text,
                title,
                links,
                List.of(),
                List.of(),
                List.of(),
                "pt-BR",
                "Lagos, Nigeria",
                2,
                "x:10",
                "x:11",
                "",
                "https://news.example.org/status/1",
                Instant.EPOCH,
                Instant.EPOCH,
                "web");
    }

    static BrandSet set(String... queries) {
        List<Brand> brands = new ArrayList<>();
        for (int i = 0; i < queries.length; i++) {
            brands.add(new Brand("brand-" + i, "Brand " + i, queries[i], List.of(), List.of()));
        }
        return set(brands, false);
    }

    static BrandSet set(List<Brand> brands, boolean hashtagsAsWords) {
        return new BrandSet("test", 1, brands, hashtagsAsWords, List.of(), "UTC", List.of(), List.of());
    }

    static boolean matches(String query, Post post) {
        return !BrandMatcher.compile(set(query)).match(post).isEmpty();
    }

    static boolean matches(String query, String text) {
        return matches(query, post(text));
    }

    /** What of the post the query's hits cover. */
    static List<String> hits(String query, Post post) {
        return BrandMatcher.compile(set(query)).match(post).stream()
                .map(BrandMatch::hits)
                .flatMap(List::stream)
                .map(hit -> covered(hit, post))
                .toList();
    }

    private static String covered(Span hit, Post post) {
        return (hit.field().equals("title") ? post.title() : post.text()).substring(hit.start(), hit.end());
    }
}
