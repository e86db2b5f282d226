package earshot.alert;

import earshot.model.Alert;
import earshot.model.AlertCrowd;
import earshot.model.AlertReading;
import earshot.model.AlertSeverity;
import earshot.model.AlertShare;
import earshot.model.BrandWindow;
import earshot.model.EpisodeState;
import earshot.model.Tally;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Feeds a brand's closed windows to the rule in order of time, quiet ones included, by {@link #brand}. A window is read
 * once, when the watermark closes it; what changes it later does not reach the rule.
 *
 * <p>State is kept as long as the brand is: a brand's baseline is worth more than the few hundred bytes it takes.
 */
public final class RaiseAlerts extends KeyedProcessFunction<String, BrandWindow, Alert> {

    private static final long serialVersionUID = 1;
    private static final String SPIKE_STATE = "spike-state";
    private static final String OPEN_WINDOWS = "open-windows";
    private static final String NEWEST_WINDOW = "newest-window";
    /** A longer silence than this tells nothing about the brand; its baseline starts anew. */
    private static final Duration LONGEST_GAP = Duration.ofDays(7);

    private final AlertConfig config;
    private final Duration lateness;
    private transient NegativeSpike rule;
    private transient ValueState<NegativeSpike.State> state;
    private transient MapState<Instant, BrandWindow> open;
    private transient ValueState<BrandWindow> newest;

    public RaiseAlerts(AlertConfig config, Duration lateness) {
        this.config = config;
        this.lateness = lateness;
        this.rule = new NegativeSpike(config);
    }

    /** The key. */
    public static String brand(BrandWindow window) {
        return window.brandSet() + "/" + window.brand();
    }

    @Override
    public void open(OpenContext context) {
        rule = new NegativeSpike(config);
        state = getRuntimeContext()
                .getState(new ValueStateDescriptor<>(SPIKE_STATE, TypeInformation.of(NegativeSpike.State.class)));
        open = getRuntimeContext()
                .getMapState(
                        new MapStateDescriptor<>(OPEN_WINDOWS, Types.INSTANT, TypeInformation.of(BrandWindow.class)));
        newest = getRuntimeContext()
                .getState(new ValueStateDescriptor<>(NEWEST_WINDOW, TypeInformation.of(BrandWindow.class)));
    }

    @Override
    public void processElement(BrandWindow window, Context context, Collector<Alert> out) throws Exception {
        long closesAt = closesAt(window.start());
        if (closesAt > context.timerService().currentWatermark()) {
            open.put(window.start(), window);
            context.timerService().registerEventTimeTimer(closesAt);
        }
    }

    @Override
    public void onTimer(long at, OnTimerContext context, Collector<Alert> out) throws Exception {
        Instant slice = Instant.ofEpochMilli(at).minus(lateness).minus(config.slice());
        @Nullable BrandWindow window = open.get(slice);
        open.remove(slice);
        if (window != null) {
            newest.update(window);
        }
        NegativeSpike.State next = state.value();
        boolean fresh = next == null || next.next().plus(LONGEST_GAP).isBefore(slice);
        next = fresh ? rule.start(slice) : next;
        while (!next.next().isAfter(slice)) {
            boolean now = next.next().equals(slice) && window != null;
            Tally tally = now ? window.tally() : Tally.ZERO;
            NegativeSpike.State before = next;
            next = rule.after(before, tally.negative(), tally.mentions());
            if (before.isOpen() || next.isOpen()) {
                out.collect(alert(next, before));
            }
        }
        state.update(next);
        if (next.isOpen()) {
            // Silence ends an episode too.
            context.timerService().registerEventTimeTimer(closesAt(next.next()));
        }
    }

    private long closesAt(Instant slice) {
        return slice.plus(config.slice()).plus(lateness).toEpochMilli();
    }

    private Alert alert(NegativeSpike.State now, NegativeSpike.State before) throws Exception {
        BrandWindow window = newest.value();
        Reading worst = now.worst();
        String id = String.join(
                "/",
                NegativeSpike.NAME,
                String.valueOf(NegativeSpike.VERSION),
                window.brandSet(),
                window.brand(),
                now.startedAt().toString());
        Instant testFrom = now.next().minus(config.slice().multipliedBy(config.slices()));
        return new Alert(
                UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)).toString(),
                NegativeSpike.NAME,
                NegativeSpike.VERSION,
                AlertSeverity.CRITICAL,
                window.brandSet(),
                window.brandSetVersion(),
                window.brand(),
                now.episode(),
                now.startedAt(),
                now.next(),
                new AlertReading(
                        "negative mentions",
                        testFrom,
                        now.next(),
                        worst.observed(),
                        worst.expected(),
                        worst.low(),
                        worst.high(),
                        1,
                        testFrom,
                        testFrom),
                new AlertShare(worst.share(), worst.usualShare(), worst.share(), worst.share(), 0),
                new AlertCrowd(worst.observed(), worst.observed(), 0, 0, 0, List.of()),
                List.of(),
                List.of(),
                window.sentimentModel(),
                List.of(),
                "",
                sentence(window.brand(), now.episode(), worst),
                now.isOpen() ? now.revision() : before.revision() + 1);
    }

    private String sentence(String brand, EpisodeState episode, Reading worst) {
        return String.format(
                Locale.ROOT,
                "%s: %d negative mentions in %d min, %.0f expected (%.0f–%.0f); %.0f %% negative, usually %.0f %%; %s",
                brand,
                worst.observed(),
                config.slice().multipliedBy(config.slices()).toMinutes(),
                worst.expected(),
                worst.low(),
                worst.high(),
                100 * worst.share(),
                100 * worst.usualShare(),
                episode.name().toLowerCase(Locale.ROOT));
    }
}
