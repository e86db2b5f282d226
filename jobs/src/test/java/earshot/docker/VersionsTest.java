package earshot.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class VersionsTest {

    private static String ofPom(String property) throws IOException {
        Matcher found = Pattern.compile("<" + property + ">(.*?)<")
                .matcher(Files.readString(ShippedFiles.PROJECT.resolve("pom.xml")));
        assertThat(found.find()).as(property).isTrue();
        return found.group(1);
    }

    @Test
    void theImagesHaveTheVersionsThatTheTestsHave() throws IOException {
        Properties images = new Properties();
        try (var in = Files.newBufferedReader(ShippedFiles.DOCKER.resolve(".env"))) {
            images.load(in);
        }
        assertThat(images)
                .containsEntry("FLINK_VERSION", ofPom("flink.version"))
                .containsEntry("KAFKA_VERSION", ofPom("kafka.version"))
                .containsEntry("ELASTIC_VERSION", ofPom("elastic-stack.version"));
    }

    @Test
    void noOtherFileHasAnImagesVersionOfItsOwn() throws IOException {
        assertThat(Files.readString(ShippedFiles.DOCKER.resolve("compose.yaml")).lines())
                .filteredOn(line -> line.strip().startsWith("image:"))
                .isNotEmpty()
                .allMatch(line -> line.contains("_VERSION:"));
        assertThat(Files.readString(ShippedFiles.DOCKER.resolve("kubernetes/overlays/example/kustomization.yaml")))
                .contains("flink-s3-fs-presto-" + ofPom("flink.version") + ".jar");
    }
}
