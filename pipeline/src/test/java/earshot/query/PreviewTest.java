package earshot.query;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.model.BrandSet;
import earshot.model.BrandSet.Brand;
import earshot.model.Post;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PreviewTest {

    private static BrandSet set(List<String> excludedAuthors, String... queries) {
        BrandSet set = QueryFixtures.set(queries);
        return new BrandSet("test", 1, set.brands(), false, List.of(), "UTC", excludedAuthors, List.of());
    }

    private static Post numbered(int number, String text) {
        Post post = QueryFixtures.post(text);
        return new Post(
                "x:" + number,
                post.platform(),
                post.kind(),
                post.author(),
                post.text(),
                post.title(),
                post.links(),
                post.hashtags(),
                post.mentions(),
                post.media(),
                post.language(),
                post.place(),
                post.rating(),
                post.parentId(),
                post.rootId(),
                post.originalId(),
                post.permalink(),
                post.publishedAt(),
                post.versionAt(),
                post.source());
    }

    private static List<Preview.Found> preview(BrandSet set, String... texts) {
        Preview preview = new Preview(set, 2);
        for (int i = 0; i < texts.length; i++) {
            preview.add(numbered(i, texts[i]));
        }
        preview.add(numbered(0, texts[0]));
        return preview.found(3);
    }

    @Test
    void eachExclusionIsToldWithWhatItAloneTakesAway() {
        var found = preview(
                set(List.of(), "delta NOT (force OR blues) NOT lang:en", "force"),
                "delta force",
                "delta flight",
                "delta force blues",
                "delta blues",
                "delta blues again",
                "united");
        assertThat(found.get(0).matched()).isEqualTo(1);
        assertThat(found.get(0).removed()).isEqualTo(Map.of("NOT force", 1L, "NOT blues", 2L, "NOT lang:en", 0L));
        assertThat(found.get(1).matched()).isEqualTo(2);
        assertThat(found.get(1).removed()).isEmpty();
    }

    @Test
    void whatTheSetExcludesIsToldOfEachBrand() {
        var found = preview(set(List.of("ada"), "delta", "united"), "delta", "delta late", "x");
        assertThat(found).extracting(Preview.Found::matched).containsExactly(0L, 0L);
        assertThat(found.get(0).removed()).isEqualTo(Map.of("excluded-authors", 2L));
    }

    @Test
    void samplesAreTheSameAtEveryRun_andWordsThatComeAlongAreTold() {
        String[] texts = new String[40];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = i % 4 == 0
                    ? "the delta gate" + i + " is late"
                    : "the sun shines and bus " + i + (i < 9 ? " late" : "");
        }
        var found = preview(set(List.of(), "delta"), texts).get(0);
        assertThat(found.samples())
                .hasSize(2)
                .isEqualTo(preview(set(List.of(), "delta"), texts).get(0).samples());
        assertThat(found.terms()).first().isEqualTo(new Preview.Together("late", 10, 16));
        assertThat(found.terms()).extracting(Preview.Together::term).doesNotContain("delta", "the", "is");
    }

    @Test
    void whatChangesBetweenTwoVersionsIsTold() {
        BrandSet before = set(List.of(), "delta OR united", "a", "gone");
        List<Brand> brands = List.of(
                new Brand("brand-0", "Brand 0", "delta\n  OR united", List.of(), List.of()),
                new Brand(
                        "brand-1", "Alpha", "a OR b", List.of("x:a"), List.of(), List.of("a.example"), List.of("desk")),
                new Brand("new", "New", "n", List.of(), List.of()));
        BrandSet after = new BrandSet("test", 2, brands, true, List.of(), "UTC", List.of(), List.of());
        assertThat(BrandSetDiff.between(before, after))
                .containsExactly(
                        "~ hashtags-as-words: false -> true",
                        "- brand-2",
                        "~ brand-1 name: Brand 1 -> Alpha",
                        "~ brand-1 accounts: [] -> [x:a]",
                        "~ brand-1 sites: [] -> [a.example]",
                        "~ brand-1 routes: [] -> [desk]",
                        "~ brand-1 query",
                        "    - a",
                        "    + a OR b",
                        "+ new: n");
        assertThat(BrandSetDiff.between(before, before)).isEmpty();
    }
}
