package earshot.alert;

import earshot.model.Alert;
import earshot.model.AlertEvent;
import earshot.model.AlertSettings;
import earshot.model.Slices;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimeDomain;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * The shell of the rules, by brand. What reaches us is gathered by the slice whose close it counts for; the watermark
 * closes the slice, and what {@link WatchBrand} then says holds. So what holds is a function of what had reached us by
 * then, in whatever order it was read. Until the close the same function is asked a quarter of a second after anything
 * came, and what opens or worsens is told at once, as provisional.
 */
public final class RaiseAlerts extends KeyedProcessFunction<String, Intake, Alert> {

    /** Each change of an alert's state or severity. */
    public static final OutputTag<AlertEvent> EVENTS = new OutputTag<>("events") {};

    private static final long serialVersionUID = 1;
    private static final String WATCH = "brand-watch";
    private static final String GATHERED = "gathered-intakes";
    private static final String PAGES = "slice-pages";
    private static final String TERMS = "usual-terms";
    private static final String TOLD = "told-alerts";
    private static final String EARLY = "early-alerts";
    private static final String LOOK_AT = "look-at";
    /** How long what came may wait for more to be judged with. */
    private static final Duration GLANCE = Duration.ofMillis(250);
    /** Slices that are looked ahead; more are not closed while a feed is read that lags behind. */
    private static final int MOST_AHEAD = 10;
    /** A brand silent for longer begins anew. */
    private static final Duration LONGEST_SILENCE = Duration.ofDays(30);
    /** What more of the same slice can only strengthen, but for removals and shares. The others need the slice whole. */
    private static final Set<Rule> EARLY_RULES =
            EnumSet.of(Rule.NEGATIVE_SPIKE, Rule.VOLUME_SPIKE, Rule.SEVERITY_WORDS, Rule.HIGH_IMPACT_POST);

    private final AlertConfig config;
    private final SettingsSource source;
    private final Slices slices;
    private final Duration retention;

    private transient WatchedVersions watched;
    private transient @Nullable WatchBrand latest;
    private transient Explain explain;
    private transient ValueState<Watch> watch;
    private transient Gathered gathered;
    private transient ToldAlerts told;
    private transient ValueState<Long> lookAt;
    private transient Pages pages;

    /** @param retention how long a post can still be removed, and so must be found in the alerts that quote it */
    public RaiseAlerts(AlertConfig config, SettingsSource source, Slices slices, Duration retention) {
        this.config = config;
        this.source = source;
        this.slices = slices;
        this.retention = retention;
    }

    @Override
    public void open(OpenContext context) throws Exception {
        watched = new WatchedVersions(source);
        explain = new Explain(config);
        var state = getRuntimeContext();
        watch = state.getState(new ValueStateDescriptor<>(WATCH, Watch.class));
        gathered = new Gathered(
                state.getMapState(new MapStateDescriptor<>(GATHERED, Types.INSTANT, TypeInformation.of(Intake.class))));
        told = new ToldAlerts(state.getMapState(alerts(TOLD)), state.getMapState(alerts(EARLY)), slices.length());
        lookAt = state.getState(new ValueStateDescriptor<>(LOOK_AT, Types.LONG));
        pages = new Pages(
                state.getMapState(new MapStateDescriptor<>(PAGES, Types.INSTANT, TypeInformation.of(Page.class))),
                state.getState(new ValueStateDescriptor<>(TERMS, UsualTerms.class)),
                slices);
    }

    private MapStateDescriptor<String, Alert> alerts(String name) {
        var descriptor = new MapStateDescriptor<>(name, Types.STRING, TypeInformation.of(Alert.class));
        descriptor.enableTimeToLive(StateTtlConfig.newBuilder(retention).build());
        return descriptor;
    }

    @Override
    public void close() throws Exception {
        if (watched != null) {
            watched.close();
        }
    }

    /** As the version says by which the brand's newest mention was found, so that a replay is judged alike. */
    private WatchBrand rules(Watch current) {
        AlertSettings wanted = watching(current).settings();
        if (latest == null || !latest.settings().equals(wanted)) {
            latest = new WatchBrand(config, wanted);
        }
        return latest;
    }

    private String name(Watch current) {
        return watching(current).name(current.brand());
    }

    private Watching watching(Watch current) {
        return watched.of(current.brandSet(), current.brandSetVersion());
    }

    @Override
    public void processElement(Intake intake, Context context, Collector<Alert> out) throws Exception {
        Watch current = watch.value();
        // What is read after its close, as a past that is matched again, counts for the next.
        Instant slice = current != null && intake.slice.isBefore(current.next()) ? current.next() : intake.slice;
        gathered.add(slice, intake);
        context.timerService().registerEventTimeTimer(slices.closesAt(slice).toEpochMilli());
        if (lookAt.value() == null && !intake.isEmpty()) {
            long due = context.timerService().currentProcessingTime() + GLANCE.toMillis();
            lookAt.update(due);
            context.timerService().registerProcessingTimeTimer(due);
        }
    }

