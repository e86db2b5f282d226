package earshot.measure;

import earshot.model.BrandWindow;
import earshot.model.ShareOfVoice;
import earshot.model.ShareOfVoice.BrandTally;
import earshot.model.Tally;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Puts a brand set's numbers side by side, by {@link #setWindow}. Made of the windows as shown, so a set of thousands
 * of brands costs its one key a record per brand and refresh and not one per mention.
 */
public final class ShareVoice extends EmitChanges<BrandWindow, ShareOfVoice> {

    private static final long serialVersionUID = 1;
    private static final String BRAND_WINDOWS = "brand-windows";

    private transient MapState<String, BrandWindow> brands;

    public ShareVoice(MeasureConfig config) {
        super(config);
    }

    /** The set's window, the key of its share of voice. */
    public static String setWindow(BrandWindow window) {
        return window.brandSet() + "/" + window.length() + "/" + window.start();
    }

    @Override
    public void open(OpenContext context) {
        super.open(context);
        brands = getRuntimeContext()
                .getMapState(kept(
                        new MapStateDescriptor<>(BRAND_WINDOWS, Types.STRING, TypeInformation.of(BrandWindow.class))));
    }

    @Override
    Collection<Windows.Span> spans(BrandWindow window) {
        return List.of(span(window));
    }

    private static Windows.Span span(BrandWindow window) {
        return new Windows.Span(window.start(), window.end());
    }

    @Override
    void add(BrandWindow window) throws Exception {
        @Nullable BrandWindow before = brands.get(window.brand());
        if (before == null || before.tally().revision() <= window.tally().revision()) {
            brands.put(window.brand(), whole(window));
        }
    }

    private static BrandWindow whole(BrandWindow window) {
        return new BrandWindow(
                window.brandSet(),
                window.brandSetVersion(),
                window.brand(),
                window.start(),
                window.end(),
                window.tally(),
                window.sentimentModel(),
                window.status());
    }

    @Override
    void show(long until, Collector<ShareOfVoice> out) throws Exception {
        List<BrandWindow> windows = new ArrayList<>();
        brands.values().forEach(windows::add);
        if (windows.isEmpty()) {
            return;
        }
        windows.sort(Comparator.comparing(BrandWindow::brand));
        BrandWindow any = windows.get(0);
        Tally whole = windows.stream().map(BrandWindow::tally).reduce(Tally.ZERO, Tally::plus);
        out.collect(new ShareOfVoice(
                any.brandSet(),
                windows.stream().mapToInt(BrandWindow::brandSetVersion).max().orElse(0),
                any.start(),
                any.end(),
                windows.stream().map(ShareVoice::tally).toList(),
                status(span(any), whole.late(), until),
                whole.revision()));
    }

    private static BrandTally tally(BrandWindow window) {
        Tally tally = window.tally();
        return new BrandTally(
                window.brand(), tally.mentions(), tally.authors(), tally.engagement(), tally.potentialImpressions());
    }
}
