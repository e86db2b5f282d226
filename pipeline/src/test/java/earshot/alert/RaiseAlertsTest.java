package earshot.alert;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.model.Alert;
import earshot.model.BrandWindow;
import earshot.model.EpisodeState;
import earshot.model.Tally;
import earshot.model.WindowStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RaiseAlertsTest {

    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final Duration LATENESS = Duration.ofSeconds(30);

    private KeyedOneInputStreamOperatorTestHarness<String, BrandWindow, Alert> flink;
    private Random random;
    private int minute;

    @BeforeEach
    void open() throws Exception {
        random = new Random(1);
        minute = 0;
        flink = harness();
        flink.open();
    }

    @AfterEach
    void close() throws Exception {
        flink.close();
    }

    @Test
    void aQuietBrandRaisesNothing() throws Exception {
        usual(24 * 60);
        assertThat(flink.extractOutputValues()).isEmpty();
    }

    @Test
    void aNegativeSpikeOpensOneEpisodeThatEndsWhenItIsQuietAgain() throws Exception {
        usual(6 * 60);
        spike(30);
        usual(120);
        List<Alert> alerts = flink.extractOutputValues();
        assertThat(alerts)
                .extracting(Alert::episodeId)
                .containsOnly(alerts.get(0).episodeId());
        assertThat(alerts)
                .extracting(Alert::state)
                .startsWith(EpisodeState.PENDING, EpisodeState.ACTIVE)
                .endsWith(EpisodeState.RECOVERING, EpisodeState.RESOLVED);
        assertThat(alerts.get(alerts.size() - 1).reading().observed())
                .as("the worst stays told when it is over")
                .isBetween(300.0, 310.0);
        assertThat(alerts.get(0).startedAt()).isBetween(at(6 * 60), at(6 * 60 + 3));
        assertThat(alerts).extracting(Alert::revision).isSorted().doesNotHaveDuplicates();
        assertThat(alerts.get(1).summary()).startsWith("velora: ").contains("negative mentions in 15 min", "usually");
    }

    @Test
    void silenceEndsAnEpisodeToo() throws Exception {
        usual(6 * 60);
        spike(30);
        flink.processWatermark(at(10 * 60).toEpochMilli());
        assertThat(flink.extractOutputValues()).extracting(Alert::state).endsWith(EpisodeState.RESOLVED);
    }

    @Test
    void aRestartInTheMiddleChangesNothing() throws Exception {
        usual(6 * 60);
        spike(5);
        List<Alert> before = flink.extractOutputValues();
        OperatorSubtaskState snapshot = flink.snapshot(1, 1);
        flink.close();
        flink = harness();
        flink.initializeState(snapshot);
        flink.open();
        spike(25);
        usual(120);
        List<Alert> after = flink.extractOutputValues();
        assertThat(after)
                .extracting(Alert::episodeId)
                .containsOnly(before.get(0).episodeId());
        assertThat(after.get(0).revision())
                .isEqualTo(before.get(before.size() - 1).revision() + 1);
    }

    @Test
    void moreMentionsWithTheUsualShareAreNoNegativeSpike() throws Exception {
        usual(6 * 60);
        for (int i = 0; i < 60; i++) {
            minute(200, 10);
        }
        assertThat(flink.extractOutputValues()).isEmpty();
    }

    private void usual(int minutes) throws Exception {
        for (int i = 0; i < minutes; i++) {
            int negative = random.nextInt(4) == 0 ? 1 : 0;
            minute(3 + random.nextInt(5), negative);
        }
    }

    private void spike(int minutes) throws Exception {
        for (int i = 0; i < minutes; i++) {
            minute(25, 20);
        }
    }

    private void minute(long mentions, long negative) throws Exception {
        Instant start = at(minute++);
        var tally = new Tally(mentions, 0, negative, mentions - negative, 0, 0, 0, 0, 0, 0, 1);
        flink.processElement(new StreamRecord<>(new BrandWindow(
                "set", 1, "velora", start, start.plusSeconds(60), tally, "m", WindowStatus.PROVISIONAL)));
        flink.processWatermark(start.plusSeconds(60).plus(LATENESS).toEpochMilli());
    }

    private static Instant at(int minute) {
        return START.plusSeconds(60L * minute);
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, BrandWindow, Alert> harness() throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new RaiseAlerts(AlertConfig.DEFAULT, LATENESS)),
                RaiseAlerts::brand,
                Types.STRING);
    }
}
