package earshot.measure;

import earshot.model.WindowStatus;
import java.time.Duration;
import java.util.Collection;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapStateDescriptor;
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
    private static final String CLOSED_UNTIL = "closed-until";
    /** Fires with the last watermark, which a bounded or drained job sends when its input ends. */
    private static final long END_OF_INPUT = Long.MAX_VALUE;
    /** Entries between two looks at the time; RocksDB's own choice. */
    private static final long COMPACTED_AT_ONCE = 1_000;
    /** Long enough that what comes together is shown together. */
    private static final long SOON = 1_000;

    private final MeasureConfig config;
    /** When the next refresh is due, processing time; empty while all that changed has been shown. */
    private transient ValueState<Long> refreshAt;
    /** When it was last shown, processing time; empty before that. */
    private transient ValueState<Long> shownAt;
    /**
     * Event time that the watermark is known to have passed; timers wait for the ends of windows and what may be late.
     * Kept, since a restored job starts without a watermark, and what was final must not become provisional again.
     */
    private transient ValueState<Long> closedUntil;

    EmitChanges(MeasureConfig config) {
        this.config = config;
    }

    @Override
    public void open(OpenContext context) {
        refreshAt = getRuntimeContext().getState(kept(new ValueStateDescriptor<>(REFRESH_AT, Types.LONG)));
        shownAt = getRuntimeContext().getState(kept(new ValueStateDescriptor<>(SHOWN_AT, Types.LONG)));
        closedUntil = getRuntimeContext().getState(kept(new ValueStateDescriptor<>(CLOSED_UNTIL, Types.LONG)));
    }

    /** The same descriptor, forgotten once the window can no longer be revised. */
    final <S extends StateDescriptor<?, ?>> S kept(S descriptor) {
        StateTtlConfig.Builder kept = StateTtlConfig.newBuilder(config.retention());
        descriptor.enableTimeToLive(descriptor instanceof MapStateDescriptor ? inWhole(kept) : kept.build());
        return descriptor;
    }

    /**
     * On the heap, each access to any map would copy five maps whole to look for what has expired; in a busy brand's day
     * that is nearly all that is done. RocksDB forgets while it compacts; the heap when it is restored.
     */
    private static StateTtlConfig inWhole(StateTtlConfig.Builder kept) {
        return kept.disableCleanupInBackground()
                .cleanupInRocksdbCompactFilter(COMPACTED_AT_ONCE)
                .cleanupFullSnapshot()
                .build();
    }

    /** The windows that a difference is in, one of the shortest first. */
    abstract Collection<Windows.Span> spans(D difference);

    abstract void add(D difference) throws Exception;

    /**
     * What changed, as it stands; nothing once it was forgotten.
     *
     * @param until event time that the watermark has passed
     */
    abstract void show(long until, Collector<W> out) throws Exception;

    final boolean isClosed(Windows.Span window, long until) {
        return closesAt(window) <= until;
    }

    private long closesAt(Windows.Span window) {
        return window.end().plus(config.longestLateness()).toEpochMilli();
    }

    final WindowStatus status(Windows.Span window, long late, long until) {
        if (!isClosed(window, until)) {
            return WindowStatus.PROVISIONAL;
        }
        return late > 0 ? WindowStatus.REVISED : WindowStatus.FINAL;
    }

    @Override
    public void processElement(D difference, Context context, Collector<W> out) throws Exception {
        add(difference);
        TimerService timers = context.timerService();
        if (timers.currentWatermark() == END_OF_INPUT) {
            // The last watermark of one input overtakes what comes from another that was idle; no timer fires after it.
            passed(END_OF_INPUT);
            show(END_OF_INPUT, out);
            return;
        }
        Collection<Windows.Span> windows = spans(difference);
        if (refreshAt.value() == null) {
            Windows.Span shortest = windows.iterator().next();
            long due = due(timers.currentProcessingTime(), Duration.between(shortest.start(), shortest.end()));
            refreshAt.update(due);
            timers.registerProcessingTimeTimer(due);
            timers.registerEventTimeTimer(END_OF_INPUT);
        }
        for (Windows.Span window : windows) {
            if (isClosed(window, timers.currentWatermark())) {
                passed(timers.currentWatermark());
            } else {
                timers.registerEventTimeTimer(closesAt(window));
            }
        }
    }

    private void passed(long watermark) throws Exception {
        @Nullable Long known = closedUntil.value();
        if (known == null || known < watermark) {
            closedUntil.update(watermark);
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
            passed(at);
        }
        shownAt.update(timers.currentProcessingTime());
        show(Objects.requireNonNullElse(closedUntil.value(), Long.MIN_VALUE), out);
    }
}
