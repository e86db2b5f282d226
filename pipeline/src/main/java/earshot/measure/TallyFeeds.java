package earshot.measure;

import earshot.model.FeedDelta;
import earshot.model.FeedWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/** Keeps a feed's account by the minute, by {@link #window}. */
public final class TallyFeeds extends EmitChanges<FeedDelta, FeedWindow> {

    private static final long serialVersionUID = 1;
    private static final Duration LENGTH = Duration.ofMinutes(1);
    private static final String FEED_TALLY = "feed-tally";

    private transient ValueState<FeedDelta> sum;

    public TallyFeeds(MeasureConfig config) {
        super(config);
    }

    /** The feed's window, the key of its account. */
    public static String window(FeedDelta difference) {
        return difference.platform() + "/" + start(difference);
    }

    /** Both differences in one. */
    public static FeedDelta plus(FeedDelta one, FeedDelta other) {
        return new FeedDelta(one.platform(), one.receivedAt(), one.delta().plus(other.delta()));
    }

    @Override
    public void open(OpenContext context) {
        super.open(context);
        sum = getRuntimeContext().getState(kept(new ValueStateDescriptor<>(FEED_TALLY, FeedDelta.class)));
    }

    @Override
    Collection<Windows.Span> spans(FeedDelta difference) {
        return List.of(span(difference));
    }

    private static Windows.Span span(FeedDelta difference) {
        Instant start = start(difference);
        return new Windows.Span(start, start.plus(LENGTH));
    }

    @Override
    void add(FeedDelta difference) throws Exception {
        @Nullable FeedDelta before = sum.value();
        sum.update(before == null ? difference : plus(before, difference));
    }

    @Override
    void show(long until, Collector<FeedWindow> out) throws Exception {
        @Nullable FeedDelta now = sum.value();
        if (now != null) {
            Windows.Span span = span(now);
            out.collect(new FeedWindow(now.platform(), span.start(), span.end(), now.delta(), status(span, 0, until)));
        }
    }

    private static Instant start(FeedDelta difference) {
        return Windows.start(difference.receivedAt(), LENGTH);
    }
}
