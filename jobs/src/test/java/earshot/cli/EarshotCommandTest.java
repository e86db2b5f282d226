package earshot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class EarshotCommandTest {

    @TempDir
    private Path folder = Path.of("");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "up",
                "analyse",
                "parse",
                "dead-letters",
                "brands",
                "match",
                "explain",
                "score",
                "audit",
                "retention",
                "kibana",
                "export",
                "trace",
                "alerts",
                "notify",
                "backfill",
                "compare-queries",
                "transparency"
            })
    void everyCommandExplainsItself(String command) {
        assertThat(run(command, "--help")).isZero();
        assertThat(out.toString()).startsWith("Usage: earshot " + command);
    }

    @Test
    void whatIsUsedWronglyIsExplained() {
        assertThat(run("up", "--kafka-prot", "9092")).isEqualTo(2);
        assertThat(err.toString()).contains("Unknown option", "--kafka-port");
    }

    @Test
    void aMistakeIsToldInASentenceWithoutAStackTrace() {
        assertThat(run("up", "--exit-when-done", data())).isEqualTo(1);
        assertThat(err.toString())
                .isEqualToIgnoringNewLines("--exit-when-done needs --feeds: the simulated feed never ends.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--kafka-port=0", "--flink-port=70000", "--elasticsearch-heap=10", "--parallelism=0"})
    void whatCannotBeIsToldBeforeAnythingStarts(String option) {
        assertThat(run("up", option, data())).isEqualTo(1);
        assertThat(err.toString()).startsWith(option.substring(0, option.indexOf('=')) + " is ");
        assertThat(folder.resolve("data/kafka")).doesNotExist();
    }

    @Test
    void portsMustDiffer() {
        assertThat(run("up", "--kafka-port=9200", data())).isEqualTo(1);
        assertThat(err.toString()).contains("must differ");
    }

    @Test
    void filesNeedAPlatformThatIsKnown() throws Exception {
        Path feed = Files.writeString(folder.resolve("feed.jsonl"), "{}\n");
        Path brands = Files.writeString(
                folder.resolve("brands.yaml"), "set: a\nversion: 1\nbrands:\n  - id: acme\n    name: Acme\n");
        assertThat(run("up", "--feeds=" + feed, "--brands=" + brands, data())).isEqualTo(1);
        assertThat(err.toString()).contains("--feeds needs --platform, one of [", "csv, ", ", x");
        assertThat(run("up", "--feeds=" + feed, "--brands=" + brands, "--platform=nowhere", data()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("There is no parser for platform \"nowhere\"");
    }

    @Test
    void aSettingThatIsNoneIsTold() {
        assertThat(run("up", "--set", "alert.sigma=3", data())).isEqualTo(1);
        assertThat(err.toString()).contains("There is no setting alert.sigma (--set); there are alert.slice,");
    }

    @Test
    void theTransparencyTableIsOfTheConfigurationThatRuns() throws Exception {
        Path brands = Files.writeString(
                folder.resolve("brands.yaml"),
                "set: a\nversion: 7\nexcluded-authors: [bot]\nbrands:\n  - id: acme\n    name: Acme\n    query: 'acme OR #acme'\n");
        assertThat(run("transparency", "--brands=" + brands, "--set=measure.retention=9 d"))
                .isZero();
        assertThat(out.toString())
                .contains("| acme | acme OR #acme |", "| brand set | a, version 7 |", "| excluded authors | bot |")
                .contains("| measure.retention | 9 d |");
        assertThat(run("transparency", "--brands=" + brands, "--format=json")).isZero();
        assertThat(out.toString()).contains("\"acme\" : \"acme OR #acme\"");
    }

    private String data() {
        return "--data=" + folder.resolve("data");
    }

    private int run(String... arguments) {
        CommandLine command = EarshotCommand.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        command.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        return command.execute(arguments);
    }
}
