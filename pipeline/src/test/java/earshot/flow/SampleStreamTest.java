package earshot.flow;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.model.BrandSet;
import earshot.model.RawPayload;
import earshot.query.BrandFile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.junit.jupiter.api.Test;

/** A minute of {@link SampleStream}. */
class SampleStreamTest {
    private static final int A_MINUTE = 7_400;

    @Test
    void batchAndStreamAndAnyOrderEndInTheSameDocuments() throws Exception {
        List<RawPayload> feed = SampleStream.payloads(A_MINUTE);
        BrandSet brands = BrandFile.check(SampleStream.BRANDS).set().orElseThrow();
        FlowOutcome one = FlowOutcome.of(FlowOutcome.environment(1), brands, feed, "sample-one-");
        assertThat(one.mentions()).hasSizeGreaterThan(100);

        List<RawPayload> disturbed = new ArrayList<>(feed);
        Random random = new Random(1);
        for (int i = 0; i < feed.size() / 10; i++) {
            disturbed.add(feed.get(random.nextInt(feed.size())));
        }
        Collections.shuffle(disturbed, random);
        requireSame(one, FlowOutcome.of(FlowOutcome.environment(3), brands, disturbed, "sample-three-"));

        var batch = FlowOutcome.environment(2);
        batch.setRuntimeMode(RuntimeExecutionMode.BATCH);
        requireSame(one, FlowOutcome.of(batch, brands, feed, "sample-batch-"));
    }

    private static void requireSame(FlowOutcome one, FlowOutcome other) {
        assertThat(other.mentions()).isEqualTo(one.mentions());
        assertThat(other.documents()).isEqualTo(one.documents());
        assertThat(other.shares()).isEqualTo(one.shares());
        assertThat(other.topics()).isEqualTo(one.topics());
    }
}
