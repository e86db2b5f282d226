package earshot.measure;

import earshot.model.BrandWindow;
import java.time.Instant;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.jspecify.annotations.Nullable;

/** Sums a brand's numbers, by {@link WindowDelta#window()}. */
public final class TallyWindows extends EmitChanges<WindowDelta, BrandWindow> {

    private static final long serialVersionUID = 1;
    private static final String WINDOW_TALLY = "window-tally";

    private transient ValueState<WindowDelta> sum;

    public TallyWindows(MeasureConfig config) {
        super(config);
    }

    @Override
    public void open(OpenContext context) {
        super.open(context);
        sum = getRuntimeContext().getState(kept(new ValueStateDescriptor<>(WINDOW_TALLY, WindowDelta.class)));
    }

    @Override
    Instant end(WindowDelta difference) {
        return difference.end();
    }

    @Override
    void add(WindowDelta difference) throws Exception {
        @Nullable WindowDelta before = sum.value();
        sum.update(before == null ? difference : before.plus(difference));
    }

    @Override
    @Nullable
    BrandWindow current(boolean closed) throws Exception {
        @Nullable WindowDelta now = sum.value();
        if (now == null) {
            return null;
        }
        return new BrandWindow(
                now.brandSet(),
                now.brandSetVersion(),
                now.brand(),
                now.start(),
                now.end(),
                now.tally(),
                now.sentimentModel(),
                status(closed, now.tally().late()));
    }
}
