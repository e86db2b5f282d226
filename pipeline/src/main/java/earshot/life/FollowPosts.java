package earshot.life;

import earshot.model.Contribution;
import earshot.model.FeedDelta;
import earshot.model.KnownChange;
import earshot.model.MatchedEvent;
import earshot.model.Mention;
import earshot.model.MentionChange;
import earshot.model.Slices;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Keeps the {@link PostCourse} of each post that matters to a brand, by post id, and tells what changes with it. */
public final class FollowPosts extends KeyedProcessFunction<String, MatchedEvent, Mention> {

    public static final OutputTag<Contribution> CONTRIBUTIONS = new OutputTag<>("contributions") {};
    /** The mentions again, each beside what it was. */
    public static final OutputTag<MentionChange> CHANGES = new OutputTag<>("changes") {};
    /** What became of the mentions, by when it was known. */
    public static final OutputTag<KnownChange> KNOWN = new OutputTag<>("known") {};

    public static final OutputTag<FeedDelta> BOOKINGS = new OutputTag<>("bookings") {};

    private static final String POST_COURSE = "post-course";
    private static final long serialVersionUID = 1;

    private final Duration retention;
    private final Slices slices;
    private final ZoneId zone;
    private transient ValueState<PostCourse> state;

    /**
     * @param retention how long after its last change a post can still be edited, counted, removed or restored
     * @param zone by whose clocks people spoke
     */
    public FollowPosts(Duration retention, Slices slices, ZoneId zone) {
        this.retention = retention;
        this.slices = slices;
        this.zone = zone;
    }

    @Override
    public void open(OpenContext context) {
        var descriptor = new ValueStateDescriptor<>(POST_COURSE, PostCourse.class);
        descriptor.enableTimeToLive(StateTtlConfig.newBuilder(retention).build());
        state = getRuntimeContext().getState(descriptor);
    }

    @Override
    public void processElement(MatchedEvent event, Context context, Collector<Mention> out) throws Exception {
        Instant open = open(context.timerService().currentWatermark());
        Instant slice = slices.closing(event.event().receivedAt());
        PostCourse known = Objects.requireNonNullElse(state.value(), PostCourse.UNSEEN);
        List<KnownChange> changes = new ArrayList<>();
        PostCourse course = known.closedBefore(open).with(event, slice.isBefore(open) ? open : slice, zone, changes);
        PostLife before = known.life();
        PostLife after = course.life();
        changes.forEach(change -> context.output(KNOWN, change));
        if (after.equals(before)) {
            if (!changes.isEmpty()) {
                state.update(course);
            }
            return;
        }
        state.update(course);
        if (after.removed() && course.moments().size() > 1) {
            // Words that are to be forgotten are forgotten as soon as nothing can join what is known of them.
            Instant last = course.moments().get(course.moments().size() - 1).slice();
            context.timerService().registerEventTimeTimer(slices.closesAt(last).toEpochMilli());
        }
        var change = new PostChange(before, after, zone);
        change.mentions().forEach(out::collect);
        change.changes().forEach(mention -> context.output(CHANGES, mention));
        change.contributions().forEach(contribution -> context.output(CONTRIBUTIONS, contribution));
        change.bookings().forEach(booking -> context.output(BOOKINGS, booking));
    }

    @Override
    public void onTimer(long at, OnTimerContext context, Collector<Mention> out) throws Exception {
        PostCourse known = state.value();
        if (known != null) {
            state.update(known.closedBefore(open(at)));
        }
    }

    /** Start of the first slice that is still open at a watermark. */
    private Instant open(long watermark) {
        return watermark <= 0 ? Instant.EPOCH : slices.closing(Instant.ofEpochMilli(watermark + 1));
    }
}
