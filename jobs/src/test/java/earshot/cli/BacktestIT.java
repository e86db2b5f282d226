package earshot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.Posts;
import earshot.config.JobConfig;
import earshot.config.KafkaConfig;
import earshot.config.Settings;
import earshot.local.BrokerForTests;
import earshot.local.LocalBroker;
import earshot.model.Author;
import earshot.model.BrandMatch;
import earshot.model.Engagement;
import earshot.model.Evidence;
import earshot.model.Fingerprint;
import earshot.model.Mention;
import earshot.model.Post;
import earshot.model.Sentiment;
import earshot.model.SentimentLabel;
import earshot.model.Span;
import earshot.run.CreateTopics;
import earshot.run.WriteTopic;
import earshot.wire.Topic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What would have been told of mentions that lie on a real broker. */
class BacktestIT {

    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final int QUIET = 10 * 60;

    @Test
    void whatWouldHaveBeenToldIsShownWithItsSentenceRateAndDelay(@TempDir Path folder) throws Exception {
        try (LocalBroker broker = BrokerForTests.start(folder.resolve("kafka"))) {
            String servers = broker.bootstrapServers();
            mentions(servers);
            CommandRun run =
                    CommandRun.of("backtest", "--from", START.plusSeconds(3_600).toString(), "--kafka", servers);
            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(run.out())
                    .contains("1,320 mentions from 2026-03-01T01:00:00Z on, 120 before, 0.06 weeks")
                    .containsPattern("velora  negative-spike +1 alerts, 1\\d\\.\\d\\d a week, told after 60 s")
                    .containsPattern("velora: \\d+ negative mentions in \\d+ min, \\d+ expected");
            Path deaf = Files.writeString(folder.resolve("brands.yaml"), """
                    set: deaf
                    version: 1
                    alerts: {off: [negative-spike, volume-spike, severity-words, slow-burn]}
                    brands:
                      - {id: velora, name: Velora}
                    """);
            assertThat(CommandRun.of(
                                    "backtest",
                                    "--from",
                                    START.toString(),
                                    "--brands",
                                    deaf.toString(),
                                    "--kafka",
                                    servers)
                            .out())
                    .endsWith("0 alerts." + System.lineSeparator());
        }
    }

    private static void mentions(String servers) throws Exception {
        KafkaConfig kafka = new JobConfig(new Settings().set(Map.of("kafka.bootstrap-servers", servers))).kafka();
        Properties settings = WriteTopic.producer();
        settings.put("bootstrap.servers", servers);
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers));
                var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            new CreateTopics(admin, kafka).outputs();
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (int minute = 0; minute < QUIET + 60; minute++) {
                boolean crisis = minute >= QUIET && minute < QUIET + 12;
                int posts = crisis ? 12 : 2;
                for (int i = 0; i < posts; i++) {
                    Mention mention = mention(minute * 100 + i, minute, crisis || (minute + i) % 5 == 0);
                    sent.add(producer.send(new ProducerRecord<>(
                            Topic.MENTIONS.name(),
                            Topic.MENTIONS.key(mention),
                            Topic.MENTIONS.codec().encode(mention))));
                }
            }
            producer.flush();
            for (Future<RecordMetadata> record : sent) {
                record.get();
            }
        }
    }

    private static Mention mention(int number, int minute, boolean negative) {
        Instant at = START.plus(Duration.ofMinutes(minute)).plusSeconds(7);
        Post post = Posts.post("x:" + number, "velora number " + number, at)
                .withAuthor(new Author("x:a" + number, "A", "a" + number, 100, false));
        SentimentLabel label = negative ? SentimentLabel.NEGATIVE : SentimentLabel.NEUTRAL;
        return new Mention(
                Mention.id("set", "velora", post.id()),
                post,
                BrandMatch.unscored("set", 1, "velora", List.of(new Span("text", 0, 6, "velora")))
                        .scored(new Sentiment(label, 0.2, 0.3, 0.5, "en", "model-1"), List.of(), Evidence.NONE),
                Engagement.UNREPORTED,
                new Fingerprint(number, number),
                false,
                at,
                at,
                1,
                0);
    }
}
