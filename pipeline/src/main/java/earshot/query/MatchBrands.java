package earshot.query;

import earshot.model.BrandSet;
import earshot.model.FeedDelta;
import earshot.model.MatchedEvent;
import earshot.model.PostEvent;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Finds the brands a post speaks of. */
public final class MatchBrands extends ProcessFunction<PostEvent, MatchedEvent> {

    public static final OutputTag<FeedDelta> MATCHED = new OutputTag<>("matched") {};

    private static final long serialVersionUID = 1;

    public MatchBrands(BrandSet brands) {}

    @Override
    public void processElement(PostEvent event, Context context, Collector<MatchedEvent> out) {}
}
