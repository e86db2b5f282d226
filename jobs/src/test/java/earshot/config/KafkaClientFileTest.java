package earshot.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaClientFileTest {

    @TempDir
    private Path folder = Path.of("");

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("client.properties");
    }

    private KafkaConfig read(String text) throws IOException {
        Files.writeString(file, text);
        return new JobConfig(new Settings().set(Map.of("kafka.client-properties", file.toString()))).kafka();
    }

    @Test
    void everyClientGetsWhatTheFileSays_besideItsOwn() throws IOException {
        KafkaConfig kafka = read("security.protocol = SSL\nssl.truststore.type = PEM\n");
        assertThat(kafka.client(Map.of("acks", "all")))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "acks",
                        "all",
                        "security.protocol",
                        "SSL",
                        "ssl.truststore.type",
                        "PEM",
                        "bootstrap.servers",
                        "localhost:9092"));
    }

    @Test
    void aReferenceToASecretBringsThoseThatLookItUp() throws IOException {
        KafkaConfig kafka = read("ssl.keystore.password = ${dir:/run/secrets:store}\n");
        assertThat(kafka.client(Map.of()))
                .containsEntry("ssl.keystore.password", "${dir:/run/secrets:store}")
                .containsEntry("config.providers", "file,dir,env");
    }

    @Test
    void aSecretInPlainTextIsRefused_inWordsThatDoNotHoldIt() {
        assertThatExceptionOfType(PlainError.class)
                .isThrownBy(() -> read("ssl.keystore.password = hunter2\n"))
                .withMessage("kafka.client-properties: " + file + " holds ssl.keystore.password in plain text, which"
                        + " would end up in the job graph; write ${file:/run/secrets/kafka.properties:password},"
                        + " ${dir:/run/secrets:kafka-password} or ${env:KAFKA_PASSWORD} for what is secret in it");
    }

    @Test
    void whatIsEarshotsOwnCannotBeSet() {
        assertThatExceptionOfType(PlainError.class)
                .isThrownBy(() -> read("group.id = mine\n"))
                .withMessage(
                        "kafka.client-properties: " + file + " has the key group.id; only security., sasl. and ssl."
                                + " can be set: the rest is Earshot's own");
    }
}
