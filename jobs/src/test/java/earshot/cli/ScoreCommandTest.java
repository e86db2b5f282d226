package earshot.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ScoreCommandTest {
    private static final String ANSWER = "(negative|neutral|positive|uncertain)(\t[01]\\.\\d{4}){3}";

    @TempDir
    private Path folder = Path.of("");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(Callable<Integer> command, String... arguments) {
        CommandLine line = new CommandLine(command).setCaseInsensitiveEnumValuesAllowed(true);
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        line.setExecutionExceptionHandler((error, ignored, parsed) -> {
            err.append(error.getMessage());
            return 1;
        });
        return line.execute(arguments);
    }

    private int score(String in, String... arguments) {
        return run(new ScoreCommand(new ByteArrayInputStream(in.getBytes(UTF_8))), arguments);
    }

    @Test
    void aTextALineIsAnsweredByALine() {
        assertThat(score("I love it\n\nthis is awful\n")).isZero();
        assertThat(out.toString().lines())
                .satisfiesExactly(
                        one -> assertThat(one).matches(ANSWER),
                        blank -> assertThat(blank).isEqualTo("unscored\t0.0000\t0.0000\t0.0000"),
                        three -> assertThat(three).matches(ANSWER));
    }

    @Test
    void tableInTableOut() {
        assertThat(score(
                        "id\ttext\n7\tI love this airline, thank you\n8\tdas ist ja nicht so gut\n", "--format", "tsv"))
                .isZero();
        String[] lines = out.toString().split("\\R", -1);
        assertThat(lines[0]).isEqualTo("id\tlabel\tp_neg\tp_neu\tp_pos\tlanguage");
        assertThat(lines[1]).matches("7\t" + ANSWER + "\ten").contains("positive");
        assertThat(lines[2]).isEqualTo("8\tunscored\t0.0000\t0.0000\t0.0000\tde");
    }

    @Test
    void aLineThatCannotBeReadIsToldAndTheOthersAreScored() {
        assertThat(score("7\tI love it\nno tab here\n8\tI love it\n", "--format=tsv"))
                .isEqualTo(1);
        assertThat(out.toString().lines()).hasSize(2);
        assertThat(err.toString()).contains("line 2: 1 of 2 fields between tabs", "1 of 3 lines could not be read");
    }

    @Test
    void towardsABrandByNameOrByMark() throws Exception {
        String text = "Acme is so much better than Bolt";
        Path file = Files.writeString(
                folder.resolve("posts.tsv"),
                "1\tAcme\t" + text + "\n1\tbolt\t" + text + "\n2\twindows 7\t$T$ is n't as good as os x\n");
        assertThat(score("", "--format=tsv", "--brand", file.toString())).isZero();
        assertThat(out.toString().lines())
                .satisfiesExactly(
                        acme -> assertThat(acme)
                                .startsWith("1\tAcme\tpositive\t")
                                .endsWith("\ten"),
                        bolt -> assertThat(bolt).startsWith("1\tbolt\tnegative\t"),
                        windows -> assertThat(windows).startsWith("2\twindows 7\tnegative\t"));
    }

    @Test
    void anExplanationShowsTheSentenceAndItsWords() {
        assertThat(score("1\tLanded at noon. The crew was awful.\n", "--format=tsv", "--explain"))
                .isZero();
        assertThat(out.toString().lines())
                .contains("\tsentence\tThe crew was awful.")
                .anyMatch(line -> line.matches("\t-\\d\\.\\d\\d\tawful\t29-34"));
    }

    @Test
    void labelledPostsAreEvaluatedAndBadLinesAreNot() {
        String in =
                "id\tlabel\ttext\n1\tpositive\tI love it\n2\tnegative\tit is awful\n3\tgreat\twhat\nbolt\t-1\tI hate $T$\n";
        assertThat(run(new EvaluateSentimentCommand(new ByteArrayInputStream(in.getBytes(UTF_8)))))
                .isEqualTo(1);
        assertThat(out.toString()).contains("posts 3,", "accuracy 1.0000");
        assertThat(err.toString()).contains("line 4: label great is none of", "1 of 4 lines");
    }
}
