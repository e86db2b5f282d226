package earshot.notify;

import static earshot.model.EpisodeState.ACTIVE;
import static earshot.model.EpisodeState.PENDING;
import static earshot.model.EpisodeState.RESOLVED;
import static earshot.model.EpisodeState.RETRACTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earshot.model.Alert;
import earshot.model.AlertAction;
import earshot.model.AlertSeverity;
import earshot.model.BrandSet;
import earshot.model.EpisodeState;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A receiver's night as a timeline: alerts arrive and the clock goes on, minute by minute. */
class TellReceiversTest {

    private static final Route ALL = new Route(
            List.of("desk"),
            List.of(),
            List.of(),
            List.of(),
            AlertSeverity.INFO,
            QuietHours.NONE,
            Duration.ofMinutes(30),
            Duration.ofHours(4));

    private static final Configuration NO_KRYO = new Configuration().set(PipelineOptions.GENERIC_TYPES, false);

    private KeyedBroadcastOperatorTestHarness<String, Routed, Knowledge, Message> flink;
    private NotifyConfig config;

    @BeforeEach
    void open() throws Exception {
        config = config(ALL);
        flink = harness();
    }

    @AfterEach
    void close() throws Exception {
        flink.close();
    }

    @Test
    void anEpisodeIsToldWhenItOpensAndOnceWhenItIsOver() throws Exception {
        arrives("velora", PENDING, 0);
        arrives("velora", ACTIVE, 1);
        arrives("velora", ACTIVE, 2);
        arrives("velora", RESOLVED, 40);
        arrives("velora", RESOLVED, 41);
        clockAt(600);
        assertThat(told()).containsExactly("1: OPENED velora", "40: RESOLVED velora");
    }

    @Test
    void whatNeverCameOutOfPendingIsNotTold() throws Exception {
        arrives("velora", PENDING, 0);
        arrives("velora", RESOLVED, 1);
        clockAt(600);
        assertThat(told()).isEmpty();
    }

    @Test
    void aStormOverManyBrandsIsOneMessageTheGravestFirst() throws Exception {
        arrives("velora", ACTIVE, 1);
        arrives("nimbus-air", ACTIVE, AlertSeverity.CRITICAL, 1);
        arrives("kestrel", ACTIVE, 1);
        clockAt(2);
        arrives("late", ACTIVE, 2);
        clockAt(10);
        assertThat(told()).containsExactly("1: OPENED nimbus-air, OPENED kestrel, OPENED velora", "2: OPENED late");
        assertThat(messages().get(0).channel()).isEqualTo("desk");
    }

    @Test
    void messagesKeepAnIntervalFromOneAnother() throws Exception {
        restartWith(config(ALL, Duration.ofMinutes(5)));
        arrives("velora", ACTIVE, 1);
        for (int minute = 2; minute < 6; minute++) {
            arrives("brand-" + minute, ACTIVE, minute);
        }
        clockAt(20);
        assertThat(told())
                .containsExactly(
                        "1: OPENED velora", "6: " + "OPENED brand-2, OPENED brand-3, OPENED brand-4, OPENED brand-5");
    }

    @Test
    void theNextEpisodeOfARuleAndBrandWaitsForTheCoolDown_unlessItIsGraver() throws Exception {
        arrives("velora", ACTIVE, 1);
        arrives("velora", RESOLVED, 10);
        arrives(another("velora", "b", AlertSeverity.WARNING, 15), 15);
        clockAt(20);
        assertThat(told()).containsExactly("1: OPENED velora", "10: RESOLVED velora");
        arrives(another("velora", "b", AlertSeverity.WARNING, 29), 29);
        clockAt(40);
        assertThat(told().subList(2, told().size())).containsExactly("31: OPENED velora");
        arrives(another("velora", "c", AlertSeverity.CRITICAL, 41), 41);
        clockAt(45);
        assertThat(told().subList(3, told().size())).containsExactly("41: OPENED velora");
    }

    @Test
    void anEpisodeThatGrowsGraverIsToldAgain() throws Exception {
        arrives("velora", ACTIVE, 1);
        arrives("velora", ACTIVE, AlertSeverity.CRITICAL, 9);
        arrives("velora", ACTIVE, AlertSeverity.WARNING, 12);
        clockAt(20);
        assertThat(told()).containsExactly("1: OPENED velora", "9: ESCALATED velora");
    }

    @Test
    void belowTheRoutesSeverityNothingOpens_andWhatWasToldEndsAllTheSame() throws Exception {
        restartWith(config(withSeverity(AlertSeverity.CRITICAL)));
        arrives("velora", ACTIVE, AlertSeverity.WARNING, 1);
        arrives("velora", ACTIVE, AlertSeverity.CRITICAL, 3);
        arrives("velora", RESOLVED, AlertSeverity.WARNING, 9);
        clockAt(20);
        assertThat(told()).containsExactly("3: OPENED velora", "9: RESOLVED velora");
    }

