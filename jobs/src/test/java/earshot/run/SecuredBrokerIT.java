package earshot.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.InstantiationUtil;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.metadata.authorizer.StandardAuthorizer;
import org.apache.kafka.tools.AclCommand;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker that lets nobody in without TLS and a password, and everybody do only what {@code acls.sh} lets them do. */
class SecuredBrokerIT {
    private static final String PASSWORD = "a-password-to-look-for";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void theJobsWorkThere_andThePasswordIsNowhereButInItsFile() throws Exception {
        try (LocalBroker broker = BrokerForTests.start(folder.resolve("kafka"), secured());
                Logged logged = Logged.from(Level.INFO)) {
            setRights(broker);
            JobConfig config = config(broker, "earshot-listen", "secrets");
            KafkaConfig kafka = config.kafka();
            try (Admin admin = Admin.create(kafka.client(Map.of()))) {
                new CreateTopics(admin, kafka).outputs();
            }
            OnePost.replay(
                    folder,
                    "kafka.bootstrap-servers=" + broker.bootstrapServers(),
                    "kafka.client-properties=" + clientFile("earshot-feed", "secrets"));
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
            whatIsNobodysBusinessIsRefused(broker);
            assertThat(logged.text()).contains("sasl.jaas.config").doesNotContain(PASSWORD, "another-password");
        }
    }

    private void whatIsNobodysBusinessIsRefused(LocalBroker broker) throws Exception {
        KafkaConfig feed = config(broker, "earshot-feed", "secrets").kafka();
        assertThatExceptionOfType(PlainError.class)
                .isThrownBy(() -> OwnTopic.latest(feed, Topic.MENTIONS))
                .withMessageContaining("authorized");
        KafkaConfig index = config(broker, "earshot-index", "secrets").kafka();
        Mention mention =
                OwnTopic.latest(index, Topic.MENTIONS).values().iterator().next();
        assertThatExceptionOfType(PlainError.class)
                .isThrownBy(() -> OwnTopic.publish(index, Topic.MENTIONS, mention))
                .withMessageContaining("authorized");
        KafkaConfig notify = config(broker, "earshot-notify", "secrets").kafka();
        assertThat(OwnTopic.latest(notify, Topic.ALERTS)).isEmpty();
        try (Admin admin = Admin.create(notify.client(Map.of()))) {
            assertThatExceptionOfType(PlainError.class)
                    .isThrownBy(() -> new CreateTopics(admin, notify).raw(List.of("x")))
                    .withMessageContaining("Authorization failed");
        }
    }

    /** The script as an operator runs it; each command it gives is carried out by Kafka's own tool. */
    private void setRights(LocalBroker broker) throws Exception {
        Path given = folder.resolve("acls");
        Path tool = Files.writeString(folder.resolve("kafka-acls.sh"), "#!/bin/sh\necho \"$@\" >> " + given + "\n");
        assertThat(tool.toFile().setExecutable(true)).isTrue();
        Path properties = folder.resolve("broker.properties");
        Files.writeString(properties, client("broker", PASSWORD));
        ProcessBuilder script =
                new ProcessBuilder("sh", "../docker/kafka/acls.sh", broker.bootstrapServers(), properties.toString());
        script.environment().put("ACLS", tool.toString());
        assertThat(script.inheritIO().start().waitFor()).isZero();
        Exit.setExitProcedure((code, message) -> {
            throw new IllegalStateException(code + " " + message);
        });
        try {
            for (String command : Files.readAllLines(given)) {
                AclCommand.main(command.split(" "));
            }
        } finally {
            Exit.resetExitProcedure();
        }
    }

    private void whoHasNoPasswordIsToldSo(LocalBroker broker) throws IOException {
        KafkaConfig wrong = config(broker, "earshot-listen", "wrong-secrets").kafka();
        assertThatExceptionOfType(PlainError.class)
                .isThrownBy(() -> OwnTopic.latest(wrong, Topic.MENTIONS))
                .withMessageContaining("Authentication failed")
                .withMessageNotContaining("another-password");
    }

    private JobConfig config(LocalBroker broker, String user, String secrets) throws IOException {
        return new JobConfig(new Settings()
                .set(Map.of(
                        "kafka.bootstrap-servers",
                        broker.bootstrapServers(),
                        "kafka.client-properties",
                        clientFile(user, secrets).toString(),
                        "brands.file",
                        Files.writeString(folder.resolve("brands.yaml"), OnePost.BRANDS)
                                .toString())));
    }

    private Path clientFile(String user, String secrets) throws IOException {
        return Files.writeString(
                folder.resolve(user + "-" + secrets + ".properties"),
                client(user, "${dir:" + folder.resolve(secrets) + ":kafka-password}"));
    }

    private String client(String user, String password) {
        return """
                security.protocol = SASL_SSL
                ssl.truststore.type = PEM
                ssl.truststore.location = %s
                sasl.mechanism = PLAIN
                sasl.jaas.config = org.apache.kafka.common.security.plain.PlainLoginModule required \
                username="%s" password="%s";
                """.formatted(folder.resolve("broker.pem"), user, password);
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
        String users = Stream.of("broker", "earshot-feed", "earshot-listen", "earshot-index", "earshot-notify")
                .map(user -> " user_" + user + "=\"" + PASSWORD + "\"")
                .collect(Collectors.joining());
        settings.put(
                "listener.name.plaintext.plain.sasl.jaas.config",
                "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"broker\" password=\""
                        + PASSWORD + "\"" + users + ";");
        settings.put("authorizer.class.name", StandardAuthorizer.class.getName());
        // Nobody but the broker itself speaks to its controller, and does so without a name.
        settings.put("super.users", "User:broker;User:ANONYMOUS");
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
