package earshot.life;

import earshot.model.Contribution;
import earshot.model.FeedDelta;
import earshot.model.MatchedEvent;
import earshot.model.Mention;
import earshot.model.MentionChange;
import java.time.Duration;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/** Keeps the {@link PostLife} of each post that matters to a brand, by post id, and tells what changes with it. */
public final class FollowPosts extends KeyedProcessFunction<String, MatchedEvent, Mention> {

    public static final OutputTag<Contribution> CONTRIBUTIONS = new OutputTag<>("contributions") {};
    /** The mentions again, each beside what it was. */
    public static final OutputTag<MentionChange> CHANGES = new OutputTag<>("changes") {};

    public static final OutputTag<FeedDelta> BOOKINGS = new OutputTag<>("bookings") {};

    private static final String POST_LIFE = "post-life";
    private static final long serialVersionUID = 1;

    private final Duration retention;
    private transient ValueState<PostLife> state;

    /** @param retention how long after its last change a post can still be edited, counted, removed or restored */
    public FollowPosts(Duration retention) {
        this.retention = retention;
    }

    @Override
    public void open(OpenContext context) {
        var descriptor = new ValueStateDescriptor<>(POST_LIFE, PostLife.class);
        descriptor.enableTimeToLive(StateTtlConfig.newBuilder(retention).build());
        state = getRuntimeContext().getState(descriptor);
    }

    @Override
    public void processElement(MatchedEvent event, Context context, Collector<Mention> out) throws Exception {
        PostLife before = seen(state.value());
        PostLife after = before.apply(event);
        if (after.equals(before)) {
            return;
        }
        state.update(after);
        var change = new PostChange(before, after);
        change.mentions().forEach(out::collect);
        change.changes().forEach(mention -> context.output(CHANGES, mention));
        change.contributions().forEach(contribution -> context.output(CONTRIBUTIONS, contribution));
        change.bookings().forEach(booking -> context.output(BOOKINGS, booking));
    }

    private static PostLife seen(@Nullable PostLife known) {
        return Objects.requireNonNullElse(known, PostLife.UNSEEN);
    }
}
