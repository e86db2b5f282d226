package earshot.measure;

import java.util.HashMap;
import java.util.concurrent.ScheduledFuture;
import org.apache.flink.api.common.functions.ReduceFunction;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;

/**
 * Sums differences of the same key before they are shuffled, so that a brand with most of all mentions costs its window
 * one record per bundle. Holds nothing across a checkpoint or a watermark: what it has gathered goes out before either,
 * and after a tenth of a second at most, as a silent partition may hold the watermark back for long.
 */
public final class Preaggregate<T> extends AbstractStreamOperator<T> implements OneInputStreamOperator<T, T> {

    private static final long serialVersionUID = 1;
    private static final int MOST_KEYS = 10_000;
    private static final long LONGEST_MILLIS = 100;

    private final KeySelector<T, String> key;
    private final ReduceFunction<T> sum;
    private final HashMap<String, T> bundle = new HashMap<>();
    private transient boolean waits;

    public Preaggregate(KeySelector<T, String> key, ReduceFunction<T> sum) {
        this.key = key;
        this.sum = sum;
    }

    @Override
    public void processElement(StreamRecord<T> element) throws Exception {
        T value = element.getValue();
        String at = key.getKey(value);
        T gathered = bundle.get(at);
        bundle.put(at, gathered == null ? value : sum.reduce(gathered, value));
        if (bundle.size() >= MOST_KEYS) {
            flush();
        } else if (!waits) {
            waits = true;
            long due = getProcessingTimeService().getCurrentProcessingTime() + LONGEST_MILLIS;
            ScheduledFuture<?> unused = getProcessingTimeService().registerTimer(due, now -> {
                waits = false;
                flush();
            });
        }
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        flush();
        super.processWatermark(mark);
    }

    @Override
    public void processWatermarkStatus(WatermarkStatus status) throws Exception {
        flush();
        super.processWatermarkStatus(status);
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) {
        flush();
    }

    @Override
    public void finish() throws Exception {
        flush();
        super.finish();
    }

    private void flush() {
        bundle.values().forEach(value -> output.collect(new StreamRecord<>(value)));
        bundle.clear();
    }
}
