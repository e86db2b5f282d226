package earshot.query;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.model.Post;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Queries in the shapes that the guides of Brandwatch, Talkwalker and others teach, about invented brands. */
class AnalystQueriesTest {

    /** Blocks of a title, a query, {@code +} posts it finds and {@code -} posts it does not. */
    static Stream<Arguments> queries() throws IOException {
        try (InputStream in = AnalystQueriesTest.class.getResourceAsStream("analyst-queries.txt")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split("\n\n"))
                    .map(block -> block.strip().lines().toList())
                    .map(lines -> Arguments.of(
                            lines.get(0).substring(2), lines.get(1), posts(lines, "+ "), posts(lines, "- ")));
        }
    }

    private static List<String> posts(List<String> lines, String sign) {
        return lines.stream()
                .skip(2)
                .filter(line -> line.startsWith(sign))
                .map(line -> line.substring(sign.length()))
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("queries")
    void itIsReadAsItStandsPrintedBackAndFindsWhatItSays(
            String title, String written, List<String> found, List<String> notFound) {
        assertThat(QueryParser.read(written).problems()).noneMatch(Problem::isError);
        Query query = QueryParser.parse(written);
        String printed = QueryPrinter.print(query);
        assertThat(QueryParser.parse(printed)).isEqualTo(query);
        assertThat(QueryPrinter.print(QueryParser.parse(printed))).isEqualTo(printed);
        assertThat(found).isNotEmpty().allMatch(text -> QueryFixtures.matches(written, post(text)));
        assertThat(notFound).noneMatch(text -> QueryFixtures.matches(written, post(text)));
    }

    private static Post post(String text) {
        int bar = text.indexOf("||");
        return bar < 0
                ? QueryFixtures.post(text)
                : QueryFixtures.post(
                        text.substring(0, bar).strip(), text.substring(bar + 2).strip());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "delta -coupon                  | E20 | Write NOT coupon.",
                "delta ONEAR/5 flight           | E23 | Write NEAR/5f.",
                "delta near/5 flight            | E23 | Write NEAR/5.",
                "delta W/5 flight               | E23 | Write NEAR/5.",
                "delta /5 flight                | E23 | Write NEAR/5.",
                "delta NEAR flight              | E23 | Say how near, as in NEAR/5.",
                "delta SENTENCE/ flight         | E23 | Write NEAR/15: sentences are not told apart.",
                "(cake OR pie) AND (tea OR ale)~5 | E23 | ^Write \"a b\"~5 for words, (a OR b) NEAR/5 (c OR d) for groups.^",
                "^\"apple juice\" ~5^           | E23 | ^Write \"a b\"~5 for words, (a OR b) NEAR/5 (c OR d) for groups.^",
                "apple && juice                 | E23 | Write AND; a name such as AT&T without spaces.",
                "apple !juice                   | E23 | Write NOT juice to exclude it, {juice} for exactly this spelling.",
                "apple +juice                   | E23 | Write juice: words side by side must all be there.",
                "raw:Google                     | E17 | ^Write {Name} for exactly this spelling. To look for the text, quote it: \"raw:Google\".^",
                "at_mentions:delta              | E17 | ^Write @name. To look for the text, quote it: \"at_mentions:delta\".^",
                "hashtags:delta                 | E17 | ^Write #name. To look for the text, quote it: \"hashtags:delta\".^",
                "language:en                    | E17 | ^Write lang:. To look for the text, quote it: \"language:en\".^",
                "authorFollowers:[10 TO 20]     | E17 | ^Write followers:. To look for the text, quote it: \"authorFollowers:\".^",
            })
    void anotherToolsOperatorIsRefusedWithWhatToWriteInstead(String query, String code, String suggestion) {
        Problem error = QueryParser.read(query).problems().stream()
                .filter(Problem::isError)
                .findFirst()
                .orElseThrow();
        assertThat(error.code().id()).isEqualTo(code);
        assertThat(error.suggestion()).isEqualTo(suggestion);
    }
}
