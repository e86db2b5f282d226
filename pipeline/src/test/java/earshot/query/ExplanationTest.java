package earshot.query;

import static earshot.query.QueryFixtures.post;
import static earshot.query.QueryFixtures.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earshot.model.BrandSet;
import earshot.model.Post;
import earshot.model.Span;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExplanationTest {

    private static Explained explain(String query, String text) {
        return BrandMatcher.compile(set(query)).explain(post(text), "brand-0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            nullValues = "-",
            value = {
                "delta                              | delta            | -",
                "delta                              | united           | delta is not there",
                "delta NOT force                    | delta force      | force is there, and excluded",
                "delta NOT force                    | force            | delta is not there; force is there, and excluded",
                "delta NOT (force OR blues)         | delta blues      | blues is there, and excluded",
                "delta NOT (force AND blues)        | delta force blues | force is there, and excluded",
                "(a AND b AND c) OR (d AND e)       | a                | b is not there; c is not there",
                "(a AND b AND c) OR (d AND e)       | a b              | c is not there",
                "a NEAR/2 (b OR c)                  | a x x b          | a NEAR/2 (b OR c) is not there",
                "^\"new york\" AND lang:en^         | new york         | lang:en is not there",
                "(a OR b) AND (c OR b)              | x                | b is not there",
                "(a OR x) NOT (x AND y)             | x y              | y is there, and excluded",
                "a NOT a                            | a                | a is there, and excluded",
                "delta NOT rating:[1 TO 2]          | delta            | rating:[1 TO 2] is there, and excluded",
            })
    void aMissNamesTheFewestClausesThatDecidedIt(String query, String text, String failures) {
        String told = explain(query, text).failures().stream()
                .map(Explanation.Failure::toString)
                .collect(Collectors.joining("; "));
        assertThat(told).isEqualTo(failures == null ? "" : failures);
    }

    @Test
    void theTreeTellsWhatMatchedWhere() {
        Explained explained =
                explain("(\"new york\" OR ny) AND (late NEAR/3 gate) NOT jersey", "New York: gate is late");
        assertThat(explained.matches()).isTrue();
        assertThat(explained.query().reasons())
                .extracting(Explanation::clause)
                .containsExactly("\"new york\"", "late NEAR/3 gate");
        assertThat(explained.query().reasons().get(1).hits())
                .containsExactly(
                        new Span("text", 10, 14, "late NEAR/3 gate"), new Span("text", 18, 22, "late NEAR/3 gate"));
        assertThat(explained.query().reasons().get(1).parts())
                .flatExtracting(Explanation::hits)
                .containsExactly(new Span("text", 18, 22, "late"), new Span("text", 10, 14, "gate"));
    }

    @Test
    void whatTheSetKeepsOutIsTold() {
        BrandSet some = set("delta");
        BrandSet strict = new BrandSet(
                "test", 1, some.brands(), false, List.of("en"), "UTC", List.of("ada"), List.of("example.org"));
        Explained explained = BrandMatcher.compile(strict).explain(post("delta"), "brand-0");
        assertThat(explained.matches()).isFalse();
        assertThat(explained.failures()).isEmpty();
        assertThat(explained.excludedBy()).isEqualTo("languages, excluded-authors, excluded-sites");
    }

    @Test
    void aBrandThatIsNotThereIsAnError() {
        assertThatThrownBy(() -> BrandMatcher.compile(set("delta")).explain(post("delta"), "brand-1"))
                .hasMessage("no brand brand-1");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void withTheFailuresOtherwiseItMatches_andWithNoFewerClauses(long seed) {
        Random random = new Random(seed);
        RandomQueries generator = new RandomQueries(random);
        int several = 0;
        int namedTwice = 0;
        for (int i = 0; i < 400; i++) {
            String query = i % 2 == 0 ? QueryPrinter.print(generator.next()) : ofFewWords(random, 3);
            BrandMatcher matcher = BrandMatcher.compile(set(query));
            List<String> leaves = leaves(explain(query, "").query()).toList();
            List<String> clauses = leaves.stream().distinct().toList();
            if (clauses.size() > 8 || query.contains("…")) {
                continue;
            }
            for (int j = 0; j < 5; j++) {
                Post post = post(i % 2 == 0 ? generator.text() : ofWords(random));
                Explained explained = matcher.explain(post, "brand-0");
                assertThat(explained.matches()).isEqualTo(!matcher.match(post).isEmpty());
                Set<String> failed = explained.failures().stream()
                        .map(Explanation.Failure::clause)
                        .collect(Collectors.toSet());
                OptionalInt fewest = fewest(explained.query(), clauses);
                if (fewest.isPresent()) {
                    assertThat(failed).as("seed %d: %s", seed, explained).hasSize(fewest.getAsInt());
                    assertThat(isTrue(explained.query(), failed))
                            .as("seed %d: %s", seed, explained)
                            .isTrue();
                }
                several += failed.size() > 1 ? 1 : 0;
                namedTwice += clauses.size() < leaves.size() && failed.size() > 1 ? 1 : 0;
            }
        }
        assertThat(several).isGreaterThan(100);
        assertThat(namedTwice).isGreaterThan(50);
    }

    /** By trying all sets of clauses; of a query that nothing matches there is none. */
    private static OptionalInt fewest(Explanation query, List<String> clauses) {
        return IntStream.range(0, 1 << clauses.size())
                .filter(set -> isTrue(
                        query,
                        IntStream.range(0, clauses.size())
                                .filter(i -> ((set >> i) & 1) == 1)
                                .mapToObj(clauses::get)
                                .collect(Collectors.toSet())))
                .map(Integer::bitCount)
                .min();
    }

    /** A query that names the same words again and again. */
    private static String ofFewWords(Random random, int depth) {
        if (depth == 0) {
            return String.valueOf((char) ('a' + random.nextInt(5)));
        }
        String left = ofFewWords(random, depth - 1);
        String right = ofFewWords(random, depth - 1);
        return switch (random.nextInt(5)) {
            case 0, 1 -> "(" + left + " AND " + right + ")";
            case 2 -> "(" + left + " NOT " + right + ")";
            default -> "(" + left + " OR " + right + ")";
        };
    }

    private static String ofWords(Random random) {
        return random.ints(random.nextInt(4), 'a', 'f')
                .mapToObj(Character::toString)
                .collect(Collectors.joining(" "));
    }

    private static Stream<String> leaves(Explanation node) {
        return node.isLeaf() ? Stream.of(node.clause()) : node.parts().stream().flatMap(ExplanationTest::leaves);
    }

    /** Whether the query would match were these clauses otherwise than they are. */
    private static boolean isTrue(Explanation node, Set<String> otherwise) {
        Stream<Boolean> parts = node.parts().stream().map(part -> isTrue(part, otherwise));
        return switch (node.kind()) {
            case AND -> parts.allMatch(part -> part);
            case OR -> parts.anyMatch(part -> part);
            case NOT -> parts.noneMatch(part -> part);
            default -> node.matched() != otherwise.contains(node.clause());
        };
    }
}
