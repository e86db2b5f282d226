package earshot.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PreaggregateTest {

    private OneInputStreamOperatorTestHarness<String, String> flink;

    @BeforeEach
    void open() throws Exception {
        flink = new OneInputStreamOperatorTestHarness<>(
                new Preaggregate<>(word -> word.substring(0, 1), (one, other) -> one + other.substring(1)));
        flink.open();
    }

    @AfterEach
    void close() throws Exception {
        flink.close();
    }

    @Test
    void sumsByKeyUntilTheNextWatermark() throws Exception {
        arrive("a1", "b2", "a3");
        assertThat(flink.getOutput()).isEmpty();
        flink.processWatermark(new Watermark(5));
        assertThat(flink.extractOutputValues()).containsExactlyInAnyOrder("a13", "b2");
        assertThat(flink.getOutput().toArray()[2]).isEqualTo(new Watermark(5));
    }

    @Test
    void holdsNothingAcrossACheckpoint() throws Exception {
        arrive("a1", "a2");
        flink.getOperator().prepareSnapshotPreBarrier(1);
        assertThat(flink.extractOutputValues()).containsExactly("a12");
    }

    @Test
    void holdsNothingWhenItsInputEnds() throws Exception {
        arrive("a1");
        flink.endInput();
        flink.getOperator().finish();
        assertThat(flink.extractOutputValues()).containsExactly("a1");
    }

    private void arrive(String... words) throws Exception {
        for (String word : List.of(words)) {
            flink.processElement(new StreamRecord<>(word));
        }
    }
}
