package earshot.docker;

import static earshot.docker.ShippedFiles.DOCKER;
import static earshot.docker.ShippedFiles.PROJECT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.impl.Log4jLogEvent;
import org.apache.logging.log4j.core.layout.PatternLayout;
import org.apache.logging.log4j.message.SimpleMessage;
import org.junit.jupiter.api.Test;

/** What an operator reads is what there is. */
class OperationsTest {

    private static Set<String> all(String pattern, String text) {
        return Pattern.compile(pattern, Pattern.MULTILINE)
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .map(found -> found.replaceAll(pattern, "$1"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String sources() throws IOException {
        return sources("pipeline") + sources("jobs");
    }

    private static String sources(String module) throws IOException {
        try (Stream<Path> files = Files.walk(PROJECT.resolve(module).resolve("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(OperationsTest::read)
                    .collect(Collectors.joining("\n"));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<JsonNode> rules() throws IOException {
        JsonNode groups = ShippedFiles.yaml(DOCKER.resolve("prometheus/earshot-rules.yaml"))
                .get(0)
                .path("groups");
        return groups.get(0).path("rules").valueStream().toList();
    }

    @Test
    void everyMetricIsDocumented_andNoOther() throws IOException {
        Set<String> inCode = all("\\.counter\\(\"(\\w+)\"\\)", sources());
        assertThat(inCode).contains("rejectedPayloads", "refusedDocuments");
        assertThat(all("^\\| `(\\w+)` \\|", read(DOCKER.resolve("OPERATIONS.md"))))
                .isEqualTo(inCode);
    }

    @Test
    void everyRuleHasAPageThatSaysWhatToDo_andEveryPageARule() throws IOException {
        Set<String> rules = rules().stream()
                .map(rule -> rule.path("alert").asText())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(rules).hasSizeGreaterThan(5);
        assertThat(all("^### (Earshot\\w+)$", read(DOCKER.resolve("OPERATIONS.md"))))
                .isEqualTo(rules);
    }

    @Test
    void aLogLineIsOneJsonObject() throws IOException {
        Properties logging = new Properties();
        try (var in = Files.newBufferedReader(DOCKER.resolve("flink/log4j-console.properties"))) {
            logging.load(in);
        }
        var layout = PatternLayout.newBuilder()
                .withPattern(logging.getProperty("appender.console.layout.pattern"))
                .build();
        String line = layout.toSerializable(Log4jLogEvent.newBuilder()
                .setLevel(Level.WARN)
                .setLoggerName("earshot.Test")
                .setThreadName("a \"thread\"")
                .setMessage(new SimpleMessage("one\n\"two\" \\ \t"))
                .setThrown(new IllegalStateException("three\nfour"))
                .build());
        assertThat(line.strip().lines()).hasSize(1);
        JsonNode read = new ObjectMapper().readTree(line);
        assertThat(read.path("message").asText()).isEqualTo("one\n\"two\" \\ \t");
        assertThat(read.path("log.level").asText()).isEqualTo("WARN");
        assertThat(read.path("error.stack_trace").asText()).contains("three\nfour", "OperationsTest");
    }
}
