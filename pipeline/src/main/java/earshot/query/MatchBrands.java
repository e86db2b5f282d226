package earshot.query;

import earshot.model.BrandMatch;
import earshot.model.FeedDelta;
import earshot.model.FeedTally;
import earshot.model.MatchedEvent;
import earshot.model.Post;
import earshot.model.PostEvent;
import earshot.model.PostEventType;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Lets through what concerns a brand. Content that matches none stops here, so that what follows keeps state for
 * mentions only. An edited post goes on even so, without its words: an earlier version may have matched; and so does a post
 * that an older query matched, as its totals still count where it was seen first then. Events without content always go on, as only the post's own history knows whether they matter.
 *
 * <p>Each payload is matched by one version of the brand set, the one in force when it was received; no state, as the
 * source tells all versions again at a restart.
 */
public final class MatchBrands extends ProcessFunction<PostEvent, MatchedEvent> {

    /**
     * One {@code matched} for each observed content that matches, by its own platform: the original that a repost
     * carries along counts too, as the event does not tell the two apart.
     */
    public static final OutputTag<FeedDelta> MATCHED = new OutputTag<>("matched") {};

    private static final long serialVersionUID = 1;

    private final BrandSetSource source;
    private transient @Nullable BrandVersions versions;
    private transient @Nullable AutoCloseable following;
    private transient @Nullable Counter unmatchedPosts;

    public MatchBrands(BrandSetSource source) {
        this.source = source;
    }

    @Override
    public void open(OpenContext context) throws Exception {
        MetricGroup metrics = getRuntimeContext().getMetricGroup();
        // Moved by every observed content that matches no brand, whether it then stops here or not.
        unmatchedPosts = metrics.counter("unmatchedPosts");
        versions = new BrandVersions(metrics.counter("lateBrandSets"), metrics.counter("refusedBrandSets"));
        following = source.open(versions);
    }

    @Override
    public void close() throws Exception {
        if (following != null) {
            following.close();
        }
    }

    @Override
    public void processElement(PostEvent event, Context context, Collector<MatchedEvent> out)
            throws InterruptedException {
        if (event.type() != PostEventType.OBSERVED) {
            out.collect(MatchedEvent.withoutContent(event));
            return;
        }
        BrandMatcher matcher = opened(versions).at(event.receivedAt());
        List<BrandMatch> matches = matcher == null ? List.of() : matcher.match(event.post());
        int version = matcher == null ? 0 : matcher.version();
        if (!matches.isEmpty()) {
            context.output(MATCHED, new FeedDelta(event.post().platform(), event.receivedAt(), FeedTally.ONE_MATCHED));
            out.collect(new MatchedEvent(event, matches, version));
            return;
        }
        opened(unmatchedPosts).inc();
        if (event.post().isEdited()) {
            out.collect(new MatchedEvent(withoutWords(event), List.of(), version));
        } else if (opened(versions).mayHaveMattered(event.post(), version)) {
            out.collect(new MatchedEvent(event, List.of(), version));
        }
    }

    private static <T> T opened(@Nullable T resource) {
        if (resource == null) {
            throw new IllegalStateException("MatchBrands was not opened");
        }
        return resource;
    }

    private static PostEvent withoutWords(PostEvent event) {
        Post post = event.post();
        Post bare = new Post(
                post.id(),
                post.platform(),
                post.kind(),
                post.author(),
                "",
                "",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                post.language(),
                "",
                post.rating(),
                post.parentId(),
                post.rootId(),
                post.originalId(),
                post.permalink(),
                post.publishedAt(),
                post.versionAt(),
                post.source());
        return PostEvent.observed(bare, event.engagement(), event.observedAt(), event.receivedAt());
    }
}
