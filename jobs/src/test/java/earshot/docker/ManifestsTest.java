package earshot.docker;

import static earshot.docker.ShippedFiles.DOCKER;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import earshot.config.JobConfig;
import earshot.config.Settings;
import earshot.notify.RoutesFile;
import earshot.query.BrandFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The manifests against what the Flink operator's project publishes of its resources, as strictly as kubectl would. */
class ManifestsTest {
    private static final Path BASE = DOCKER.resolve("kubernetes/base");
    private static final Path OVERLAY = DOCKER.resolve("kubernetes/overlays/example");

    private static JsonSchema published() throws IOException {
        try (InputStream crd =
                ManifestsTest.class.getResourceAsStream("/META-INF/fabric8/flinkdeployments.flink.apache.org-v1.yml")) {
            JsonNode schema = new YAMLMapper()
                    .readTree(requireNonNull(crd))
                    .at("/spec/versions/0/schema/openAPIV3Schema/properties/spec");
            // Of a version of the operator that is older than Flink 2.
            ((ObjectNode) schema.path("properties").path("flinkVersion")).remove("enum");
            close(schema);
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(schema);
        }
    }

    /** The operator refuses what it does not know; JSON schemas must be told to. */
    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode object && object.path("properties").isObject()) {
            if (!object.has("additionalProperties")
                    && !object.path("x-kubernetes-preserve-unknown-fields").asBoolean()) {
                object.put("additionalProperties", false);
            }
        }
        schema.forEach(ManifestsTest::close);
    }

    @ParameterizedTest
    @ValueSource(strings = {"listen", "index", "notify"})
    void aDeploymentIsWhatTheOperatorTakes(String job) throws IOException {
        JsonNode deployment = ShippedFiles.yaml(BASE.resolve(job + ".yaml")).get(0);
        assertThat(deployment.path("apiVersion").asText()).isEqualTo("flink.apache.org/v1beta1");
        assertThat(deployment.at("/metadata/name").asText()).isEqualTo("earshot-" + job);
        assertThat(published().validate(deployment.path("spec"))).isEmpty();
        String main = deployment.at("/spec/job/entryClass").asText();
        assertThat(main).isEqualTo(nameOfJob(job));
        assertThat(deployment.at("/spec/flinkConfiguration"))
                .as("the operator takes text alone")
                .allMatch(JsonNode::isTextual);
    }

    private static String nameOfJob(String job) {
        try {
            String simple = Character.toUpperCase(job.charAt(0)) + job.substring(1) + "Job";
            return Class.forName("earshot.run." + simple).getName();
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Test
    void whatTheOperatorDoesNotKnowIsFound() throws IOException {
        ObjectNode spec = (ObjectNode)
                ShippedFiles.yaml(BASE.resolve("listen.yaml")).get(0).path("spec");
        ((ObjectNode) spec.path("job")).put("upgrade-mode", "savepoint");
        assertThat(published().validate(spec)).hasSize(1);
    }

    @Test
    void theExamplesFilesAreWhatEarshotReads() throws IOException {
        assertThat(BrandFile.read(OVERLAY.resolve("brands.yaml")).brands()).isNotEmpty();
        assertThat(RoutesFile.read(OVERLAY.resolve("routes.yaml")).toString()).contains("log");
        assertThat(RoutesFile.read(DOCKER.resolve("routes.yaml")).toString()).contains("log");
        assertThat(new Settings().file(DOCKER.resolve("earshot.yaml")).inForce())
                .containsEntry("kafka.bootstrap-servers", "kafka:19092");
        Settings settings = new Settings()
                .file(OVERLAY.resolve("earshot.yaml"))
                .set(Map.of(
                        "kafka.client-properties",
                        OVERLAY.resolve("kafka.properties").toString()));
        assertThat(new JobConfig(settings).kafka().replication()).isEqualTo(3);
    }

    @Test
    void kustomizeMakesOneWholeOfThem() throws IOException, InterruptedException {
        assumeTrue(ShippedFiles.hasCommand("kubectl"), "skipped: there is no kubectl");
        ShippedFiles.Ran made = ShippedFiles.run(Path.of("."), Map.of(), "kubectl", "kustomize", OVERLAY.toString());
        assertThat(made.exitCode()).as(made.output()).isZero();
        Path whole = Files.createTempFile("earshot", ".yaml");
        Files.writeString(whole, made.output());
        List<JsonNode> resources = ShippedFiles.yaml(whole);
        Files.delete(whole);
        assertThat(resources)
                .extracting(resource -> resource.path("kind").asText())
                .containsExactlyInAnyOrder(
                        "ConfigMap", "FlinkDeployment", "FlinkDeployment", "FlinkDeployment", "NetworkPolicy");
        String settings = resources.get(0).at("/metadata/name").asText();
        Set<String> folders = Set.of(
                "execution.checkpointing.dir", "execution.checkpointing.savepoint-dir", "high-availability.storageDir");
        assertThat(resources)
                .filteredOn(resource -> resource.path("kind").asText().equals("FlinkDeployment"))
                .allSatisfy(deployment -> {
                    assertThat(published().validate(deployment.path("spec"))).isEmpty();
                    assertThat(deployment
                                    .at("/spec/podTemplate/spec/volumes/0/configMap/name")
                                    .asText())
                            .isEqualTo(settings)
                            .isNotEqualTo("earshot-settings");
                    assertThat(folders)
                            .allMatch(folder ->
                                    deployment.at("/spec/flinkConfiguration").has(folder));
                });
    }
}
