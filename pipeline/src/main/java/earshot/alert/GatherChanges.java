package earshot.alert;

import earshot.model.BrandMatch;
import earshot.model.KnownChange;
import earshot.model.Slices;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;

/** Makes of each change of a mention what it means to its brand, so that changes can be added up before they travel. */
public final class GatherChanges extends RichMapFunction<KnownChange, Intake> {

    private static final long serialVersionUID = 1;

    private final SettingsSource source;
    private final Slices slices;
    private transient Map<String, Watching> watched;
    private transient AutoCloseable following;

    public GatherChanges(SettingsSource source, Slices slices) {
        this.source = source;
        this.slices = slices;
    }

    @Override
    public void open(OpenContext context) throws Exception {
        watched = new ConcurrentHashMap<>();
        following = source.open(watched::put);
    }

    @Override
    public Intake map(KnownChange known) {
        BrandMatch match = known.change().now().match();
        Watching wanted = watched.getOrDefault(match.brandSet() + "@" + match.brandSetVersion(), Watching.DEFAULT);
        return Intake.of(known, slices, wanted.settings().severityWords());
    }

    @Override
    public void close() throws Exception {
        if (following != null) {
            following.close();
        }
    }
}
