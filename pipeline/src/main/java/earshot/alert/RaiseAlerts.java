package earshot.alert;

import earshot.model.Alert;
import earshot.model.AlertPost;
import earshot.model.AlertSettings;
import earshot.model.BrandMatch;
import earshot.model.Mention;
import earshot.model.MentionChange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimeDomain;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * The shell of the rules, by brand. Counts fill slices of published time; the watermark closes a slice, and what
 * {@link WatchBrand} then says holds. Until then the filling slices are judged a quarter of a second after anything
 * changed in them, and what opens is told at once. A mention that changes after its slice was closed amends the latest
 * episodes; one that goes leaves every alert that quotes it.
 */
public final class RaiseAlerts extends KeyedProcessFunction<String, MentionChange, Alert> {

    private static final long serialVersionUID = 1;
    private static final String WATCH = "brand-watch";
    private static final String FILLING = "filling-slices";
    private static final String PAGES = "slice-pages";
    private static final String TERMS = "usual-terms";
    private static final String TOLD = "told-alerts";
    private static final String LOOK_AT = "look-at";
    /** How long what changed may wait for more to be judged with. */
    private static final Duration GLANCE = Duration.ofMillis(250);
    /** Slices that may fill at a time; a post dated further ahead waits until its time has come. */
    private static final int MOST_FILLING = 10;
    /** A brand silent for longer begins anew. */
    private static final Duration LONGEST_SILENCE = Duration.ofDays(30);

    private final AlertConfig config;
    private final SettingsSource source;
    private final Duration lateness;
    private final Duration retention;

    private transient Map<String, AlertSettings> settings;
    private transient AutoCloseable following;
    private transient @Nullable WatchBrand latest;
    private transient Explain explain;
    private transient ValueState<Watch> watch;
    private transient MapState<Instant, SliceCounts> filling;
    private transient MapState<String, Alert> told;
    private transient ValueState<Long> lookAt;
    private transient Pages pages;

    /**
     * @param lateness how long after its end a slice is still waited for
     * @param retention how long a post can still be removed, and so must be found in the alerts that quote it
     */
    public RaiseAlerts(AlertConfig config, SettingsSource source, Duration lateness, Duration retention) {
        this.config = config;
        this.source = source;
        this.lateness = lateness;
        this.retention = retention;
    }

    @Override
    public void open(OpenContext context) throws Exception {
        settings = new ConcurrentHashMap<>();
        following = source.open(settings::put);
        explain = new Explain(config);
        var state = getRuntimeContext();
        watch = state.getState(new ValueStateDescriptor<>(WATCH, Watch.class));
        filling = state.getMapState(
                new MapStateDescriptor<>(FILLING, Types.INSTANT, TypeInformation.of(SliceCounts.class)));
        var remembered = new MapStateDescriptor<>(TOLD, Types.STRING, TypeInformation.of(Alert.class));
        remembered.enableTimeToLive(StateTtlConfig.newBuilder(retention).build());
        told = state.getMapState(remembered);
        lookAt = state.getState(new ValueStateDescriptor<>(LOOK_AT, Types.LONG));
        pages = new Pages(
                state.getMapState(new MapStateDescriptor<>(PAGES, Types.INSTANT, TypeInformation.of(Page.class))),
                state.getState(new ValueStateDescriptor<>(TERMS, UsualTerms.class)),
                config.slice());
    }

    @Override
    public void close() throws Exception {
        if (following != null) {
            following.close();
        }
    }

    /** As the version says by which the brand's newest mention was found, so that a replay is judged alike. */
    private WatchBrand rules(Watch current) {
        return rules(settings(current.brandSet(), current.brandSetVersion()));
    }

    private WatchBrand rules(AlertSettings wanted) {
        if (latest == null || !latest.settings().equals(wanted)) {
            latest = new WatchBrand(config, wanted);
        }
        return latest;
    }

    private AlertSettings settings(String brandSet, int version) {
        return settings.getOrDefault(brandSet + "@" + version, AlertSettings.DEFAULT);
    }

    private SliceCounts counts(Mention mention) {
        BrandMatch match = mention.match();
        return SliceCounts.of(
                mention, settings(match.brandSet(), match.brandSetVersion()).severityWords());
    }

    @Override
    public void processElement(MentionChange change, Context context, Collector<Alert> out) throws Exception {
        Mention now = change.now();
        Instant slice = sliceOf(now);
        AlertPost post = Page.post(now);
        Watch before = watch.value();
        if (before == null) {
            BrandMatch match = now.match();
            before = rules(settings(match.brandSet(), match.brandSetVersion()))
                    .start(match.brandSet(), match.brandSetVersion(), match.brand(), slice);
        }
        WatchBrand rules = rules(before);
        Watch after = rules.changed(before, change, post);
        SliceCounts is = counts(now);
        if (change.before().revision() == 0) {
            after = counted(rules, after, slice, is, context);
        } else {
            SliceCounts was = counts(change.before());
            Instant earlier = sliceOf(change.before());
            after = earlier.equals(slice)
                    ? counted(rules, after, slice, is.minus(was), context)
                    : counted(
                            rules,
                            counted(rules, after, earlier, SliceCounts.ZERO.minus(was), context),
                            slice,
                            is,
                            context);
            pages.count(change.before(), earlier, -1, after.next());
        }
        pages.count(now, slice, 1, after.next());
        pages.show(post, slice, SliceCounts.isCounted(now), after.next());
        watch.update(after);
        if (now.removed() || !now.post().text().equals(change.before().post().text())) {
            retell(change, post, out);
        }
        retractions(before, after, out);
        if (lookAt.value() == null) {
            long due = context.timerService().currentProcessingTime() + GLANCE.toMillis();
            lookAt.update(due);
            context.timerService().registerProcessingTimeTimer(due);
        }
    }

