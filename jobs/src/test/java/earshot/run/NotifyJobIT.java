package earshot.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import earshot.cli.CommandRun;
import earshot.config.JobConfig;
import earshot.config.KafkaConfig;
import earshot.config.Settings;
import earshot.local.BrokerForTests;
import earshot.local.LocalBroker;
import earshot.model.Alert;
import earshot.model.DeadLetter;
import earshot.model.EpisodeState;
import earshot.model.RejectReason;
import earshot.notify.Alerts;
import earshot.wire.Topic;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From an alert on a real broker's topic to what a receiver gets. */
class NotifyJobIT {

    @Test
    void anAlertReachesItsReceiver_thoughItFailsAtFirst_andPeopleAreHeeded(@TempDir Path folder) throws Exception {
        try (Desk desk = Desk.open();
                LocalBroker broker = BrokerForTests.start(folder.resolve("kafka"));
                Logged logged = Logged.from(Level.INFO)) {
            JobConfig config = new JobConfig(new Settings()
                    .set(Map.of(
                            "kafka.bootstrap-servers",
                            broker.bootstrapServers(),
                            "notify.routes",
                            desk.routes(folder).toString(),
                            "checkpoint.interval",
                            "1 s")));
            KafkaConfig kafka = config.kafka();
            try (Admin admin =
                    Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers()))) {
                new CreateTopics(admin, kafka).outputs();
            }
            var environment = StreamExecutionEnvironment.createLocalEnvironment(1, config.flink());
            NotifyJob.build(environment, kafka, config.notifying());
            JobClient job = environment.executeAsync(NotifyJob.NAME);
            try {
                tells(kafka, desk);
            } finally {
                job.cancel().get();
            }
            assertThat(logged.text()).contains(NotifyJob.NAME).doesNotContain(Desk.TOKEN, Desk.KEY);
        }
    }

    private static void tells(KafkaConfig kafka, Desk desk) throws Exception {
        desk.answers.add(503);
        OwnTopic.publish(kafka, Topic.ALERTS, alert("velora", EpisodeState.ACTIVE, 0));
        awaitReceived(desk, 2);
        assertThat(desk.received.get(0).key())
                .isEqualTo(desk.received.get(1).key())
                .isNotEmpty();
        assertThat(desk.received.get(0).body())
                .isEqualTo(desk.received.get(1).body())
                .contains("\"transition\":\"opened\"");
        desk.received.forEach(NotifyJobIT::requireSigned);

        CommandRun list = CommandRun.of("alerts", "list", "--kafka", kafka.bootstrapServers());
        assertThat(list.exitCode()).as(list.err()).isZero();
        assertThat(list.out()).contains("e3b0c442  active     warning", "1 open, 0 over.");
        CommandRun silence = CommandRun.of(
                "alerts",
                "silence",
                "--brand",
                "kestrel",
                "--for",
                "2h",
                "--by",
                "anna",
                "--kafka",
                kafka.bootstrapServers());
        assertThat(silence.out()).matches("(?s)[0-9a-f]{8}  silence until \\S+ of kestrel \\(anna: \\).*");
        CommandRun acknowledged =
                CommandRun.of("alerts", "acknowledge", "e3b0c442-vel", "--kafka", kafka.bootstrapServers());
        assertThat(acknowledged.out()).contains("acknowledgement until ", " of episode e3b0c442-velora");
        assertThat(CommandRun.of("alerts", "show", "e3b0c442-vel", "--kafka", kafka.bootstrapServers())
                        .out())
                .contains("negative mentions  212, expected 11.0 (8.0–15.0), score 4.2", "stands out         dragged")
                .containsPattern(
                        "  read again +\\w+ \\(0\\.\\d\\d, 0\\.\\d\\d, 0\\.\\d\\d\\) by table-en-.*encoder-en-.*@1\\.0");
        CommandRun unknown = CommandRun.of("alerts", "show", "nothing", "--kafka", kafka.bootstrapServers());
        assertThat(unknown.exitCode()).isEqualTo(1);
        assertThat(unknown.err()).startsWith("No alert's id begins with nothing;");

        OwnTopic.publish(kafka, Topic.ALERTS, alert("kestrel", EpisodeState.ACTIVE, 0));
        OwnTopic.publish(kafka, Topic.ALERTS, alert("velora", EpisodeState.RESOLVED, 1));
        awaitReceived(desk, 3);
        assertThat(desk.received.get(2).body())
                .contains("\"transition\":\"resolved\"")
                .doesNotContain("kestrel");

        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(
                        CommandRun.of("alerts", "show", "e3b0c442-vel", "--kafka", kafka.bootstrapServers())
                                .out())
                .containsSubsequence(
                        "failed desk: opened, try 1: 127.0.0.1 answered 503",
                        "sent desk: opened, try 2",
                        "sent desk: resolved, try 1"));

        desk.answers.add(422);
        OwnTopic.publish(kafka, Topic.ALERTS, alert("nimbus-air", EpisodeState.ACTIVE, 0));
        await().atMost(Duration.ofMinutes(1))
                .until(() -> OwnTopic.latest(kafka, Topic.REJECTED).size() == 1);
        DeadLetter letter =
                OwnTopic.latest(kafka, Topic.REJECTED).values().iterator().next();
        assertThat(letter.reason()).isEqualTo(RejectReason.NOT_DELIVERED);
        assertThat(letter.detail()).contains("desk was not told", "127.0.0.1 answered 422");
        assertThat(letter.detail() + new String(letter.bytes(), StandardCharsets.UTF_8))
                .doesNotContain(Desk.TOKEN, Desk.KEY);
        assertThat(desk.received).hasSize(4);
    }

    private static void awaitReceived(Desk desk, int count) {
        await().atMost(Duration.ofMinutes(1)).until(() -> desk.received.size() >= count);
        assertThat(desk.received).hasSize(count);
    }

    private static void requireSigned(Desk.Received request) {
        String[] parts = request.signature().replaceFirst("^t=", "").split(",v1=", 2);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Desk.KEY.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] expected = mac.doFinal((parts[0] + "." + request.body()).getBytes(StandardCharsets.UTF_8));
            assertThat(parts[1]).isEqualTo(HexFormat.of().formatHex(expected));
        } catch (java.security.GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static Alert alert(String brand, EpisodeState state, int minutesLater) {
        Instant now = Clock.systemUTC().instant();
        return Alerts.alert(brand, state, now.plus(Duration.ofMinutes(minutesLater)));
    }
}