    @Test
    void whomABrandNamesIsToldAsTheRoutesSay_andNobodyElse() throws Exception {
        restartWith(config(new Route(
                List.of("desk"),
                List.of(),
                List.of("kestrel"),
                List.of(),
                AlertSeverity.WARNING,
                QuietHours.NONE,
                Duration.ZERO,
                Duration.ZERO)));
        arrives("velora", ACTIVE, 1);
        published(4, List.of("nobody", "desk"));
        arrives("velora", ACTIVE, AlertSeverity.INFO, 2);
        arrives("velora", ACTIVE, 3);
        arrives("kestrel", ACTIVE, 4);
        clockAt(10);
        assertThat(told()).containsExactly("3: OPENED velora", "4: OPENED kestrel");
    }

    @Test
    void whereABrandNamesSomebodyElseOnlyTheEndIsTold() throws Exception {
        restartWith(two());
        arrives("velora", ACTIVE, 1);
        clockAt(2);
        published(4, List.of("other"));
        arrives(another("velora", "b", AlertSeverity.CRITICAL, 2), 2);
        arrives("velora", RESOLVED, 3);
        clockAt(10);
        assertThat(told()).containsExactly("1: OPENED velora", "3: RESOLVED velora");
    }

    @Test
    void whereNobodyABrandNamesIsKnownTheRoutesHold() throws Exception {
        published(4, List.of("nobody"));
        arrives("velora", ACTIVE, 1);
        clockAt(10);
        assertThat(told()).containsExactly("1: OPENED velora");
    }

    @Test
    void aReceiverThatOnlyABrandNamesIsToldEverything() {
        Alert alert = Alerts.alert("velora", ACTIVE, AlertSeverity.INFO, at(0));
        assertThat(two().route("other", alert, List.of())).isEmpty();
        assertThat(two().route("other", alert, List.of("other"))).contains(Route.to("other"));
        assertThat(two().route("desk", alert, List.of("other"))).isEmpty();
    }

    @Test
    void aBrandThatIsRoutedToNobodyThereIsIsAnError() {
        BrandSet.Brand brand =
                new BrandSet.Brand("velora", "Velora", "velora", List.of(), List.of(), List.of("night-desk"));
        BrandSet set = new BrandSet("s", 1, List.of(brand), false, List.of(), "UTC", List.of(), List.of());
        assertThatThrownBy(() -> two().check(set))
                .hasMessage("brand velora is routed to night-desk, which is no receiver; there are desk, other");
    }

    private static NotifyConfig two() {
        return new NotifyConfig(
                List.of(new Receiver.Log("desk"), new Receiver.Log("other")),
                List.of(ALL),
                List.of(),
                Duration.ofSeconds(10),
                Duration.ofSeconds(10),
                Duration.ofHours(6),
                Duration.ofDays(1),
                List.of(),
                List.of());
    }

    @Test
    void whatNobodyAcknowledgesIsRepeated() throws Exception {
        for (int minute = 1; minute <= 9 * 60; minute += 10) {
            arrives("velora", ACTIVE, minute);
        }
        assertThat(told()).containsExactly("1: OPENED velora", "241: REPEATED velora", "481: REPEATED velora");
        says(AlertAction.Kind.ACKNOWLEDGEMENT, "", "e3b0c442-velora", 9 * 60, 24 * 60);
        for (int minute = 9 * 60 + 1; minute <= 15 * 60; minute += 10) {
            arrives("velora", ACTIVE, minute);
        }
        arrives("velora", RESOLVED, 16 * 60);
        clockAt(20 * 60);
        assertThat(told().subList(3, told().size())).containsExactly("960: RESOLVED velora");
    }

    @Test
    void anEpisodeOfWhichNothingIsHeardAnyMoreIsNotRepeatedForEver() throws Exception {
        arrives("velora", ACTIVE, 1);
        clockAt(24 * 60);
        assertThat(told()).containsExactly("1: OPENED velora", "241: REPEATED velora");
    }

    @Test
    void aSilencedBrandIsToldWhenTheSilenceEndsAndItIsStillOpen() throws Exception {
        says(AlertAction.Kind.SILENCE, "velora", "", 0, 60);
        arrives("velora", ACTIVE, 1);
        arrives("kestrel", ACTIVE, 1);
        clockAt(59);
        assertThat(told()).containsExactly("1: OPENED kestrel");
        clockAt(61);
        assertThat(told().subList(1, told().size())).containsExactly("60: OPENED velora");
    }

    @Test
    void whatBeginsAndEndsWithinASilenceIsNeverTold() throws Exception {
        says(AlertAction.Kind.SILENCE, "velora", "", 0, 60);
        arrives("velora", ACTIVE, 1);
        arrives("velora", RESOLVED, 30);
        clockAt(120);
        assertThat(told()).isEmpty();
    }

