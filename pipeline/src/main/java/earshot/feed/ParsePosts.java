package earshot.feed;

import earshot.model.DeadLetter;
import earshot.model.FeedDelta;
import earshot.model.PostEvent;
import earshot.model.RawPayload;
import earshot.model.RejectReason;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Raw bytes into post events or a dead letter, and every payload once into the feed's account. A payload of many posts
 * of which some cannot be read becomes both: read again from the dead letter, the others change nothing.
 */
public final class ParsePosts extends ProcessFunction<RawPayload, PostEvent> {
    public static final OutputTag<DeadLetter> REJECTED = new OutputTag<>("rejected") {};
    public static final OutputTag<FeedDelta> DELIVERED = new OutputTag<>("delivered") {};

    private static final long serialVersionUID = 1;

    private final Feeds feeds;
    private transient @Nullable Counter rejectedPayloads;

    public ParsePosts(Feeds feeds) {
        this.feeds = feeds;
    }

    @Override
    public void open(OpenContext context) {
        // Moved by every dead letter.
        rejectedPayloads = getRuntimeContext().getMetricGroup().counter("rejectedPayloads");
    }

    @Override
    public void processElement(RawPayload raw, Context context, Collector<PostEvent> events) {
        ParseResult result = parse(raw);
        if (result instanceof ParseResult.Parsed parsed) {
            context.output(DELIVERED, FeedDelta.read(raw, parsed.events().get(0)));
            parsed.events().forEach(events::collect);
            parsed.unread().stream().limit(1).forEach(unread -> reject(raw, unread, context));
        } else if (result instanceof ParseResult.Rejected rejected) {
            context.output(DELIVERED, FeedDelta.rejected(raw));
            reject(raw, rejected, context);
        }
    }

    private void reject(RawPayload raw, ParseResult.Rejected why, Context context) {
        if (rejectedPayloads != null) {
            rejectedPayloads.inc();
        }
        context.output(REJECTED, deadLetter(raw, why));
    }

    private ParseResult parse(RawPayload raw) {
        return feeds.reads(raw.platform())
                ? feeds.parser(raw.platform()).parse(raw)
                : new ParseResult.Rejected(
                        RejectReason.UNKNOWN_SHAPE, "No parser reads the platform \"" + raw.platform() + "\".", -1);
    }

    private static DeadLetter deadLetter(RawPayload raw, ParseResult.Rejected rejected) {
        return new DeadLetter(
                raw.platform(),
                raw.bytes(),
                rejected.reason(),
                rejected.detail(),
                rejected.position(),
                raw.receivedAt(),
                raw.origin());
    }
}
