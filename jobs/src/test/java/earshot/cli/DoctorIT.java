package earshot.cli;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.config.JobConfig;
import earshot.config.KafkaConfig;
import earshot.config.Options;
import earshot.config.Settings;
import earshot.index.ElasticsearchConnection;
import earshot.index.IndexConfig;
import earshot.local.BrokerForTests;
import earshot.local.FreePorts;
import earshot.local.LocalBroker;
import earshot.run.CreateTopics;
import earshot.run.IndexJob;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of a real broker and the tests' Elasticsearch. */
class DoctorIT {
    private static final String ELASTICSEARCH = requireNonNull(System.getProperty("earshot.test.elasticsearch"));

    private static CommandRun doctor(String kafka, String elasticsearch) {
        return CommandRun.of(
                "doctor", "--set", "kafka.bootstrap-servers=" + kafka, "--set", "index.hosts=" + elasticsearch);
    }

    @Test
    void whatIsMissingIsToldWithWhatToDo_andWhatIsThereIsGood(@TempDir Path folder) throws Exception {
        try (LocalBroker broker = BrokerForTests.start(folder)) {
            CommandRun empty = doctor(broker.bootstrapServers(), ELASTICSEARCH);
            assertThat(empty.exitCode()).isEqualTo(1);
            assertThat(empty.out())
                    .contains(
                            "good      Kafka answers, 1 broker",
                            "BAD       topics are missing: earshot.",
                            "-> start ListenJob, which makes them");
            KafkaConfig kafka = new JobConfig(
                            new Settings().with(Options.KAFKA_BOOTSTRAP_SERVERS, broker.bootstrapServers()))
                    .kafka();
            try (Admin admin = Admin.create(kafka.client(Map.of()))) {
                CreateTopics topics = new CreateTopics(admin, kafka);
                topics.outputs();
                topics.raw(List.of("x"));
            }
            IndexJob.installTemplates(IndexConfig.of(ElasticsearchConnection.to(ELASTICSEARCH)));
            CommandRun whole = doctor(broker.bootstrapServers(), ELASTICSEARCH);
            assertThat(whole.out())
                    .contains(
                            "topics of Earshot's own, each kept as it should be",
                            "good      1 raw topics",
                            "good      every index template is there",
                            "doubtful  earshot-listen has never secured what it read")
                    .doesNotContain("BAD");
            assertThat(whole.exitCode()).isZero();
        }
    }

    @Test
    void whoDoesNotAnswerIsNamed() {
        String nobody = "127.0.0.1:" + FreePorts.one();
        CommandRun away = doctor(nobody, "http://" + nobody);
        assertThat(away.exitCode()).isEqualTo(1);
        assertThat(away.out())
                .contains(
                        "BAD       Kafka at " + nobody + " does not answer",
                        "BAD       Elasticsearch at http://" + nobody);
    }
}
