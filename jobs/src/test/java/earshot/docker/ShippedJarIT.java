package earshot.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is read from the classpath is in the jar that is shipped. */
class ShippedJarIT {
    private static final Path JAR = Path.of(System.getProperty("earshot.test.jar", "target/earshot.jar"));

    @Test
    void boardsPagesAndTheLibraryTheyDrawWithAreInTheJar() throws Exception {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            List<String> names = jar.stream().map(JarEntry::getName).toList();
            assertThat(names)
                    .containsAll(below(Path.of("../docker/kibana"), "earshot/kibana/"))
                    .containsAll(below(Path.of("src/main/resources/earshot"), "earshot/"))
                    .contains("earshot/console/d3.js", "earshot/console/d3.LICENSE");
        }
    }

    @Test
    void theJarTellsWhatItIsMadeOf() throws Exception {
        try (JarFile jar = new JarFile(JAR.toFile());
                InputStream bill = jar.getInputStream(jar.getEntry("META-INF/sbom/earshot.cdx.json"))) {
            JsonNode components = new ObjectMapper().readTree(bill).path("components");
            assertThat(components.valueStream().map(part -> part.path("name").asText()))
                    .contains("flink-streaming-java", "kafka-clients", "elasticsearch-java", "avro", "stanford-corenlp")
                    .doesNotContain("junit-jupiter-api", "playwright");
            assertThat(components.valueStream())
                    .allSatisfy(part -> assertThat(part.path("purl").asText()).matches("pkg:maven/[^@]+@\\d.*"));
        }
    }

    private static List<String> below(Path folder, String place) throws Exception {
        try (Stream<Path> files = Files.walk(folder)) {
            List<String> names = files.filter(Files::isRegularFile)
                    .map(file -> place + folder.relativize(file))
                    .toList();
            assertThat(names).isNotEmpty();
            return names;
        }
    }
}