    @Test
    void aSilenceThatIsEndedEarlyEndsWithTheNextNews() throws Exception {
        says(AlertAction.Kind.SILENCE, "velora", "", 0, 600);
        arrives("velora", ACTIVE, 1);
        says(AlertAction.Kind.SILENCE, "velora", "", 0, 5);
        arrives("velora", ACTIVE, 6);
        clockAt(10);
        assertThat(told()).containsExactly("6: OPENED velora");
    }

    @Test
    void aCampaignKeepsItsOwnRulesQuietAndIsNamedInTheOthers() throws Exception {
        flink.processBroadcastElement(new StreamRecord<>(Knowledge.of(new AlertAction(
                "c",
                AlertAction.Kind.CAMPAIGN,
                "airlines",
                List.of("velora"),
                List.of("volume-spike"),
                "",
                at(0),
                at(600),
                "",
                "Spring sale",
                at(0)))));
        arrives(ofRule("volume-spike", 1), 1);
        arrives("velora", ACTIVE, 1);
        clockAt(10);
        assertThat(told()).containsExactly("1: OPENED velora");
        assertThat(messages().get(0).items().get(0).campaigns()).containsExactly("Spring sale");
    }

    @Test
    void quietHoursHoldAllButWhatIsWorthWakingFor() throws Exception {
        nightInNewYork();
        arrives("velora", ACTIVE, AlertSeverity.WARNING, 1);
        arrives("nimbus-air", ACTIVE, AlertSeverity.CRITICAL, 1);
        arrives("kestrel", ACTIVE, AlertSeverity.WARNING, 1);
        arrives("kestrel", RESOLVED, AlertSeverity.WARNING, 30);
        clockAt(24 * 60);
        // 07:00 in New York is 12:00 UTC, 268 minutes after 07:32.
        assertThat(told().subList(0, 2)).containsExactly("1: OPENED nimbus-air", "268: OPENED velora, PASSED kestrel");
    }

    @Test
    void whatWasTakenBackInQuietHoursIsNotToldInTheMorning() throws Exception {
        nightInNewYork();
        arrives("velora", ACTIVE, AlertSeverity.WARNING, 1);
        arrives("velora", RETRACTED, AlertSeverity.WARNING, 30);
        clockAt(24 * 60);
        assertThat(told()).isEmpty();
    }

    @Test
    void anEpisodeThatLostItsGroundIsTakenBackOnce() throws Exception {
        arrives("velora", ACTIVE, 1);
        arrives("velora", RETRACTED, 30);
        arrives("velora", RETRACTED, 31);
        clockAt(120);
        assertThat(told()).containsExactly("1: OPENED velora", "30: RETRACTED velora");
    }

    @Test
    void oldNewsWakesNobody() throws Exception {
        clockAt(0);
        flink.setProcessingTime(at(7 * 60).toEpochMilli());
        flink.processElement(new StreamRecord<>(new Routed("desk", Alerts.alert("velora", ACTIVE, at(1)))));
        clockAt(20 * 60);
        assertThat(told()).isEmpty();
    }

    @Test
    void aRestartForgetsNothingAndTellsNothingTwice() throws Exception {
        arrives("velora", ACTIVE, 1);
        arrives("kestrel", ACTIVE, 2);
        clockAt(3);
        restart();
        assertThat(messages()).isEmpty();
        arrives("velora", ACTIVE, 3);
        arrives("velora", ACTIVE, 4);
        arrives("velora", RESOLVED, 9);
        clockAt(20);
        assertThat(told()).containsExactly("9: RESOLVED velora");
    }

    @Test
    void whatWaitsForItsGroupSurvivesARestart() throws Exception {
        flink.setProcessingTime(at(1).toEpochMilli());
        flink.processElement(new StreamRecord<>(new Routed("desk", Alerts.alert("velora", ACTIVE, at(1)))));
        restart();
        clockAt(2);
        assertThat(told()).containsExactly("1: OPENED velora");
    }

    @Test
    void theSameNewsHasTheSameKeyHoweverItIsSentAndAnotherOneAnother() throws Exception {
        arrives("velora", ACTIVE, 1);
        arrives("velora", RESOLVED, 9);
        clockAt(20);
        List<String> keys = messages().stream().map(Message::key).toList();
        assertThat(keys).doesNotHaveDuplicates();
        restartWith(config);
        arrives("velora", ACTIVE, 2);
        arrives("velora", RESOLVED, 9);
        clockAt(20);
        assertThat(messages().stream().map(Message::key)).isEqualTo(keys);
    }

