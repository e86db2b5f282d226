package earshot.docker;

import static earshot.docker.ShippedFiles.DOCKER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.flink.configuration.MemorySize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComposeTest {

    private static JsonNode services() throws IOException {
        return ShippedFiles.yaml(DOCKER.resolve("compose.yaml")).get(0).path("services");
    }

    @Test
    void composeItselfTakesIt(@TempDir Path folder) throws Exception {
        assumeTrue(ShippedFiles.hasCommand("docker-compose"), "skipped: there is no docker-compose");
        // The folder above is what the image is built from.
        Path docker = Files.createDirectory(folder.resolve("docker"));
        ShippedFiles.openToAll(folder);
        for (String name : List.of("compose.yaml", ".env")) {
            Files.copy(DOCKER.resolve(name), docker.resolve(name));
        }
        ShippedFiles.Ran config =
                ShippedFiles.run(docker, Map.of(), "docker-compose", "--profile", "demo", "config", "-q");
        assertThat(config.exitCode()).as(config.output()).isZero();
    }

    @Test
    void itFitsIntoEightGigabytes() throws IOException {
        List<Integer> limits = new ArrayList<>();
        services()
                .forEach(service -> limits.add(
                        MemorySize.parse(service.path("mem_limit").asText()).getMebiBytes()));
        assertThat(limits).doesNotContain(0);
        assertThat(running()
                        .mapToInt(service -> MemorySize.parse(
                                        service.path("mem_limit").asText())
                                .getMebiBytes())
                        .sum())
                .isBetween(4 << 10, 8 << 10);
    }

    /** Those that go on until they are ended. */
    private static Stream<JsonNode> running() throws IOException {
        return StreamSupport.stream(services().spliterator(), false)
                .filter(service ->
                        service.has("restart") || service.path("<<").toString().contains("restart"));
    }

    @Test
    void whateverIsWaitedForSaysWhetherItIsWell() throws IOException {
        JsonNode services = services();
        for (JsonNode service : services) {
            service.path("depends_on").properties().forEach(on -> {
                JsonNode other = services.path(on.getKey());
                assertThat(other.isMissingNode()).as(on.getKey()).isFalse();
                if (on.getValue().path("condition").asText().equals("service_healthy")) {
                    assertThat(other.has("healthcheck")).as(on.getKey()).isTrue();
                }
            });
        }
    }

    @Test
    void everyFileThatIsMountedIsThere_andNoPortIsOpenToOthers() throws IOException {
        for (JsonNode service : services()) {
            service.path("volumes").forEach(volume -> {
                String source = volume.asText().split(":", 2)[0];
                if (source.startsWith("./")) {
                    assertThat(DOCKER.resolve(source)).exists();
                }
            });
            assertThat(service.path("ports")).allMatch(port -> port.asText().startsWith("127.0.0.1:"));
        }
    }

    @Test
    void noSecretIsInTheEnvironment() throws IOException {
        for (JsonNode service : services()) {
            assertThat(service.path("environment").properties())
                    .filteredOn(variable -> variable.getKey().matches(".*(PASSWORD|KEY|TOKEN|SECRET)(_.*)?"))
                    .allMatch(variable -> variable.getKey().endsWith("_FILE"));
        }
    }
}
