package earshot.measure;

import earshot.model.WindowStatus;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.StateDescriptor;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimeDomain;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * The shell of every windowed measure: gathers differences by window and shows the sum as it stands, within a second of
 * its first change and then at most once per refresh interval while it changes, once more when the watermark makes it
 * final, and whatever is still unshown when the input ends.
 *
 * @param <D> difference
 * @param <W> the window's document, an upsert
 */
abstract class EmitChanges<D, W> extends KeyedProcessFunction<String, D, W> {

    private static final long serialVersionUID = 1;
    private static final String REFRESH_AT = "refresh-at";
    private static final String SHOWN_AT = "shown-at";
    private static final String CLOSED = "closed";
    /** Fires with the last watermark, which a bounded or drained job sends when its input ends. */
    private static final long END_OF_INPUT = Long.MAX_VALUE;
    /** Long enough that what comes together is shown together. */
    private static final long SOON = 1_000;

    private final MeasureConfig config;
    /** When the next refresh is due, processing time; empty while all that changed has been shown. */
    private transient ValueState<Long> refreshAt;
    /** When it was last shown, processing time; empty before that. */
    private transient ValueState<Long> shownAt;
    /**
     * Set once the watermark has passed the window's end and lateness; until then a timer waits for that. Kept, since a
     * restored job starts without a watermark, and what was final must not become provisional again.
     */
    private transient ValueState<Boolean> closed;

    EmitChanges(MeasureConfig config) {
        this.config = config;
    }

    @Override
    public void open(OpenContext context) {
        refreshAt = getRuntimeContext().getState(kept(new ValueStateDescriptor<>(REFRESH_AT, Types.LONG)));
        shownAt = getRuntimeContext().getState(kept(new ValueStateDescriptor<>(SHOWN_AT, Types.LONG)));
        closed = getRuntimeContext().getState(kept(new ValueStateDescriptor<>(CLOSED, Types.BOOLEAN)));
    }

    /** The same descriptor, forgotten once the window can no longer be revised. */
    final <S extends StateDescriptor<?, ?>> S kept(S descriptor) {
        descriptor.enableTimeToLive(
                StateTtlConfig.newBuilder(config.retention()).build());
        return descriptor;
    }

    abstract Windows.Span span(D difference);

    abstract void add(D difference) throws Exception;

    /** The window as it stands; null once it was forgotten. */
    abstract @Nullable W current(boolean closed) throws Exception;

    static WindowStatus status(boolean closed, long late) {
        if (!closed) {
            return WindowStatus.PROVISIONAL;
        }
        return late > 0 ? WindowStatus.REVISED : WindowStatus.FINAL;
    }

    @Override
    public void processElement(D difference, Context context, Collector<W> out) throws Exception {
        add(difference);
        TimerService timers = context.timerService();
        Windows.Span window = span(difference);
        if (refreshAt.value() == null) {
            long due = due(timers.currentProcessingTime(), Duration.between(window.start(), window.end()));
            refreshAt.update(due);
            timers.registerProcessingTimeTimer(due);
            timers.registerEventTimeTimer(END_OF_INPUT);
        }
        long closesAt = window.end().plus(config.lateness()).toEpochMilli();
        if (closesAt > timers.currentWatermark()) {
            timers.registerEventTimeTimer(closesAt);
        } else {
            closed.update(true);
        }
    }

    private long due(long now, Duration length) throws Exception {
        Long shown = shownAt.value();
        long soon = now + SOON;
        return shown == null
                ? soon
                : Math.max(soon, shown + config.refresh(length).toMillis());
    }

    @Override
    public void onTimer(long at, OnTimerContext context, Collector<W> out) throws Exception {
        TimerService timers = context.timerService();
        Long due = refreshAt.value();
        if (due != null) {
            refreshAt.clear();
            timers.deleteProcessingTimeTimer(due);
            timers.deleteEventTimeTimer(END_OF_INPUT);
        }
        if (context.timeDomain() == TimeDomain.EVENT_TIME) {
            closed.update(true);
        }
        W window = current(Boolean.TRUE.equals(closed.value()));
        if (window != null) {
            shownAt.update(timers.currentProcessingTime());
            out.collect(window);
        }
    }
}
