package earshot.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryParserTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "a b                         | a AND b",
                "a AND (b AND c)             | a AND b AND c",
                "a OR (b OR c)               | a OR b OR c",
                "a NOT b                     | a AND NOT b",
                "a NOT (b c)                 | a AND NOT (b AND c)",
                "^(a OR b) NEAR/3f \"c d\"^  | ^(a OR b) NEAR/3f \"c d\"^",
                "a NEAR/2 b NEAR/2 c         | (a NEAR/2 b) NEAR/2 c",
                "a NEAR/2 b c                | (a NEAR/2 b) AND c",
                "T-Mobile                    | ^\"t mobile\"^",
                "“New York”                  | ^\"new york\"^",
                "^\"b a\"~5^                 | ^\"b a\"~5^",
                "title:(a OR b)              | title:a OR title:b",
                "{Apple Pay}                 | {Apple Pay}",
                "^Author:\"The Times\"^      | ^author:\"the times\"^",
                "rating:[1 TO 2.50]          | rating:[1 TO 2.5]",
                "followers:1000              | followers:[1000 TO 1000]",
                "links:https://delta.com/x   | ^links:\"delta com x\"^",
                "parent:x:12                 | parent:x:12",
            })
    void aQueryIsUnderstoodAndPrintedInOneWay(String written, String printed) {
        Query query = QueryParser.parse(written);
        assertThat(QueryPrinter.print(query)).isEqualTo(printed);
        assertThat(QueryParser.parse(printed)).isEqualTo(query);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "^  ^                | 1:1 E01",
                "<<<only a note>>>   | 1:1 E01",
                "^a \"b c^           | 1:3 E02",
                "(a OR b             | 1:1 E03",
                "a OR b)             | 1:7 E04",
                "a <<<note           | 1:3 E05",
                "{Apple              | 1:1 E06",
                "a b OR c            | 1:5 E07",
                "a OR b AND c        | 1:8 E07",
                "a OR b NOT c        | 1:8 E07",
                "a NEAR/2 b NEAR/3 c | 1:12 E07",
                "a AND               | 1:6 E08",
                "a AND OR b          | ^1:7 E08, 1:7 E07^",
                "OR a                | 1:1 E08",
                "NEAR/3 a            | 1:1 E08",
                "a ()                | 1:4 E08",
                "title: a            | 1:7 E08",
                "NOT a               | 1:1 E09",
                "a (NOT b)           | 1:4 E09",
                "a OR NOT b          | 1:1 E09",
                "a NOT NOT b         | 1:3 E09",
                "*unning             | 1:1 E10",
                "^\"the ?unning\"^   | 1:6 E10",
                "#*delta             | 1:2 E10",
                "r*                  | 1:2 E11",
                "日本*                | 1:3 E12",
                "a NEAR/0 b          | 1:3 E13",
                "a NEAR/ b           | 1:3 E13",
                "^\"a b\"~101^       | 1:6 E13",
                "a NEAR/2 (b c)      | 1:3 E14",
                "a NEAR/2 lang:en    | 1:3 E14",
                "^a NEAR/2 \"b c d\"~4^ | 1:3 E14",
                "^\"a b c d\"~2^     | 1:1 E15",
                "links:a NEAR/2 b    | 1:9 E15",
                "((((a NEAR/1 b) NEAR/1 c) NEAR/1 d) NEAR/1 e) NEAR/1 f | 1:47 E16",
                "titel:a             | 1:1 E17",
                "re:Invent           | 1:1 E17",
                "rating:[2 TO 1]     | 1:8 E18",
                "rating:good         | 1:8 E18",
                "[1 TO 2]            | 1:1 E18",
                "a !!!               | 1:3 E19",
                "https://delta.com   | 1:1 E19",
                "a -b                | 1:3 E20",
                "kind:video          | 1:6 E21",
                "{App*}              | 1:1 E22",
            })
    void anErrorIsToldWithItsPlace(String query, String expected) {
        assertThat(QueryParser.read(query).query()).isNull();
        assertThat(errors(query)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "(a)              | 1:1 W01",
                "((a OR b)) c     | 1:1 W01",
                "(a OR b) c       | ^^",
                "fish and chips   | 1:6 W02",
                "C# code          | 1:2 W03",
                "Yahoo!           | 1:6 W03",
                "a OR a           | 1:1 W06",
            })
    void aWarningDoesNotStopAQuery(String query, String expected) {
        assertThat(QueryParser.read(query).query()).isNotNull();
        assertThat(errors(query)).isEqualTo(expected);
    }

    private static String errors(String query) {
        return QueryParser.read(query).problems().stream()
                .map(problem -> problem.line() + ":" + problem.column() + " "
                        + problem.code().id())
                .collect(Collectors.joining(", "));
    }

    @Test
    void mixedOperatorsComeWithBothWaysToBracketThem() {
        assertThat(QueryParser.read("a b OR \"c d\"").problems().get(0).suggestion())
                .isEqualTo("Write (a AND b) OR \"c d\" or a AND (b OR \"c d\").");
    }

    @Test
    void everyErrorOfAQueryIsToldAtOnce() {
        assertThat(errors("*a OR\n  (b -c OR ) titel:x"))
                .isEqualTo("1:1 E10, 2:6 E20, 2:9 E07, 2:12 E08, 2:14 E17, 2:14 E07");
    }

    @Test
    void whatIsPrintedIsReadAsTheSameQuery() {
        RandomQueries queries = new RandomQueries(new Random(11));
        for (int i = 0; i < 20_000; i++) {
            Query query = queries.next();
            String printed = QueryPrinter.print(query);
            assertThat(QueryParser.parse(printed)).as(printed).isEqualTo(query);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anyTextIsReadOrRefused(long seed) {
        Random random = new Random(seed);
        String[] pieces = {
            "a", "(", ")", "\"", "~3", " ", "OR ", "AND ", "NOT ", "NEAR/2 ", "{", "}", "[", "]", "*", ":", "title:",
            "<<<", ">>>", "-", "#", "日", "rating:", "1 TO 2"
        };
        for (int i = 0; i < 20_000; i++) {
            String query = random.ints(random.nextInt(12), 0, pieces.length)
                    .mapToObj(piece -> pieces[piece])
                    .collect(Collectors.joining());
            QueryParser.Reading reading = QueryParser.read(query);
            if (reading.query() != null) {
                assertThat(QueryParser.parse(QueryPrinter.print(reading.query())))
                        .as(query)
                        .isEqualTo(reading.query());
            } else {
                assertThat(reading.problems()).as(query).anyMatch(Problem::isError);
            }
        }
    }

    @Test
    void deepBracketsAndLongQueriesAreBounded() {
        assertThat(errors("(".repeat(5000) + "a" + ")".repeat(5000))).contains("E16");
        String names = java.util.stream.IntStream.range(0, 5000)
                .mapToObj(i -> "name" + i)
                .collect(Collectors.joining(" OR "));
        assertThat(QueryParser.parse(names)).isInstanceOf(Query.Or.class);
    }
}