    @Override
    public void onTimer(long at, OnTimerContext context, Collector<Alert> out) throws Exception {
        // At a feed's end time stands still: nothing is looked ahead to, and what nothing was heard in is not closed.
        boolean ends = context.timerService().currentWatermark() == Long.MAX_VALUE;
        if (context.timeDomain() == TimeDomain.PROCESSING_TIME) {
            lookAt.clear();
            Watch current = watch.value();
            if (current != null && !ends) {
                glance(current, context, out);
            }
            return;
        }
        Instant slice = Instant.ofEpochMilli(at).minus(slices.lateness()).minus(slices.length());
        Watch current = started(watch.value(), slice);
        if (current == null || (ends && !gathered.isHeard(slice))) {
            Intake unused = gathered.take(slice);
            return;
        }
        while (!current.next().isAfter(slice)) {
            current = closed(current, context, out);
        }
        watch.update(current);
        if (!ends) {
            // Silence ends an episode too, and is itself something to be told.
            context.timerService()
                    .registerEventTimeTimer(slices.closesAt(current.next()).toEpochMilli());
        }
    }

    private @Nullable Watch started(@Nullable Watch known, Instant slice) throws Exception {
        if (known == null) {
            Intake first = gathered.of(slice);
            return first.isEmpty()
                    ? null
                    : new WatchBrand(config, AlertSettings.DEFAULT)
                            .start(first.brandSet, first.brandSetVersion, first.brand, slice);
        }
        return known.next().plus(LONGEST_SILENCE).isBefore(slice)
                ? rules(known)
                        .start(known.brandSet(), known.brandSetVersion(), known.brand(), slice)
                        .with(known.impact())
                        .heard(known.brandSetVersion(), known.sentimentModel())
                : known;
    }

    private Watch closed(Watch before, Context context, Collector<Alert> out) throws Exception {
        Instant slice = before.next();
        Intake intake = gathered.take(slice);
        pages.add(intake);
        pages.lookAhead(List.of());
        Watch after = rules(before).after(before, intake, pages);
        long revision = Explain.revision(after);
        told.retold(intake, revision).forEach(out::collect);
        for (Rule rule : Rule.values()) {
            Episode now = after.episode(rule);
            Episode was = before.episode(rule);
            if (now.isOpen() || now.state() != was.state()) {
                Alert last = told.closed(Explain.episodeId(after, rule, now.startedAt()));
                Alert alert = explain.alert(
                        after, name(after), rule, pages.evidence(rules(after), after, now, last), false, revision);
                told.close(alert);
                tell(alert, last, context, out);
            }
        }
        pages.turn(after.next());
        for (Alert early : told.refuted(after.next())) {
            tell(Explain.withdrawn(early, revision), early, context, out);
        }
        return after;
    }

    /** What the slices that still fill would say if they ended now; only what opens or worsens is told early. */
    private void glance(Watch current, Context context, Collector<Alert> out) throws Exception {
        Instant last = gathered.last(current);
        Instant horizon = current.next().plus(slices.length().multipliedBy(MOST_AHEAD));
        Watch ahead = current;
        List<Intake> intakes = new ArrayList<>();
        while (!ahead.next().isAfter(last) && ahead.next().isBefore(horizon)) {
            Intake intake = gathered.of(ahead.next());
            intakes.add(intake);
            pages.lookAhead(intakes);
            ahead = rules(ahead).after(ahead, intake, pages);
        }
        for (Intake intake : intakes) {
            told.retoldEarly(intake).forEach(out::collect);
        }
        for (Rule rule : EARLY_RULES) {
            Episode episode = ahead.episode(rule);
            Alert before = episode.isOpen() ? told.latest(Explain.episodeId(ahead, rule, episode.startedAt())) : null;
            boolean news = before == null
                    || before.state() != episode.state()
                    || episode.told() > before.reading().score();
            if (episode.isOpen() && news) {
                Alert alert = explain.alert(
                        ahead,
                        name(ahead),
                        rule,
                        pages.evidence(rules(ahead), ahead, episode, before),
                        true,
                        told.earlyRevision(before, Explain.revision(current)));
                told.tellEarly(alert);
                tell(alert, before, context, out);
            }
        }
    }

    private void tell(Alert alert, @Nullable Alert before, Context context, Collector<Alert> out) throws Exception {
        out.collect(gathered.standing(alert));
        if (before == null || before.state() != alert.state() || before.severity() != alert.severity()) {
            context.output(EVENTS, AlertEvent.changed(alert));
        }
    }
}
