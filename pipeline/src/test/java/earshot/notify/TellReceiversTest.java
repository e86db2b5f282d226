package earshot.notify;

import static earshot.model.EpisodeState.ACTIVE;
import static earshot.model.EpisodeState.PENDING;
import static earshot.model.EpisodeState.RESOLVED;
import static earshot.model.EpisodeState.RETRACTED;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.model.AlertAction;
import earshot.model.AlertSeverity;
import java.time.Duration;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.junit.jupiter.api.Test;

/** What is told of an episode, and when. */
class TellReceiversTest extends ReceiversTimeline {

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
    void anEpisodeThatLostItsGroundIsTakenBackOnce() throws Exception {
        arrives("velora", ACTIVE, 1);
        arrives("velora", RETRACTED, 30);
        arrives("velora", RETRACTED, 31);
        clockAt(120);
        assertThat(told()).containsExactly("1: OPENED velora", "30: RETRACTED velora");
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

    private void restart() throws Exception {
        OperatorSubtaskState snapshot = flink.snapshot(1, 1);
        long now = flink.getProcessingTime();
        flink.close();
        flink = harness(config);
        flink.setProcessingTime(now);
        flink.initializeState(snapshot);
        flink.open();
    }
}
