package earshot.query;

import earshot.model.BrandMatch;
import earshot.model.MatchedEvent;
import earshot.model.PostEvent;
import earshot.model.PostEventType;
import java.util.List;
import java.util.Optional;
import org.apache.flink.metrics.MetricGroup;

/**
 * Matches content a second time, by the version of the brand set that holds for it now. What matches no brand any more is
 * an answer too where an older version matched it: a post's life then takes its mention back.
 *
 * <p>Events without content need not come a second time: they went on whatever the queries were.
 */
public final class Rematch implements AutoCloseable {

    private final BrandVersions versions;
    private final AutoCloseable following;

    private Rematch(BrandVersions versions, AutoCloseable following) {
        this.versions = versions;
        this.following = following;
    }

    /** For one thread; knows every version told until now. */
    public static Rematch open(BrandSetSource source, MetricGroup metrics) throws Exception {
        BrandVersions versions =
                new BrandVersions(metrics.counter("lateBrandSets"), metrics.counter("refusedBrandSets"));
        return new Rematch(versions, source.open(versions));
    }

    /** The event with the brands it matches now; empty where it never mattered, and now does not either. */
    public Optional<MatchedEvent> match(PostEvent event) throws InterruptedException {
        BrandMatcher matcher = event.type() == PostEventType.OBSERVED ? versions.at(event.receivedAt()) : null;
        if (matcher == null) {
            return Optional.empty();
        }
        List<BrandMatch> matches = matcher.match(event.post());
        return matches.isEmpty() && !versions.isMatchedBefore(matcher.version(), event.post())
                ? Optional.empty()
                : Optional.of(new MatchedEvent(event, matches, matcher.version()));
    }

    @Override
    public void close() throws Exception {
        following.close();
    }
}
