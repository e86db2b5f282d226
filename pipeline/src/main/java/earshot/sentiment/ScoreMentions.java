package earshot.sentiment;

import static java.util.Objects.requireNonNull;

import earshot.model.MatchedEvent;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.jspecify.annotations.Nullable;

/** Gives each match of an event its sentiment. Stateless; the models are held once per process. */
public final class ScoreMentions extends RichMapFunction<MatchedEvent, MatchedEvent> {
    private static final long serialVersionUID = 1;

    /** Held for every subtask of the process. */
    private static final Map<SentimentConfig, SentimentScorer> SHIPPED = new ConcurrentHashMap<>();

    private final SentimentConfig config;
    private transient @Nullable SentimentScorer scorer;

    public ScoreMentions(SentimentConfig config) {
        this.config = config;
    }

    @Override
    public void open(OpenContext context) {
        scorer = SHIPPED.computeIfAbsent(config, SentimentScorer::load);
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
