package earshot.life;

import earshot.model.MatchedEvent;
import earshot.model.PostEvent;
import earshot.model.PostEventType;
import java.time.Duration;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Tells each post that matters to a brand what became of its author, by author id. Content passes, behind what is known of
 * its author; a removal or restoration of an author becomes one of each of the author's posts. Both reach a post's life
 * as words about its author, and that life takes them in any order.
 *
 * <p>Kept are ids and times alone: of each author ever removed or restored, and of each post that matched. A post is told
 * again with each observation, so it may be forgotten here or there at different times.
 */
public final class FollowAuthors extends KeyedProcessFunction<String, MatchedEvent, MatchedEvent> {

    private static final String AUTHOR_VISIBILITY = "author-visibility";
    private static final String AUTHOR_POSTS = "author-posts";
    private static final long serialVersionUID = 1;

    private final Duration retention;
    private transient ValueState<Visibility> visibility;
    private transient MapState<String, Boolean> posts;

    /**
     * @param retention how long after it was last observed a post can still go and return with its author, and how long
     *     after anything was last heard of an author the last word on them holds
     */
    public FollowAuthors(Duration retention) {
        this.retention = retention;
    }

    /** Whether the event tells of an author who is known; all other events need not come here. */
    public static boolean concerns(MatchedEvent event) {
        return !author(event).isEmpty();
    }

    /** The key: whose event it is; {@code ""} where it tells of no author. */
    public static String author(MatchedEvent event) {
        return isOfAuthor(event.event())
                ? event.event().postId()
                : event.event().post().author().id();
    }

    private static boolean isOfAuthor(PostEvent event) {
        return event.type() == PostEventType.AUTHOR_REMOVED || event.type() == PostEventType.AUTHOR_RESTORED;
    }

    @Override
    public void open(OpenContext context) {
        var word = new ValueStateDescriptor<>(AUTHOR_VISIBILITY, Visibility.class);
        word.enableTimeToLive(StateTtlConfig.newBuilder(retention)
                .setUpdateType(StateTtlConfig.UpdateType.OnReadAndWrite)
                .build());
        visibility = getRuntimeContext().getState(word);
        var ids = new MapStateDescriptor<>(AUTHOR_POSTS, String.class, Boolean.class);
        ids.enableTimeToLive(StateTtlConfig.newBuilder(retention).build());
        posts = getRuntimeContext().getMapState(ids);
    }

    @Override
    public void processElement(MatchedEvent matched, Context context, Collector<MatchedEvent> out) throws Exception {
        PostEvent event = matched.event();
        Visibility before = Objects.requireNonNullElse(visibility.value(), Visibility.SHOWN);
        if (isOfAuthor(event)) {
            Visibility after = before.with(event.type(), event.observedAt());
            if (!after.equals(before)) {
                visibility.update(after);
                for (String post : posts.keys()) {
                    tell(after, post, event, out);
                }
            }
            return;
        }
        if (!matched.matches().isEmpty()) {
            posts.put(event.postId(), true);
        }
        tell(before, event.postId(), event, out);
        out.collect(matched);
    }

    private static void tell(Visibility author, String post, PostEvent cause, Collector<MatchedEvent> out) {
        if (author.wasRemoved()) {
            out.collect(word(PostEvent.authorRemoved(post, author.removedAt(), cause.receivedAt())));
            out.collect(word(PostEvent.authorRestored(post, author.restoredAt(), cause.receivedAt())));
        }
    }

    private static MatchedEvent word(PostEvent event) {
        return MatchedEvent.withoutContent(event);
    }
}
