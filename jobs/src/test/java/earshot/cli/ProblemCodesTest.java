package earshot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.query.ProblemCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Each code that README names can be met at the command, and each that can be met is in README. */
class ProblemCodesTest {

    private static final String HEAD = "set: s\nversion: 1\nbrands:\n  - id: a\n    name: A\n";
    private static final Map<ProblemCode, String> FILES = Map.ofEntries(
            query(ProblemCode.EMPTY_QUERY, "<<<a note>>>"),
            query(ProblemCode.UNCLOSED_QUOTE, "a \"b"),
            query(ProblemCode.UNCLOSED_BRACKET, "(a OR b"),
            query(ProblemCode.UNOPENED_BRACKET, "a OR b)"),
            query(ProblemCode.UNCLOSED_COMMENT, "a <<<note"),
            query(ProblemCode.UNCLOSED_BRACE, "{Apple"),
            query(ProblemCode.MIXED_OPERATORS, "a b OR c"),
            query(ProblemCode.MISSING_OPERAND, "a OR"),
            query(ProblemCode.PURE_NEGATIVE, "NOT a"),
            query(ProblemCode.LEADING_WILDCARD, "*unning"),
            query(ProblemCode.SHORT_WILDCARD, "r*"),
            query(ProblemCode.WILDCARD_IN_SCRIPT_WITHOUT_SPACES, "日本*"),
            query(ProblemCode.BAD_DISTANCE, "a NEAR/101 b"),
            query(ProblemCode.BAD_NEAR_OPERAND, "a NEAR/2 (b c)"),
            query(ProblemCode.IMPOSSIBLE_PROXIMITY, "\"a b c d\"~2"),
            query(ProblemCode.TOO_DEEP, "((((a NEAR/1 b) NEAR/1 c) NEAR/1 d) NEAR/1 e) NEAR/1 f"),
            query(ProblemCode.UNKNOWN_FIELD, "titel:a"),
            query(ProblemCode.BAD_RANGE, "rating:[2 TO 1]"),
            query(ProblemCode.NOTHING_TO_MATCH, "a !!!"),
            query(ProblemCode.MINUS_SIGN, "a -b"),
            query(ProblemCode.BAD_VALUE, "kind:video"),
            query(ProblemCode.WILDCARD_IN_BRACES, "{App*}"),
            query(ProblemCode.FOREIGN_OPERATOR, "a ONEAR/5 b"),
            Map.entry(ProblemCode.MALFORMED_FILE, HEAD + "    query: @a\n"),
            Map.entry(ProblemCode.UNKNOWN_KEY, HEAD + "colour: blue\n"),
            Map.entry(ProblemCode.MISSING_KEY, "set: s\nversion: 1\n"),
            Map.entry(ProblemCode.BAD_KEY_VALUE, HEAD + "time-zone: Berlin\n"),
            Map.entry(ProblemCode.DUPLICATE, HEAD + "version: 2\n"),
            query(ProblemCode.UNUSED_BRACKETS, "(a)"),
            query(ProblemCode.LOWER_CASE_OPERATOR, "fish and chips"),
            query(ProblemCode.DROPPED_SIGN, "Yahoo!"),
            query(ProblemCode.COSTLY_QUERY, "the"),
            Map.entry(ProblemCode.HANDLE_NOT_IN_QUERY, HEAD + "    query: delta\n    accounts: [x:Delta]\n"),
            query(ProblemCode.REPEATED_OPERAND, "a OR a"),
            Map.entry(ProblemCode.QUERY_CUT_BY_COMMENT, HEAD + "    query: alpha #beta\n"));

    private static final List<ProblemCode> ALL = Arrays.asList(ProblemCode.values());

    private static Map.Entry<ProblemCode, String> query(ProblemCode code, String query) {
        return Map.entry(code, HEAD + "    query: |\n      " + query + "\n");
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void theCommandTellsIt(ProblemCode code, @TempDir Path folder) throws IOException {
        Path file = folder.resolve("brands.yaml");
        Files.writeString(file, Objects.requireNonNull(FILES.get(code), () -> "no file for " + code));
        StringWriter out = new StringWriter();
        int exit = EarshotCommand.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(new StringWriter()))
                .execute("brands", "check", file.toString());
        assertThat(out.toString()).containsPattern(Pattern.quote(file.toString()) + ":\\d+:\\d+ " + code.id() + " .+");
        assertThat(exit).isEqualTo(code.isError() ? 1 : 0);
    }

    @Test
    void readmeNamesThemAll() throws IOException {
        Path readme = Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
                .filter(folder -> Files.isDirectory(folder.resolve("pipeline")))
                .findFirst()
                .orElseThrow()
                .resolve("README.md");
        List<String> named = Pattern.compile("\\b[EW]\\d\\d\\b")
                .matcher(Files.readString(readme))
                .results()
                .map(MatchResult::group)
                .toList();
        assertThat(new TreeSet<>(named))
                .containsExactlyInAnyOrderElementsOf(
                        ALL.stream().map(ProblemCode::id).toList());
    }
}
