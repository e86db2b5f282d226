package earshot.feed;

import earshot.model.DeadLetter;
import earshot.model.FeedDelta;
import earshot.model.PostEvent;
import earshot.model.RawPayload;
import java.util.List;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Reads payloads into events; what cannot be read goes to {@link #REJECTED}. */
public final class ParsePosts extends ProcessFunction<RawPayload, PostEvent> {

    public static final OutputTag<DeadLetter> REJECTED = new OutputTag<>("rejected") {};
    public static final OutputTag<FeedDelta> DELIVERED = new OutputTag<>("delivered") {};

    private static final long serialVersionUID = 1;

    public ParsePosts(List<FeedParser> parsers) {}

    @Override
    public void processElement(RawPayload raw, Context context, Collector<PostEvent> out) {}
}
