package earshot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The commands an analyst uses while writing queries, as they are typed. */
class BrandsCommandTest {

    @TempDir
    private Path folder = Path.of("");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path brands = Path.of("");
    private Path posts = Path.of("");

    @BeforeEach
    void write() throws IOException {
        brands = brands("delta.yaml", "(delta OR \"new york\") NOT force");
        posts = Files.writeString(folder.resolve("posts.tsv"), "p1\tDelta is late\np2\tDelta Force\np3\tin New York\n");
    }

    private Path brands(String name, String query) throws IOException {
        return Files.writeString(
                folder.resolve(name),
                "set: airlines\nversion: 2\nbrands:\n  - id: delta\n    name: Delta\n    query: |\n      " + query
                        + "\n");
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        CommandLine command = EarshotCommand.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        command.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        return command.execute(arguments);
    }

    @Test
    void checkTellsLineColumnCodeAndWhatToWrite() throws IOException {
        assertThat(run("brands", "check", brands.toString())).isZero();
        assertThat(err.toString()).isEqualToIgnoringNewLines("1 files: 0 errors, 0 warnings");
        Path wrong = brands("wrong.yaml", "delta AND gate OR *ine");
        assertThat(run("brands", "check", brands.toString(), wrong.toString())).isEqualTo(1);
        assertThat(out.toString()).startsWith(wrong + ":7:22 E07 brand delta: AND and OR stand side by side. Write ");
        assertThat(out.toString()).contains(wrong + ":7:25 E10 brand delta: a wildcard stands first.");
        assertThat(run("brands", "check", brands("costly.yaml", "the").toString()))
                .isZero();
        assertThat(out.toString()).contains(" W04 ", " % of all posts");
        assertThat(run("brands", "check", folder.resolve("none.yaml").toString()))
                .isEqualTo(1);
        assertThat(err.toString()).startsWith("Cannot read ");
    }

    @Test
    void matchTellsClausesAndOffsetsALineEach() throws IOException {
        assertThat(run("match", "--brands", brands.toString(), posts.toString()))
                .isZero();
        String[] lines = out.toString().split("\n");
        assertThat(lines).hasSize(2);
        assertThat(new ObjectMapper().readTree(lines[1])).isEqualTo(new ObjectMapper().readTree("""
                        {"id":"p3","brand_set":"airlines@2","brand":"delta","clauses":["\\"new york\\""],
                         "hits":[{"field":"text","start":3,"end":11,"words":"New York","clause":"\\"new york\\""}]}
                        """));
        assertThat(err.toString()).startsWith("3 posts, 0 payloads rejected").contains("2 delta");
    }

    @Test
    void explainTellsWhatFailedAndShowsTheTree() {
        assertThat(run("explain", "--brands", brands.toString(), "--brand", "delta", "--id", "p2", posts.toString()))
                .isZero();
        assertThat(out.toString()).isEqualTo("""
                        p2 does not match delta
                          Delta Force
                          because force is there, and excluded
                          - AND
                            + OR
                              + delta  Delta [0..5]
                              - "new york"
                            - NOT
                              + force  Force [6..11]
                        """);
        assertThat(run("explain", "--brands", brands.toString(), "--brand", "delta", "--json", "--text", "late"))
                .isZero();
        assertThat(out.toString()).contains("\"failed\":[{\"clause\":\"delta\",\"excluded\":false}]");
        assertThat(run("explain", "--brands", brands.toString(), "--brand", "united", "--text", "x"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("There is no brand united in", "there are delta");
    }

    @Test
    void previewCountsMarksAndTellsWhatIsKeptOut() {
        assertThat(run("brands", "preview", "--brands", brands.toString(), posts.toString()))
                .isZero();
        assertThat(out.toString())
                .contains("delta: 2 of 3 posts (66.67 %)", "1 kept out by NOT force alone", "p1  »Delta« is late");
        assertThat(run("brands", "preview", "--json", "--brands", brands.toString(), posts.toString()))
                .isZero();
        assertThat(out.toString()).contains("\"kept_out\":{\"NOT force\":1}");
    }

    @Test
    void diffOfTwoFilesTellsWhatChanges() throws IOException {
        Path other = brands("other.yaml", "delta OR united");
        assertThat(run("brands", "diff", brands.toString(), other.toString())).isEqualTo(1);
        assertThat(out.toString()).contains("~ delta query", "+ delta OR united");
        assertThat(run("brands", "diff", brands.toString(), brands.toString())).isZero();
    }

    @Test
    void whatCannotBePublishedIsToldInASentence() throws IOException {
        assertThat(run("brands", "publish", brands("wrong.yaml", "delta OR").toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("E08");
    }
}
