package earshot.measure;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.model.BrandWindow;
import earshot.model.ShareOfVoice;
import earshot.model.ShareOfVoice.BrandTally;
import earshot.model.Tally;
import earshot.model.WindowStatus;
import java.time.Instant;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class ShareVoiceTest {

    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    @Test
    void putsTheBrandsOfASetSideBySideEachAsItWasShownLast() throws Exception {
        try (var flink = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new ShareVoice(MeasureConfig.DEFAULT)),
                ShareVoice::setWindow,
                Types.STRING)) {
            flink.open();
            flink.processElement(new StreamRecord<>(mentions("velora", 3)));
            flink.processElement(new StreamRecord<>(mentions("nimbus", 1)));
            flink.processElement(new StreamRecord<>(mentions("velora", 1)));
            flink.processWatermark(Watermark.MAX_WATERMARK);
            assertThat(flink.extractOutputValues()).hasSize(1);
            ShareOfVoice voice = flink.extractOutputValues().get(0);
            assertThat(voice.brands())
                    .containsExactly(new BrandTally("nimbus", 1, 1, 10, 100), new BrandTally("velora", 3, 3, 30, 300));
            assertThat(voice.mentions()).isEqualTo(4);
            assertThat(voice.revision()).isEqualTo(28);
        }
    }

    private static BrandWindow mentions(String brand, long count) {
        var tally = new Tally(count, 0, 0, count, 0, 0, 0, 10 * count, 100 * count, 0, 7 * count)
                .plus(Tally.different(count, count));
        return new BrandWindow("set", 1, brand, START, START.plusSeconds(60), tally, "m", WindowStatus.PROVISIONAL);
    }
}
