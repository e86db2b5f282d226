package earshot.alert;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.model.Slices;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SumVoicesTest {

    private static final Instant TEN = Instant.parse("2026-03-01T10:00:00Z");
    private static final Slices SLICES = new Slices(Duration.ofMinutes(1), Duration.ofSeconds(30));

    private KeyedOneInputStreamOperatorTestHarness<String, Intake, Intake> flink;

    @BeforeEach
    void open() throws Exception {
        flink = harness();
        flink.open();
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, Intake, Intake> harness() throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new SumVoices(SLICES)), intake -> intake.brandSet, Types.STRING);
    }

    @AfterEach
    void close() throws Exception {
        flink.close();
    }

    @Test
    void eachBrandIsToldAtTheCloseHowMuchIsSaidOfAll() throws Exception {
        arrives("velora", 0, 3);
        arrives("nimbus", 0, 4);
        arrives("velora", 0, 1);
        assertThat(told()).isEmpty();

        watermark("10:01:30");
        assertThat(told()).isEqualTo(Map.of("airlines/nimbus", 8L, "airlines/velora", 8L));
    }

    @Test
    void whatComesAfterTheCloseCountsForTheNext() throws Exception {
        arrives("velora", 0, 3);
        watermark("10:01:30");
        assertThat(told()).hasSize(1);

        arrives("nimbus", 0, 2);
        arrives("velora", 1, 5);
        watermark("10:02:30");
        assertThat(told()).isEqualTo(Map.of("airlines/nimbus", 7L, "airlines/velora", 7L));
    }

    @Test
    void aRestartForgetsNeitherTheSumNorTheBrands() throws Exception {
        arrives("velora", 0, 3);
        arrives("nimbus", 0, 4);
        var snapshot = flink.snapshot(1, 1);
        flink.close();
        flink = harness();
        flink.initializeState(snapshot);
        flink.open();

        arrives("velora", 0, 2);
        watermark("10:01:30");
        assertThat(told()).isEqualTo(Map.of("airlines/nimbus", 9L, "airlines/velora", 9L));
    }

    private void arrives(String brand, int minute, long mentions) throws Exception {
        Instant slice = TEN.plus(Duration.ofMinutes(minute));
        Intake intake = Intake.nothing(slice);
        intake.brandSet = "airlines";
        intake.brand = brand;
        intake.key = "airlines/" + brand;
        intake.brandSetVersion = 1;
        intake.counts.put(slice, new SliceCounts(mentions, 0, 0, 0));
        flink.processElement(new StreamRecord<>(intake));
    }

    private void watermark(String time) throws Exception {
        flink.processWatermark(Instant.parse("2026-03-01T" + time + "Z").toEpochMilli());
    }

    /** In the set, by brand; and forgotten. */
    private Map<String, Long> told() {
        Map<String, Long> told = new TreeMap<>();
        flink.extractOutputValues()
                .forEach(intake -> told.put(
                        intake.key,
                        intake.counts.values().stream()
                                .mapToLong(SliceCounts::inSet)
                                .sum()));
        flink.getOutput().clear();
        return told;
    }
}
