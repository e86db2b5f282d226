package earshot.docker;

import static org.assertj.core.api.Assertions.assertThat;

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
