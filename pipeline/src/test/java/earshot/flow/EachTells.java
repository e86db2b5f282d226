package earshot.flow;

import earshot.model.RawPayload;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;

/** A watermark with every payload, so that time advances while the feed is read and not at its end. */
final class EachTells implements WatermarkGenerator<RawPayload> {

    private final Duration outOfOrder;
    private long latest = Long.MIN_VALUE;

    EachTells(Duration outOfOrder) {
        this.outOfOrder = outOfOrder;
    }

    @Override
    public void onEvent(RawPayload payload, long at, WatermarkOutput output) {
        latest = Math.max(latest, at);
        output.emitWatermark(new Watermark(latest - outOfOrder.toMillis() - 1));
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {}
}
