package earshot.measure;

import earshot.model.ShareOfVoice;
import earshot.model.ShareOfVoice.BrandTally;
import earshot.model.Tally;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.jspecify.annotations.Nullable;

/** Puts a brand set's numbers side by side, by {@link WindowDelta#setWindow()}. */
public final class ShareVoice extends EmitChanges<WindowDelta, ShareOfVoice> {

    private static final long serialVersionUID = 1;
    private static final String BRAND_TALLIES = "brand-tallies";

    private transient MapState<String, WindowDelta> brands;

    public ShareVoice(MeasureConfig config) {
        super(config);
    }

    @Override
    public void open(OpenContext context) {
        super.open(context);
        brands = getRuntimeContext()
                .getMapState(kept(
                        new MapStateDescriptor<>(BRAND_TALLIES, Types.STRING, TypeInformation.of(WindowDelta.class))));
    }

    @Override
    Instant end(WindowDelta difference) {
        return difference.end();
    }

    @Override
    void add(WindowDelta difference) throws Exception {
        @Nullable WindowDelta before = brands.get(difference.brand());
        brands.put(difference.brand(), before == null ? difference : before.plus(difference));
    }

    @Override
    @Nullable
    ShareOfVoice current(boolean closed) throws Exception {
        List<WindowDelta> deltas = new ArrayList<>();
        brands.values().forEach(deltas::add);
        if (deltas.isEmpty()) {
            return null;
        }
        deltas.sort(Comparator.comparing(WindowDelta::brand));
        WindowDelta any = deltas.get(0);
        Tally whole = deltas.stream().map(WindowDelta::tally).reduce(Tally.ZERO, Tally::plus);
        return new ShareOfVoice(
                any.brandSet(),
                deltas.stream().mapToInt(WindowDelta::brandSetVersion).max().orElse(0),
                any.start(),
                any.end(),
                deltas.stream().map(ShareVoice::tally).toList(),
                status(closed, whole.late()),
                whole.revision());
    }

    private static BrandTally tally(WindowDelta delta) {
        Tally tally = delta.tally();
        return new BrandTally(delta.brand(), tally.mentions(), tally.engagement(), tally.potentialImpressions());
    }
}
