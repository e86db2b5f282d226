package earshot.sentiment;

import static java.util.Objects.requireNonNull;

import earshot.model.MatchedEvent;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.jspecify.annotations.Nullable;

/** Gives each match of an event its sentiment. Stateless; the model is held once per process. */
public final class ScoreMentions extends RichMapFunction<MatchedEvent, MatchedEvent> {
    private static final long serialVersionUID = 1;

    private transient @Nullable SentimentScorer scorer;

    /** Holds the shipped model for every subtask of the process. */
    private static final class Shipped {
        static final SentimentScorer SCORER = SentimentScorer.load();
    }

    @Override
    public void open(OpenContext context) {
        scorer = Shipped.SCORER;
    }

    @Override
    public MatchedEvent map(MatchedEvent matched) {
        if (matched.matches().isEmpty()) {
            return matched;
        }
        var scored = requireNonNull(scorer, "not opened").score(matched.event().post(), matched.matches());
        return new MatchedEvent(matched.event(), scored, matched.brandSetVersion());
    }
}
