package earshot.flow;

import static java.util.Objects.requireNonNull;

import earshot.feed.Feeds;
import earshot.feed.ParseResult;
import earshot.model.PostEvent;
import earshot.model.RawPayload;
import earshot.query.BrandSetSource;
import earshot.query.Rematch;
import java.time.Instant;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFilterFunction;
import org.jspecify.annotations.Nullable;

/** Lets through stored payloads of a period that a listening job must match again: see {@link Rematch}. */
public final class SelectAgain extends RichFilterFunction<RawPayload> {

    /** Accumulators: payloads of the period, and those of them that matter. */
    public static final String READ = "read";

    public static final String SELECTED = "selected";

    private static final long serialVersionUID = 1;

    private final Feeds feeds;
    private final BrandSetSource source;
    private final Instant from;
    private final Instant to;
    private final LongCounter read = new LongCounter();
    private final LongCounter selected = new LongCounter();
    private transient @Nullable Rematch rematch;

    /**
     * @param from received time, inclusive
     * @param to received time, exclusive
     */
    public SelectAgain(Feeds feeds, BrandSetSource source, Instant from, Instant to) {
        this.feeds = feeds;
        this.source = source;
        this.from = from;
        this.to = to;
    }

    @Override
    public void open(OpenContext context) throws Exception {
        getRuntimeContext().addAccumulator(READ, read);
        getRuntimeContext().addAccumulator(SELECTED, selected);
        rematch = Rematch.open(source, getRuntimeContext().getMetricGroup());
    }

    @Override
    public void close() throws Exception {
        if (rematch != null) {
            rematch.close();
        }
    }

    @Override
    public boolean filter(RawPayload raw) throws InterruptedException {
        if (raw.receivedAt().isBefore(from) || !raw.receivedAt().isBefore(to) || !feeds.reads(raw.platform())) {
            return false;
        }
        read.add(1);
        if (feeds.parser(raw.platform()).parse(raw) instanceof ParseResult.Parsed parsed) {
            for (PostEvent event : parsed.events()) {
                if (requireNonNull(rematch, "not opened").match(event).isPresent()) {
                    selected.add(1);
                    return true;
                }
            }
        }
        return false;
    }
}
