package earshot.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import earshot.cli.CommandRun;
import earshot.config.JobConfig;
import earshot.config.KafkaConfig;
import earshot.config.PlainError;
import earshot.config.Settings;
import earshot.flow.ListenConfig;
import earshot.local.BrokerForTests;
import earshot.local.LocalBroker;
import earshot.model.BrandSet;
import earshot.model.Mention;
import earshot.wire.Topic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.InstantiationUtil;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker that lets nobody in without TLS and a password, as those in production do. */
class SecuredBrokerIT {
    private static final String PASSWORD = "a-password-to-look-for";
    private static final String BRANDS = "set: trees\nversion: 1\nbrands:\n  - {id: oak, name: Oak, query: oak}\n";
    private static final String POST = """
            {"id": 1, "type": "story", "by": "ann", "time": 1772366400, "title": "An oak, whole", "descendants": 0, "score": 1}""";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void theJobsWorkThere_andThePasswordIsNowhereButInItsFile() throws Exception {
        try (LocalBroker broker = BrokerForTests.start(folder.resolve("kafka"), secured())) {
            JobConfig config = config(broker, "secrets");
            KafkaConfig kafka = config.kafka();
            try (Admin admin = Admin.create(kafka.client(Map.of()))) {
                new CreateTopics(admin, kafka).outputs();
            }
            replay(broker);
            BrandSet brands = config.brands();
            ListenConfig listen = config.listen(ListenJob.brands(kafka, brands), "UTC");
            var environment = StreamExecutionEnvironment.createLocalEnvironment(1, config.flink());
            ListenJob.build(environment, kafka, config.feeds(), listen);
            byte[] graph = InstantiationUtil.serializeObject(
                    environment.getStreamGraph(false).getJobGraph());
            assertThat(new String(graph, StandardCharsets.ISO_8859_1))
                    .contains("${dir:")
                    .doesNotContain(PASSWORD);
            JobClient job = environment.executeAsync(ListenJob.NAME);
            try {
                await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(
                                OwnTopic.latest(kafka, Topic.MENTIONS).values())
                        .extracting(Mention::id)
                        .containsExactly("trees/oak/hackernews:1"));
            } finally {
                job.cancel().get();
            }
            whoHasNoPasswordIsToldSo(broker);
        }
    }

    private void whoHasNoPasswordIsToldSo(LocalBroker broker) throws IOException {
        KafkaConfig wrong = config(broker, "wrong-secrets").kafka();
        assertThatExceptionOfType(PlainError.class)
                .isThrownBy(() -> OwnTopic.latest(wrong, Topic.MENTIONS))
                .withMessageContaining("Authentication failed")
                .withMessageNotContaining("another-password");
    }

    private void replay(LocalBroker broker) throws IOException {
        CommandRun replay = CommandRun.of(
                "replay",
                "--feeds",
                Files.writeString(folder.resolve("posts.json"), POST).toString(),
                "--platform",
                "hackernews",
                "--progress",
                folder.resolve("progress.json").toString(),
                "--set",
                "kafka.bootstrap-servers=" + broker.bootstrapServers(),
                "--set",
                "kafka.client-properties=" + folder.resolve("secrets.properties"));
        assertThat(replay.exitCode()).as(replay.err()).isZero();
    }

    private JobConfig config(LocalBroker broker, String secrets) throws IOException {
        Path file = Files.writeString(folder.resolve(secrets + ".properties"), """
                security.protocol = SASL_SSL
                ssl.truststore.type = PEM
                ssl.truststore.location = %s
                sasl.mechanism = PLAIN
                sasl.jaas.config = org.apache.kafka.common.security.plain.PlainLoginModule required \
                username="earshot" password="${dir:%s:kafka-password}";
                """.formatted(
                        folder.resolve("broker.pem"), folder.resolve(secrets)));
        return new JobConfig(new Settings()
                .set(Map.of(
                        "kafka.bootstrap-servers",
                        broker.bootstrapServers(),
                        "kafka.client-properties",
                        file.toString(),
                        "brands.file",
                        Files.writeString(folder.resolve("brands.yaml"), BRANDS).toString())));
    }

    /** Makes the broker's key and certificate, and the client's secrets, by the JDK's own tool. */
    private Map<String, String> secured() throws IOException, InterruptedException {
        for (String secrets : List.of("secrets", "wrong-secrets")) {
            Files.writeString(
                    Files.createDirectory(folder.resolve(secrets)).resolve("kafka-password"),
                    secrets.equals("secrets") ? PASSWORD : "another-password");
        }
        Path store = folder.resolve("broker.p12");
        keytool(
                "-genkeypair",
                "-alias",
                "broker",
                "-keyalg",
                "RSA",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=ip:127.0.0.1",
                "-keystore",
                store.toString(),
                "-storepass",
                "changeit");
        keytool(
                "-exportcert",
                "-rfc",
                "-alias",
                "broker",
                "-file",
                folder.resolve("broker.pem").toString(),
                "-keystore",
                store.toString(),
                "-storepass",
                "changeit");
        Map<String, String> settings = new HashMap<>();
        settings.put("listener.security.protocol.map", "PLAINTEXT:SASL_SSL,CONTROLLER:PLAINTEXT");
        settings.put("ssl.keystore.location", store.toString());
        settings.put("ssl.keystore.password", "changeit");
        settings.put("sasl.enabled.mechanisms", "PLAIN");
        settings.put("sasl.mechanism.inter.broker.protocol", "PLAIN");
        settings.put(
                "listener.name.plaintext.plain.sasl.jaas.config",
                "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"broker\" password=\""
                        + PASSWORD + "\" user_broker=\"" + PASSWORD + "\" user_earshot=\"" + PASSWORD + "\";");
        settings.put("ssl.truststore.type", "PEM");
        settings.put("ssl.truststore.location", folder.resolve("broker.pem").toString());
        return settings;
    }

    private static void keytool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(arguments));
        command.add(
                0, Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }
}