    private Watch counted(WatchBrand rules, Watch current, Instant slice, SliceCounts change, Context context)
            throws Exception {
        if (current.mentions().heard() > 0 && slice.isBefore(current.next())) {
            return rules.amended(current, slice, change);
        }
        SliceCounts counts = filling.get(slice);
        filling.put(slice, counts == null ? change : counts.plus(change));
        if (closesAt(slice) > context.timerService().currentWatermark()) {
            context.timerService().registerEventTimeTimer(closesAt(slice));
        }
        return current;
    }

    @Override
    public void onTimer(long at, OnTimerContext context, Collector<Alert> out) throws Exception {
        Watch current = watch.value();
        if (context.timeDomain() == TimeDomain.PROCESSING_TIME) {
            lookAt.clear();
            glance(current, out);
            return;
        }
        WatchBrand rules = rules(current);
        Instant slice = Instant.ofEpochMilli(at).minus(lateness).minus(config.slice());
        boolean anew = current.mentions().heard() == 0
                || current.next().plus(LONGEST_SILENCE).isBefore(slice);
        if (anew) {
            current = rules.start(current.brandSet(), current.brandSetVersion(), current.brand(), slice)
                    .with(current.impact())
                    .heard(current.brandSetVersion(), current.sentimentModel());
        }
        while (!current.next().isAfter(slice)) {
            Watch before = current;
            SliceCounts counts = filling.get(current.next());
            filling.remove(current.next());
            current = rules.after(before, counts == null ? SliceCounts.ZERO : counts, pages);
            for (Rule rule : Rule.values()) {
                if (before.episode(rule).isOpen() || current.episode(rule).isOpen()) {
                    tell(current, rule, out);
                }
            }
            pages.turn(current.next());
        }
        watch.update(current);
        withdraw(current, out);
        if (context.timerService().currentWatermark() < Long.MAX_VALUE) {
            // Silence ends an episode too, and is itself something to be told.
            context.timerService().registerEventTimeTimer(closesAt(current.next()));
        }
    }

    /** What the slices that still fill would say if they ended now; only what opens or worsens is told early. */
    private void glance(Watch current, Collector<Alert> out) throws Exception {
        Instant last = current.next().minus(config.slice());
        Instant horizon = last.plus(config.slice().multipliedBy(MOST_FILLING));
        for (Instant slice : filling.keys()) {
            last = slice.isAfter(last) && !slice.isAfter(horizon) ? slice : last;
        }
        WatchBrand rules = rules(current);
        Watch early = current;
        while (!early.next().isAfter(last)) {
            SliceCounts counts = filling.get(early.next());
            early = rules.after(early, counts == null ? SliceCounts.ZERO : counts, pages);
        }
        for (Rule rule : Rule.values()) {
            Episode episode = early.episode(rule);
            if (!episode.isOpen()) {
                continue;
            }
            Alert before = told.get(Explain.episodeId(early, rule, episode.startedAt()));
            if (before == null
                    || before.state() != episode.state()
                    || episode.told() > before.reading().score()) {
                tell(early, rule, out);
            }
        }
    }

    private void tell(Watch current, Rule rule, Collector<Alert> out) throws Exception {
        Episode episode = current.episode(rule);
        @Nullable Alert before = told.get(Explain.episodeId(current, rule, episode.startedAt()));
        if (before != null && before.revision() > episode.revision()) {
            // Told early, with slices that are still to be closed.
            return;
        }
        Alert alert = explain.alert(current, rule, pages.evidence(rules(current), current, episode, before));
        told.put(alert.episodeId(), alert);
        out.collect(alert);
    }

    /** A post that changed its words or went: no alert may quote what is gone. */
    private void retell(MentionChange change, AlertPost post, Collector<Alert> out) throws Exception {
        for (Alert alert : told.values()) {
            if (alert.posts().stream().noneMatch(quoted -> quoted.id().equals(post.id()))) {
                continue;
            }
            List<AlertPost> posts = Page.merged(
                    alert.posts(),
                    SliceCounts.isCounted(change.now()) ? List.of(post) : List.of(),
                    post.id(),
                    Page.MOST_POSTS);
            Alert amended = Explain.retold(alert, posts, change.revisions());
            told.put(amended.episodeId(), amended);
            out.collect(amended);
        }
    }

    private void retractions(Watch before, Watch after, Collector<Alert> out) throws Exception {
        for (Rule rule : Rule.values()) {
            if (!after.episode(rule).state().equals(before.episode(rule).state())) {
                tell(after, rule, out);
            }
        }
    }

    /** What was told early of a slice whose close did not bear it out. */
    private void withdraw(Watch current, Collector<Alert> out) throws Exception {
        for (Alert alert : told.values()) {
            for (Rule rule : Rule.values()) {
                boolean borneOut = current.episode(rule).startedAt().equals(alert.startedAt());
                if (alert.rule().equals(rule.id())
                        && isOpen(alert)
                        && !borneOut
                        && alert.startedAt().isBefore(current.next())) {
                    Alert withdrawn = Explain.withdrawn(alert);
                    told.put(withdrawn.episodeId(), withdrawn);
                    out.collect(withdrawn);
                }
            }
        }
    }

    private static boolean isOpen(Alert alert) {
        return switch (alert.state()) {
            case PENDING, ACTIVE, RECOVERING -> true;
            case RESOLVED, RETRACTED -> false;
        };
    }

    private Instant sliceOf(Mention mention) {
        long millis = mention.post().publishedAt().toEpochMilli();
        return Instant.ofEpochMilli(
                millis - Math.floorMod(millis, config.slice().toMillis()));
    }

    private long closesAt(Instant slice) {
        return slice.plus(config.slice()).plus(lateness).toEpochMilli();
    }
}
