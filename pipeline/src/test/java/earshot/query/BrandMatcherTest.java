package earshot.query;

import static earshot.query.QueryFixtures.hits;
import static earshot.query.QueryFixtures.matches;
import static earshot.query.QueryFixtures.post;
import static earshot.query.QueryFixtures.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earshot.model.BrandMatch;
import earshot.model.BrandSet;
import earshot.model.BrandSet.Brand;
import earshot.model.Span;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The decisions of the language, each by example. */
class BrandMatcherTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                // Boolean
                "delta flight           | flight by Delta             | true",
                "delta AND flight       | Delta only                  | false",
                "delta OR united        | United it is                | true",
                "delta NOT force        | Delta Force                 | false",
                "delta NOT force        | Delta flight                | true",
                "delta NOT (force OR blues) | delta blues             | false",
                "(delta OR united) gate | the united gate             | true",
                "delta <<<the airline>>> flight | delta flight         | true",
                // phrase
                "^\"new york times\"^   | The New-York Times          | true",
                "^\"new york times\"^   | New York's Times            | true",
                "^\"new york times\"^   | new times york              | false",
                // words close to each other
                "^\"a b c\"~2^          | c a b                       | true",
                "^\"a b c\"~2^          | c x a b                     | false",
                "^\"a b c\"~3^          | c x a b                     | true",
                "^\"delta's delta x\"~5^ | Delta's x                  | false",
                "^\"delta's delta x\"~5^ | Delta's x delta            | true",
                // proximity
                "a NEAR/1 b             | b a                         | true",
                "a NEAR/1 b             | a x b                       | false",
                "a NEAR/2 b             | a x b                       | true",
                "a NEAR/2f b            | b a                         | false",
                "a NEAR/2f b            | b a x b                     | true",
                "a NEAR/3 a             | just a here                 | false",
                "a NEAR/3 a             | a b a                       | true",
                "(a OR b) NEAR/1 (c OR d) | b d                       | true",
                "(a OR b) NEAR/3 (b OR c) | just b here               | false",
                "^\"a b\" NEAR/2 c^     | a b x c                     | true",
                "^\"a b\" NEAR/1 c^     | a b x c                     | false",
                "(a NEAR/2 b) NEAR/2 c  | a x b x c                   | true",
                "(a NEAR/3 b) NEAR/3 c  | a c b                       | false",
                "a NEAR/2 b NEAR/2 c    | a x b x c                   | true",
                // wildcards
                "runn*                  | running late                | true",
                "runn*                  | run                         | false",
                "wom?n                  | women                       | true",
                "wom?n                  | womn                        | false",
                "#delt*                 | #DeltaAir                   | true",
                "caf*                   | Café                        | true",
                "^\"runn* shoes\"^      | Running shoes               | true",
                // case and accents
                "{Apple}                | Apple pays                  | true",
                "{Apple}                | an apple                    | false",
                "{Apple}                | Apple's pay                 | true",
                "{Apple}                | APPLE'S pay                 | false",
                "{cafe}                 | café                        | false",
                "{Café}                 | Cafe\u0301                  | true",
                "{Air Canada}           | air Canada                  | false",
                "cafe                   | CAFÉ                        | true",
                "café                   | cafe                        | false",
                // tags, handles, tickers, emoji
                "delta                  | #delta                      | false",
                "delta                  | @delta                      | false",
                "#delta                 | delta                       | false",
                "#delta                 | #Delta!                     | true",
                "@delta                 | .@Delta hi                  | true",
                "@delta                 | ask @delta.bsky.social      | true",
                "$tsla                  | buy $TSLA                   | true",
                "tsla                   | buy $TSLA                   | false",
                "✈                      | off ✈️ we go                | true",
                "👍                      | 👍🏽                          | true",
                "👍🏽                      | 👍                          | false",
                // possessives, hyphens, dots
                "delta                  | Delta’s late                | true",
                "delta's                | Delta’s late                | true",
                "delta's                | Delta late                  | false",
                "shell                  | she'll                      | false",
                "AT&T                   | at&t rocks                  | true",
                "AT&T                   | AT T                        | true",
                "t-mobile               | T Mobile                    | true",
                "delta                  | late.Delta                  | true",
                "delta.com              | on delta.com                | true",
                "delta                  | https://delta.com           | false",
                // scripts without spaces, Korean
                "日本航空                 | 今日は日本航空です              | true",
                "삼성                    | 삼성이 좋다                   | true",
                "{삼성}                  | 삼성이 좋다                   | false",
                "ไทย                    | ภาษาไทยนี้                   | true",
                // initials, decimals, full width, elongation
                "U.S.                   | in the U.S. today           | true",
                "us                     | in the U.S. today           | false",
                "3.5                    | only 3.5 stars              | true",
                "ＤＥＬＴＡ                | delta                       | true",
                "loool                  | looool                      | false",
                "istanbul               | İstanbul                    | true",
                "rock'n'roll            | Rock‘n’Roll                 | true",
                // one place, whatever stands there
                "a NEAR/2 b             | a https://x.org/y z b       | false",
                "a NEAR/2 b             | a https://x.org/y b         | true",
                "a NEAR/2 b             | a 👩‍👩‍👧‍👦 b                    | true",
                "👩‍🚀                     | 👩🏽‍🚀                         | true",
                "👩                      | 👩‍🚀                         | false",
                "🇫🇷                      | 🇩🇪🇫🇷                        | true",
                "🇪🇫                      | 🇩🇪🇫🇷                        | false",
                "本日                     | 日本日本                      | true",
                "본사                     | 일본사람                      | false",
                "@delta                 | @deltaair                   | false",
                "#delta                 | #deltaair                   | false",
                "sh*ll                  | she'll                      | true",
                // fields
                "platform:x             | any                         | true",
                "kind:original          | any                         | true",
                "kind:(reply OR quote)  | any                         | false",
                "lang:pt                | any                         | true",
                "lang:pt-BR             | any                         | true",
                "author:@Ada            | any                         | true",
                "^author:\"ada lovelace\"^ | any                       | true",
                "author:love            | any                         | false",
                "site:example.org       | any                         | true",
                "site:ample.org         | any                         | false",
                "country:nigeria        | any                         | true",
                "links:example.com/deals | any                        | true",
                "links:sale             | any                         | true",
                "^links:\"sale summer\"^ | any                        | false",
                "url:status             | any                         | true",
                "parent:x:10            | any                         | true",
                "root:11                | any                         | true",
                "followers:[1000 TO *]  | any                         | true",
                "followers:[* TO 1000]  | any                         | false",
                "rating:[1 TO 2]        | any                         | true",
                "rating:3               | any                         | false",
                "any NOT lang:pt        | any                         | false",
            })
    void aQueryMatchesWhatItsWriterMeant(String query, String text, boolean expected) {
        assertThat(matches(query, text)).isEqualTo(expected);
    }

    @Test
    void aTitleIsSearchedWithTheText_butNoPhraseRunsOverItsEnd() {
        assertThat(matches("storm", post("Storm", "all calm"))).isTrue();
        assertThat(matches("title:storm", post("Storm", "all calm"))).isTrue();
        assertThat(matches("title:calm", post("Storm", "all calm"))).isFalse();
        assertThat(matches("\"storm all\"", post("Storm", "all calm"))).isFalse();
        assertThat(matches("storm NEAR/100 all", post("Storm", "all calm"))).isFalse();
        assertThat(matches("storm AND calm", post("Storm", "all calm"))).isTrue();
    }

    @Test
    void hitsAreTheOriginalsWords() {
        assertThat(hits("delta NOT force", post("Delta’s news", "so ＤＥＬＴＡ, #delta: delta")))
                .containsExactly("Delta’s", "ＤＥＬＴＡ", "delta");
        assertThat(hits("\"new york\" OR york OR ny", post("New\u00a0York and York")))
                .containsExactly("New\u00a0York", "York");
        assertThat(hits("lang:pt", post("any"))).isEmpty();
    }

    @Test
    void aHitTellsTheClauseThatReachesFarthest() {
        assertThat(clauses("(\"new york\" OR york OR #ny) NOT jersey", "York, New York #ny"))
                .containsExactly("york", "\"new york\"", "#ny");
        assertThat(clauses("(late OR #fail) NEAR/3 (\"new york\" OR {NYC})", "New York late"))
                .containsExactly(
                        "(late OR #fail) NEAR/3 (\"new york\" OR {NYC})",
                        "(late OR #fail) NEAR/3 (\"new york\" OR {NYC})");
        assertThat(clauses("title:storm OR \"a b c\"~4", "b a c")).containsOnly("\"a b c\"~4");
        assertThat(clauses("a".repeat(500) + " OR b", "a".repeat(500))).containsExactly("a".repeat(119) + "…");
    }

    private static List<String> clauses(String query, String text) {
        return BrandMatcher.compile(set(query)).match(post(text)).get(0).hits().stream()
                .map(Span::clause)
                .toList();
    }

    @Test
    void ofAProximityOnlyThePlacesThatTakePartAreHits() {
        assertThat(hits("a NEAR/2 b", post("b x x a x b x x x a"))).containsExactly("a", "b");
        assertThat(hits("(a NEAR/2 b) NEAR/2 c", post("a b c x x x a b"))).containsExactly("a", "b", "c");
        assertThat(hits("\"a b c\"~3", post("a b x c x x x a"))).containsExactly("a", "b", "c");
    }

    @Test
    void wordsMatchTheirTag_whereTheSetSaysSo() {
        List<Brand> brands = List.of(new Brand("delta", "Delta", "delta", List.of(), List.of()));
        assertThat(BrandMatcher.compile(set(brands, true)).match(post("#Delta")))
                .hasSize(1);
        assertThat(BrandMatcher.compile(set(brands, true)).match(post("#DeltaAir")))
                .isEmpty();
    }

    @Test
    void matchesComeByBrandId() {
        List<Brand> brands = List.of(
                new Brand("zeta", "Z", "word", List.of(), List.of()),
                new Brand("alpha", "A", "word OR term", List.of(), List.of()),
                new Brand("beta", "B", "term", List.of(), List.of()));
        assertThat(BrandMatcher.compile(set(brands, false)).match(post("a word")))
                .extracting(BrandMatch::brand)
                .containsExactly("alpha", "zeta");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    https://delta.com/baggage http://WWW.Delta.com?x=1 | delta.com
                    https://news.delta.com/a https://delta.news https://shop.delta.com:8080/ | delta.com delta.news shop.delta.com
                    https://notdelta.com/delta.com https://delta.com.example https://com | ''
                    delta.news/today | delta.news
                    """)
    void aMentionTellsWhichOfTheBrandsOwnSitesItLinksTo(String links, String sites) {
        List<String> own = List.of("delta.com", "https://www.Delta.news/", "shop.delta.com");
        Brand delta = new Brand("delta", "Delta", "delta", List.of(), List.of(), own, List.of());
        Brand other = new Brand("other", "Other", "delta", List.of(), List.of());
        assertThat(BrandMatcher.compile(set(List.of(delta, other), false))
                        .match(post("", "delta", List.of(links.split(" ")))))
                .extracting(match -> String.join(" ", match.ownSites()))
                .containsExactly(sites, "");
    }

    @Test
    void aSetListensToItsLanguagesAndNotToItsExclusions() {
        List<Brand> brands = List.of(new Brand("delta", "Delta", "delta", List.of(), List.of()));
        assertThat(match(brands, List.of("en"), List.of(), List.of())).isEmpty();
        assertThat(match(brands, List.of("en", "pt"), List.of(), List.of())).hasSize(1);
        assertThat(match(brands, List.of(), List.of("@ADA"), List.of())).isEmpty();
        assertThat(match(brands, List.of(), List.of(), List.of("example.org"))).isEmpty();
        assertThat(match(brands, List.of(), List.of("bob"), List.of("example.com")))
                .hasSize(1);
    }

    private static List<BrandMatch> match(
            List<Brand> brands, List<String> languages, List<String> authors, List<String> sites) {
        BrandSet set = new BrandSet("test", 1, brands, false, languages, "UTC", authors, sites);
        return BrandMatcher.compile(set).match(post("delta"));
    }

    @Test
    void aQueryThatCannotBeReadNamesItsBrand() {
        assertThatThrownBy(() -> BrandMatcher.compile(set("delta", "a OR")))
                .isInstanceOf(QueryException.class)
                .hasMessageStartingWith("brand brand-1: 1:5 E08 ");
    }
}
