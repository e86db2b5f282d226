package earshot.notify;

import static earshot.model.EpisodeState.ACTIVE;

import earshot.model.Alert;
import earshot.model.AlertAction;
import earshot.model.AlertSeverity;
import earshot.model.EpisodeState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A receiver's night as a timeline: alerts arrive and the clock goes on, minute by minute. */
abstract class ReceiversTimeline {

    static final Route ALL = new Route(
            List.of("desk"),
            List.of(),
            List.of(),
            List.of(),
            AlertSeverity.INFO,
            QuietHours.NONE,
            Duration.ofMinutes(30),
            Duration.ofHours(4));

    static final Configuration NO_KRYO = new Configuration().set(PipelineOptions.GENERIC_TYPES, false);

    KeyedBroadcastOperatorTestHarness<String, Routed, Knowledge, Message> flink;
    NotifyConfig config;

    @BeforeEach
    void open() throws Exception {
        config = config(ALL);
        flink = harness();
    }

    @AfterEach
    void close() throws Exception {
        flink.close();
    }

    static NotifyConfig config(Route route) {
        return config(route, Duration.ofSeconds(10));
    }

    static NotifyConfig config(Route route, Duration interval) {
        return new NotifyConfig(
                List.of(new Receiver.Log("desk")),
                List.of(route),
                List.of(),
                Duration.ofSeconds(10),
                interval,
                Duration.ofHours(6),
                Duration.ofDays(1),
                List.of(),
                List.of());
    }

    void arrives(String brand, EpisodeState state, int minute) throws Exception {
        arrives(brand, state, AlertSeverity.WARNING, minute);
    }

    void arrives(String brand, EpisodeState state, AlertSeverity severity, int minute) throws Exception {
        arrives(Alerts.alert(brand, state, severity, at(minute)), minute);
    }

    void arrives(Alert alert, int minute) throws Exception {
        clockAt(minute);
        flink.processElement(new StreamRecord<>(new Routed("desk", alert)));
        flink.setProcessingTime(at(minute).toEpochMilli());
    }

    static Alert another(String brand, String episode, AlertSeverity severity, int minute) {
        return withIds(Alerts.alert(brand, ACTIVE, severity, at(minute)), episode, "negative-spike");
    }

    static Alert withIds(Alert alert, String episode, String rule) {
        return Alerts.with(alert, episode, rule, alert.terms(), alert.posts(), alert.dashboard(), alert.summary());
    }

    void says(AlertAction.Kind kind, String brand, String episode, int from, int until) throws Exception {
        List<String> brands = brand.isEmpty() ? List.of() : List.of(brand);
        flink.processBroadcastElement(new StreamRecord<>(Knowledge.of(new AlertAction(
                "s", kind, "", brands, List.of(), episode, at(from), at(until), "anna", "", at(from)))));
    }

    /** Five seconds at a time, as the clock does not jump over what is due. */
    void clockAt(int minute) throws Exception {
        long until = at(minute).toEpochMilli();
        for (long now = flink.getProcessingTime() + 5_000; now <= until; now += 5_000) {
            flink.setProcessingTime(now);
        }
        flink.setProcessingTime(until);
    }

    static Instant at(int minute) {
        return Alerts.START.plus(Duration.ofMinutes(minute));
    }

    List<Message> messages() {
        return flink.extractOutputValues();
    }

    List<String> told() {
        return messages().stream()
                .map(message ->
                        Duration.between(Alerts.START, message.writtenAt()).toMinutes() + ": "
                                + message.items().stream()
                                        .map(item -> item.transition() + " "
                                                + item.alert().brand())
                                        .collect(Collectors.joining(", ")))
                .toList();
    }

    void restartWith(NotifyConfig other) throws Exception {
        flink.close();
        config = other;
        flink = harness();
    }

    KeyedBroadcastOperatorTestHarness<String, Routed, Knowledge, Message> harness() throws Exception {
        var opened = harness(config);
        opened.setProcessingTime(at(0).toEpochMilli());
        opened.open();
        return opened;
    }

    static KeyedBroadcastOperatorTestHarness<String, Routed, Knowledge, Message> harness(NotifyConfig config)
            throws Exception {
        var built = new KeyedBroadcastOperatorTestHarness<>(
                new CoBroadcastWithKeyedOperator<>(
                        new TellReceivers(config), List.of(TellReceivers.ACTIONS, TellReceivers.NAMES)),
                Routed::receiver,
                Types.STRING,
                1,
                1,
                0);
        built.getExecutionConfig().getSerializerConfig().configure(NO_KRYO, TellReceiversTest.class.getClassLoader());
        return built;
    }
}
