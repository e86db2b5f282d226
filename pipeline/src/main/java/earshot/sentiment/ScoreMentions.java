package earshot.sentiment;

import earshot.model.MatchedEvent;
import org.apache.flink.api.common.functions.RichMapFunction;

/** Scores each match towards its brand. */
public final class ScoreMentions extends RichMapFunction<MatchedEvent, MatchedEvent> {

    private static final long serialVersionUID = 1;

    @Override
    public MatchedEvent map(MatchedEvent event) {
        return event;
    }
}
