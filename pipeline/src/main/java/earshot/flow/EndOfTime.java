package earshot.flow;

import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;

/**
 * Tells those behind a source that time has ended when it ends, though the source was silent. Flink passes no watermark
 * of a silent source on, not even the last: a job that was drained while nobody spoke left its last windows open for ever.
 */
public final class EndOfTime<T> extends AbstractStreamOperator<T> implements OneInputStreamOperator<T, T> {
    private static final long serialVersionUID = 1;

    @Override
    public void processElement(StreamRecord<T> element) {
        output.collect(element);
    }

    /** At the end of a bounded feed and when the job is drained; not when it ends to go on later. */
    @Override
    public void finish() throws Exception {
        output.emitWatermarkStatus(WatermarkStatus.ACTIVE);
        output.emitWatermark(Watermark.MAX_WATERMARK);
        super.finish();
    }
}
