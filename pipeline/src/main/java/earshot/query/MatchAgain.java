package earshot.query;

import static java.util.Objects.requireNonNull;

import earshot.model.MatchedEvent;
import earshot.model.PostEvent;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/** {@link MatchBrands} for content that was matched before: see {@link Rematch}. */
public final class MatchAgain extends ProcessFunction<PostEvent, MatchedEvent> {

    private static final long serialVersionUID = 1;

    private final BrandSetSource source;
    private transient @Nullable Rematch rematch;

    public MatchAgain(BrandSetSource source) {
        this.source = source;
    }

    @Override
    public void open(OpenContext context) throws Exception {
        rematch = Rematch.open(source, getRuntimeContext().getMetricGroup());
    }

    @Override
    public void close() throws Exception {
        if (rematch != null) {
            rematch.close();
        }
    }

    @Override
    public void processElement(PostEvent event, Context context, Collector<MatchedEvent> out)
            throws InterruptedException {
        requireNonNull(rematch, "not opened").match(event).ifPresent(out::collect);
    }
}
