package earshot.cli;

import earshot.config.JobConfig;
import earshot.config.KafkaConfig;
import earshot.config.Options;
import earshot.config.PlainError;
import earshot.config.Settings;
import earshot.model.Alert;
import earshot.model.AlertAction;
import earshot.model.AlertEvent;
import earshot.model.EpisodeState;
import earshot.run.CreateTopics;
import earshot.run.OwnTopic;
import earshot.wire.Topic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What all commands about alerts have in common: where Kafka is, and what is in it. */
final class AlertOptions {

    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT",
            description = "Where Kafka is. Default: as kafka.bootstrap-servers says")
    private String kafka = "";

    @Mixin
    private SettingOptions settings = new SettingOptions();

    Settings settings() {
        Settings chosen = settings.read();
        return kafka.isEmpty() ? chosen : chosen.with(Options.KAFKA_BOOTSTRAP_SERVERS, kafka);
    }

    KafkaConfig kafka() {
        return new JobConfig(settings()).kafka();
    }

    /** As they stand now, the newest first. */
    List<Alert> alerts() {
        return OwnTopic.latest(kafka(), Topic.ALERTS).values().stream()
                .sorted(Comparator.comparing(Alert::startedAt)
                        .reversed()
                        .thenComparing(Alert::brand)
                        .thenComparing(Alert::episodeId))
                .toList();
    }

    /** What happened to an alert and who was told of it, in the order in which it happened. */
    List<AlertEvent> events(Alert alert) {
        List<AlertEvent> events = new ArrayList<>();
        OwnTopic.all(kafka(), Topic.ALERT_EVENTS, event -> {
            if (event.episodeId().equals(alert.episodeId())
                    && events.stream().noneMatch(known -> known.id().equals(event.id()))) {
                events.add(event);
            }
        });
        events.sort(Comparator.comparing(AlertEvent::at).thenComparing(AlertEvent::id));
        return events;
    }

    /** Those not over yet, the first to end first. */
    List<AlertAction> actions(Instant now) {
        return OwnTopic.latest(kafka(), Topic.ALERT_ACTIONS).values().stream()
                .filter(action -> action.until().isAfter(now))
                .sorted(Comparator.comparing(AlertAction::until).thenComparing(AlertAction::id))
                .toList();
    }

    /** @throws PlainError where the beginning of an id is none's or several's */
    Alert alert(String beginning) {
        List<Alert> found = alerts().stream()
                .filter(alert -> alert.episodeId().startsWith(beginning))
                .toList();
        if (found.size() != 1) {
            throw new PlainError(
                    found.isEmpty()
                            ? "No alert's id begins with " + beginning + "; earshot alerts list --all shows all"
                            : found.size() + " alerts' ids begin with " + beginning + ": give more of it");
        }
        return found.get(0);
    }

    void say(AlertAction action) throws InterruptedException {
        KafkaConfig where = kafka();
        try (Admin admin = Admin.create(where.client(Map.of()))) {
            new CreateTopics(admin, where).outputs();
        }
        OwnTopic.publish(where, Topic.ALERT_ACTIONS, action);
    }

    static boolean isOver(Alert alert) {
        return alert.state() == EpisodeState.RESOLVED || alert.state() == EpisodeState.RETRACTED;
    }
}