    private void nightInNewYork() throws Exception {
        QuietHours night = new QuietHours(
                LocalTime.of(22, 0), LocalTime.of(7, 0), Set.of(DayOfWeek.values()), "", AlertSeverity.CRITICAL, false);
        restartWith(config(new Route(
                List.of("desk"),
                List.of(),
                List.of(),
                List.of(),
                AlertSeverity.INFO,
                night,
                Duration.ZERO,
                Duration.ZERO)));
        flink.processBroadcastElement(new StreamRecord<>(
                new Knowledge(List.of(), List.of(new Knowledge.Names("airlines", 3, "America/New_York", Map.of())))));
    }

    private void published(int version, List<String> routes) throws Exception {
        var named = Map.of("velora", new Knowledge.Named("Velora", routes));
        var names = new Knowledge.Names("airlines", version, "UTC", named);
        flink.processBroadcastElement(new StreamRecord<>(new Knowledge(List.of(), List.of(names))));
    }

    private static Route withSeverity(AlertSeverity severity) {
        return new Route(
                List.of("desk"),
                List.of(),
                List.of(),
                List.of(),
                severity,
                QuietHours.NONE,
                Duration.ZERO,
                Duration.ZERO);
    }

    private static NotifyConfig config(Route route) {
        return config(route, Duration.ofSeconds(10));
    }

    private static NotifyConfig config(Route route, Duration interval) {
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

    private void arrives(String brand, EpisodeState state, int minute) throws Exception {
        arrives(brand, state, AlertSeverity.WARNING, minute);
    }

    private void arrives(String brand, EpisodeState state, AlertSeverity severity, int minute) throws Exception {
        arrives(Alerts.alert(brand, state, severity, at(minute)), minute);
    }

    private void arrives(Alert alert, int minute) throws Exception {
        clockAt(minute);
        flink.processElement(new StreamRecord<>(new Routed("desk", alert)));
        flink.setProcessingTime(at(minute).toEpochMilli());
    }

    private static Alert another(String brand, String episode, AlertSeverity severity, int minute) {
        return withIds(Alerts.alert(brand, ACTIVE, severity, at(minute)), episode, "negative-spike");
    }

    private static Alert ofRule(String rule, int minute) {
        return withIds(Alerts.alert("velora", ACTIVE, at(minute)), "another", rule);
    }

    private static Alert withIds(Alert alert, String episode, String rule) {
        return new Alert(
                episode,
                rule,
                alert.ruleVersion(),
                alert.severity(),
                alert.brandSet(),
                alert.brandSetVersion(),
                alert.brand(),
                alert.state(),
                alert.startedAt(),
                alert.updatedAt(),
                alert.reading(),
                alert.share(),
                alert.crowd(),
                alert.terms(),
                alert.posts(),
                alert.sentimentModel(),
                alert.silentFeeds(),
                alert.dashboard(),
                alert.summary(),
                alert.provisional(),
                alert.revision());
    }

    private void says(AlertAction.Kind kind, String brand, String episode, int from, int until) throws Exception {
        List<String> brands = brand.isEmpty() ? List.of() : List.of(brand);
        flink.processBroadcastElement(new StreamRecord<>(Knowledge.of(new AlertAction(
                "s", kind, "", brands, List.of(), episode, at(from), at(until), "anna", "", at(from)))));
    }

    /** Five seconds at a time, as the clock does not jump over what is due. */
    private void clockAt(int minute) throws Exception {
        long until = at(minute).toEpochMilli();
        for (long now = flink.getProcessingTime() + 5_000; now <= until; now += 5_000) {
            flink.setProcessingTime(now);
        }
        flink.setProcessingTime(until);
    }

    private static Instant at(int minute) {
        return Alerts.START.plus(Duration.ofMinutes(minute));
    }

    private List<Message> messages() {
        return flink.extractOutputValues();
    }

    private List<String> told() {
        return messages().stream()
                .map(message ->
                        Duration.between(Alerts.START, message.writtenAt()).toMinutes() + ": "
                                + message.items().stream()
                                        .map(item -> item.transition() + " "
                                                + item.alert().brand())
                                        .collect(Collectors.joining(", ")))
                .toList();
    }

    private void restart() throws Exception {
        OperatorSubtaskState snapshot = flink.snapshot(1, 1);
        long now = flink.getProcessingTime();
        flink.close();
        flink = harness(config);
        flink.setProcessingTime(now);
        flink.initializeState(snapshot);
        flink.open();
    }

    private void restartWith(NotifyConfig other) throws Exception {
        flink.close();
        config = other;
        flink = harness();
    }

    private KeyedBroadcastOperatorTestHarness<String, Routed, Knowledge, Message> harness() throws Exception {
        var opened = harness(config);
        opened.setProcessingTime(at(0).toEpochMilli());
        opened.open();
        return opened;
    }

    private static KeyedBroadcastOperatorTestHarness<String, Routed, Knowledge, Message> harness(NotifyConfig config)
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
