package earshot.measure;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.model.BrandWindow;
import earshot.model.Contribution;
import earshot.model.Fingerprint;
import earshot.model.Tally;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TallyWindowsTest {

    private static final MeasureConfig CONFIG = new MeasureConfig(
            List.of(Duration.ofMinutes(1)),
            Duration.ofSeconds(30),
            Map.of("mastodon", Duration.ofSeconds(20)),
            Duration.ofSeconds(5),
            Duration.ofDays(30),
            ZoneOffset.UTC);

    private KeyedOneInputStreamOperatorTestHarness<String, WindowDelta, BrandWindow> flink;

    @BeforeEach
    void open() throws Exception {
        flink = harness();
        flink.open();
    }

    @AfterEach
    void close() throws Exception {
        flink.close();
    }

    @Test
    void aWindowIsShownWithinASecondAndWhileItChangesOncePerRefresh() throws Exception {
        mention("10:00:05", "10:00:05");
        mention("10:00:06", "10:00:06");
        assertThat(shown()).isEmpty();
        flink.setProcessingTime(1_000);
        assertThat(shown()).containsExactly("10:00:00 2 PROVISIONAL");
        mention("10:00:07", "10:00:07");
        flink.setProcessingTime(5_999);
        assertThat(shown()).as("shown less than a refresh ago").hasSize(1);
        flink.setProcessingTime(6_000);
        assertThat(shown()).containsExactly("10:00:00 2 PROVISIONAL", "10:00:00 3 PROVISIONAL");
        flink.setProcessingTime(60_000);
        assertThat(shown()).as("nothing changed").hasSize(2);
        mention("10:00:08", "10:00:08");
        flink.setProcessingTime(61_000);
        assertThat(shown()).as("not shown for long, so shown at once").hasSize(3);
    }

    @Test
    void theWatermarkMakesAWindowFinalOnceItsLatenessIsOver() throws Exception {
        mention("10:00:05", "10:00:05");
        watermark("10:01:29");
        assertThat(shown()).isEmpty();
        watermark("10:01:30");
        assertThat(shown()).containsExactly("10:00:00 1 FINAL");
    }

    @Test
    void whatWasSeenTooLateRevisesIt() throws Exception {
        mention("10:00:05", "10:00:05");
        watermark("10:01:30");
        mention("10:00:08", "10:02:00");
        flink.setProcessingTime(5_000);
        assertThat(shown()).containsExactly("10:00:00 1 FINAL", "10:00:00 2 REVISED");
    }

    @Test
    void whatIsTooLateDependsOnThePlatform() throws Exception {
        mention("mastodon", "10:00:08", "10:01:20");
        watermark("10:01:30");
        mention("mastodon", "10:00:09", "10:01:21");
        flink.setProcessingTime(5_000);
        assertThat(shown()).containsExactly("10:00:00 1 FINAL", "10:00:00 2 REVISED");
    }

    @Test
    void aWindowWaitsForTheSlowestPlatform() throws Exception {
        MeasureConfig slow = new MeasureConfig(
                CONFIG.windows(),
                CONFIG.lateness(),
                Map.of("rss", Duration.ofMinutes(10)),
                CONFIG.refresh(),
                CONFIG.retention(),
                CONFIG.zone());
        flink.close();
        flink = harness(slow);
        flink.open();
        mention("10:00:05", "10:00:05");
        watermark("10:10:59");
        assertThat(shown()).isEmpty();
        watermark("10:11:00");
        assertThat(shown()).containsExactly("10:00:00 1 FINAL");
    }

    @Test
    void whetherItIsRevisedDoesNotDependOnTheOrderOfArrival() throws Exception {
        mention("10:00:08", "10:02:00");
        mention("10:00:05", "10:00:05");
        watermark("10:03:00");
        assertThat(shown()).containsExactly("10:00:00 2 REVISED");
    }

    @Test
    void theEndOfInputShowsWhatIsStillUnshown() throws Exception {
        mention("10:00:05", "10:00:05");
        watermark("10:01:30");
        mention("10:00:08", "10:02:00");
        flink.processWatermark(Watermark.MAX_WATERMARK);
        assertThat(shown()).containsExactly("10:00:00 1 FINAL", "10:00:00 2 REVISED");
        assertThat(flink.numEventTimeTimers()).isZero();
        assertThat(flink.numProcessingTimeTimers()).isZero();
    }

    @Test
    void whatComesAfterTheEndOfTimeIsShownAtOnce() throws Exception {
        mention("10:00:05", "10:00:05");
        flink.processWatermark(Watermark.MAX_WATERMARK);
        mention("10:00:06", "10:00:06");
        assertThat(shown()).containsExactly("10:00:00 1 FINAL", "10:00:00 2 FINAL");
    }

    @Test
    void aRestartForgetsNothing() throws Exception {
        mention("10:00:05", "10:00:05");
        OperatorSubtaskState snapshot = flink.snapshot(1, 1);
        flink.close();
        flink = harness();
        flink.initializeState(snapshot);
        flink.open();
        mention("10:00:06", "10:00:06");
        watermark("10:01:30");
        assertThat(shown()).containsExactly("10:00:00 2 FINAL");
    }

    @Test
    void whatWasFinalStaysFinalInARestoredJobThatHasNoWatermarkYet() throws Exception {
        mention("10:00:05", "10:00:05");
        watermark("10:01:30");
        mention("10:00:08", "10:02:00");
        OperatorSubtaskState snapshot = flink.snapshot(1, 1);
        flink.close();
        flink = harness();
        flink.initializeState(snapshot);
        flink.open();
        flink.setProcessingTime(5_000);
        assertThat(shown()).containsExactly("10:00:00 2 REVISED");
    }

    @Test
    void aWindowFirstHeardOfTooLateIsClosedFromTheStart() throws Exception {
        watermark("10:01:30");
        mention("10:00:08", "10:00:08");
        OperatorSubtaskState snapshot = flink.snapshot(1, 1);
        flink.close();
        flink = harness();
        flink.initializeState(snapshot);
        flink.open();
        flink.setProcessingTime(5_000);
        assertThat(shown()).containsExactly("10:00:00 1 FINAL");
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, WindowDelta, BrandWindow> harness() throws Exception {
        return harness(CONFIG);
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, WindowDelta, BrandWindow> harness(
            MeasureConfig config) throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new TallyWindows(config)), WindowDelta::window, Types.STRING);
    }

    private void mention(String publishedAt, String settledAt) {
        mention("x", publishedAt, settledAt);
    }

    private void mention(String platform, String publishedAt, String settledAt) {
        var tally = new Tally(1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 7);
        var contribution = new Contribution(
                "set",
                1,
                "velora",
                platform,
                at(publishedAt),
                false,
                at(settledAt),
                "m",
                List.of(),
                new Fingerprint(1, 1),
                tally,
                false);
        new AssignWindows(CONFIG).flatMap(contribution, new Collector<>() {
            @Override
            public void collect(WindowDelta delta) {
                try {
                    flink.processElement(new StreamRecord<>(delta));
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            }

            @Override
            public void close() {}
        });
    }

    private void watermark(String time) throws Exception {
        flink.processWatermark(at(time).toEpochMilli());
    }

    private static Instant at(String time) {
        return Instant.parse("2026-03-01T" + time + "Z");
    }

    private List<String> shown() {
        return flink.extractOutputValues().stream()
                .map(window -> window.start().toString().substring(11, 19) + " "
                        + window.tally().mentions() + " " + window.status())
                .toList();
    }
}
