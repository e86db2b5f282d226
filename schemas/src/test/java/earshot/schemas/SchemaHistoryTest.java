package earshot.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaNormalization;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaHistoryTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<Schema> schemas() {
        return Stream.of(
                Mention.getClassSchema(),
                BrandWindow.getClassSchema(),
                ShareOfVoice.getClassSchema(),
                BrandTopics.getClassSchema(),
                FeedWindow.getClassSchema(),
                Alert.getClassSchema(),
                AlertAction.getClassSchema(),
                AlertEvent.getClassSchema(),
                DeadLetter.getClassSchema(),
                BrandSet.getClassSchema());
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void theCurrentSchemaIsTheLastReleasedOne(Schema current) throws IOException {
        List<Schema> released = SchemaHistory.of(current).versions();
        Path next = writeAsNextVersion(current, released.size() + 1);

        assertThat(released)
                .as(
                        "%s has no released version yet. Release it: copy %s to src/main/resources/released/%s/",
                        current.getName(), next, SchemaHistory.folder(current))
                .isNotEmpty();
        assertThat(withoutWords(released.get(released.size() - 1)))
                .as(
                        "%s.avsc differs from its last released version, and topics hold records of that one. If the "
                                + "change is meant, release it: copy %s to src/main/resources/released/%s/ and leave the "
                                + "older files as they are. If it is not, undo it.",
                        current.getName(), next, SchemaHistory.folder(current))
                .isEqualTo(withoutWords(current));
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void theCurrentSchemaReadsEveryReleasedOne(Schema current) {
        for (Schema released : SchemaHistory.of(current).versions()) {
            var compatibility = SchemaCompatibility.checkReaderWriterCompatibility(current, released);
            assertThat(compatibility.getType())
                    .as(
                            "%s cannot be read any more: %s. Give a new field a default; never remove an enum's symbol.",
                            current.getName(), compatibility.getDescription())
                    .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
        }
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void aReleasedSchemaIsFoundByTheFingerprintInFrontOfARecord(Schema current) {
        SchemaHistory history = SchemaHistory.of(current);

        assertThat(history.versions()).allSatisfy(schema -> assertThat(
                        history.findByFingerprint(SchemaNormalization.parsingFingerprint64(schema)))
                .isEqualTo(schema));
        assertThat(history.findByFingerprint(0)).isNull();
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void everyTypeAndFieldIsDocumented(Schema current) {
        assertThat(current.getDoc()).as(current.getFullName()).isNotBlank();
        assertThat(current.getFields()).allSatisfy(field -> assertThat(field.doc())
                .as(current.getName() + "." + field.name())
                .isNotBlank());
    }

    /** For a person to copy; a build never adds to the history by itself. */
    private static Path writeAsNextVersion(Schema current, int version) throws IOException {
        Path file = Path.of("target", "unreleased", SchemaHistory.folder(current), version + ".avsc");
        Files.createDirectories(file.getParent());
        JsonNode plain = withoutJavaTypes(JSON.readTree(current.toString()));
        return Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(plain) + "\n");
    }

    /** Two schemas are the same contract whatever their docs say; logical types and defaults are part of it. */
    private static JsonNode withoutWords(Schema schema) throws IOException {
        JsonNode json = withoutJavaTypes(JSON.readTree(schema.toString()));
        json.findParents("doc").forEach(node -> ((ObjectNode) node).remove("doc"));
        return json;
    }

    private static JsonNode withoutJavaTypes(JsonNode node) {
        if (node.has("avro.java.string")) {
            return node.get("type");
        }
        if (node.isObject()) {
            node.properties().forEach(field -> field.setValue(withoutJavaTypes(field.getValue())));
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            ((ArrayNode) node).set(i, withoutJavaTypes(node.get(i)));
        }
        return node;
    }
}
