package earshot.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class EndOfTimeTest {

    @Test
    void aSourceThatIsSilentWhenItEndsEndsTimeAllTheSame() throws Exception {
        try (var harness = new OneInputStreamOperatorTestHarness<String, String>(new EndOfTime<>())) {
            harness.open();
            harness.processElement("heard", 1);
            harness.processWatermark(1);
            harness.processWatermarkStatus(WatermarkStatus.IDLE);
            harness.endInput();
            harness.getOneInputOperator().finish();
            assertThat(List.copyOf(harness.getOutput()))
                    .isEqualTo(List.<Object>of(
                            new StreamRecord<>("heard", 1),
                            new Watermark(1),
                            WatermarkStatus.IDLE,
                            WatermarkStatus.ACTIVE,
                            Watermark.MAX_WATERMARK));
        }
    }
}
