package earshot.notify;

import static earshot.model.EpisodeState.ACTIVE;
import static earshot.model.EpisodeState.RESOLVED;
import static earshot.model.EpisodeState.RETRACTED;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.model.Alert;
import earshot.model.AlertAction;
import earshot.model.AlertSeverity;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.junit.jupiter.api.Test;

/** What is not told now: silences, campaigns, quiet hours, old news. */
class HeldBackTest extends ReceiversTimeline {

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
    void oldNewsWakesNobody() throws Exception {
        clockAt(0);
        flink.setProcessingTime(at(7 * 60).toEpochMilli());
        flink.processElement(new StreamRecord<>(new Routed("desk", Alerts.alert("velora", ACTIVE, at(1)))));
        clockAt(20 * 60);
        assertThat(told()).isEmpty();
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

    private static Alert ofRule(String rule, int minute) {
        return withIds(Alerts.alert("velora", ACTIVE, at(minute)), "another", rule);
    }
}
