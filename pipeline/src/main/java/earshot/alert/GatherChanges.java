package earshot.alert;

import earshot.model.BrandMatch;
import earshot.model.KnownChange;
import earshot.model.Slices;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;

/** Makes of each change of a mention what it means to its brand, so that changes can be added up before they travel. */
public final class GatherChanges extends RichMapFunction<KnownChange, Intake> {

    private static final long serialVersionUID = 1;

    private final SettingsSource source;
    private final Slices slices;
    private transient WatchedVersions watched;

    public GatherChanges(SettingsSource source, Slices slices) {
        this.source = source;
        this.slices = slices;
    }

    @Override
    public void open(OpenContext context) throws Exception {
        watched = new WatchedVersions(source);
    }

    @Override
    public Intake map(KnownChange known) {
        BrandMatch match = known.change().now().match();
        Watching wanted = watched.of(match.brandSet(), match.brandSetVersion());
        return Intake.of(known, slices, wanted.settings().severityWords());
    }

    @Override
    public void close() throws Exception {
        if (watched != null) {
            watched.close();
        }
    }
}
