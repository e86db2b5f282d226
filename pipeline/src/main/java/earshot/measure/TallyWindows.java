package earshot.measure;

import earshot.model.BrandWindow;
import earshot.model.BrandWindow.CutTally;
import earshot.model.Cut;
import earshot.model.HourOfWeek;
import earshot.model.Tally;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Sums a brand's numbers, by {@link WindowDelta#window()}, and tells its authors and texts apart.
 *
 * <p>They are told apart exactly, by one entry for each author and text with its mentions in each cut, and not by a
 * sketch: a sketch forgets what would be needed to take a removed post out again, and the posts' own lives, kept for as
 * long, take ten times the room.
 */
public final class TallyWindows extends EmitChanges<WindowDelta, BrandWindow> {

    private static final long serialVersionUID = 1;
    private static final String WINDOW_TALLIES = "window-tallies";
    private static final String AUTHORS = "authors";
    private static final String CLUSTERS = "clusters";

    private final ZoneId zone;
    private transient ValueState<WindowDelta> sum;
    private transient MapState<Long, Presence> authors;
    private transient MapState<Long, Presence> clusters;

    public TallyWindows(MeasureConfig config) {
        super(config);
        this.zone = config.zone();
    }

    @Override
    public void open(OpenContext context) {
        super.open(context);
        sum = getRuntimeContext()
                .getState(kept(new ValueStateDescriptor<>(WINDOW_TALLIES, Compact.OfWindowDelta.INSTANCE)));
        authors = presences(AUTHORS);
        clusters = presences(CLUSTERS);
    }

    private MapState<Long, Presence> presences(String name) {
        return getRuntimeContext()
                .getMapState(
                        kept(new MapStateDescriptor<>(name, LongSerializer.INSTANCE, Compact.OfPresence.INSTANCE)));
    }

    @Override
    Collection<Windows.Span> spans(WindowDelta difference) {
        return List.of(span(difference));
    }

    private static Windows.Span span(WindowDelta difference) {
        return new Windows.Span(difference.start(), difference.end());
    }

    @Override
    void add(WindowDelta difference) throws Exception {
        @Nullable WindowDelta before = sum.value();
        WindowDelta bare = difference.withoutPresences();
        WindowDelta now = before == null ? bare : before.merge(bare);
        apply(difference.authors(), authors, now, Tally.different(1, 0));
        apply(difference.clusters(), clusters, now, Tally.different(0, 1));
        sum.update(now);
    }

    private static void apply(Map<Long, Presence> changes, MapState<Long, Presence> known, WindowDelta sum, Tally one)
            throws Exception {
        for (Map.Entry<Long, Presence> change : changes.entrySet()) {
            @Nullable Presence before = known.get(change.getKey());
            Presence now = before == null ? new Presence() : before;
            for (Cut cut : change.getValue().mentions().keySet()) {
                if (now.isIn(cut)) {
                    sum.add(cut, one.negated());
                }
            }
            now.merge(change.getValue());
            for (Cut cut : change.getValue().mentions().keySet()) {
                if (now.isIn(cut)) {
                    sum.add(cut, one);
                }
            }
            if (now.isEmpty()) {
                known.remove(change.getKey());
            } else {
                known.put(change.getKey(), now);
            }
        }
    }

    @Override
    void show(long until, Collector<BrandWindow> out) throws Exception {
        @Nullable WindowDelta now = sum.value();
        @Nullable Tally own = now == null ? null : now.tallies().get(Cut.ALL);
        if (now == null || own == null) {
            return;
        }
        Tally previous = now.previous();
        Tally tally = own.withStamps(own.late() + previous.late(), own.revision() + previous.revision());
        out.collect(new BrandWindow(
                now.brandSet(),
                now.brandSetVersion(),
                now.brand(),
                now.start(),
                now.end(),
                tally,
                now.sentimentModel(),
                status(span(now), tally.late(), until),
                previous,
                cuts(now),
                HourOfWeek.of(now.start(), zone)));
    }

    private static List<CutTally> cuts(WindowDelta sum) {
        return sum.tallies().entrySet().stream()
                .filter(tally -> !tally.getKey().equals(Cut.ALL))
                .sorted(Map.Entry.comparingByKey())
                .map(tally -> new CutTally(tally.getKey(), tally.getValue()))
                .toList();
    }
}
