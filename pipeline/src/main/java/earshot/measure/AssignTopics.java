package earshot.measure;

import earshot.measure.TopicKey.Kind;
import earshot.model.BrandMatch;
import earshot.model.Mention;
import earshot.model.MentionChange;
import earshot.model.TopicTally;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/**
 * Puts the topics of what a mention is now, less those of what it was, into the day of its time, and into the next day
 * as what was there before.
 */
public final class AssignTopics implements FlatMapFunction<MentionChange, TopicDelta> {

    private static final long serialVersionUID = 1;
    private static final Duration DAY = Duration.ofDays(1);

    private final MeasureConfig config;

    public AssignTopics(MeasureConfig config) {
        this.config = config;
    }

    @Override
    public void flatMap(MentionChange change, Collector<TopicDelta> out) {
        Map<TopicKey, TopicTally> hours = new HashMap<>();
        if (change.before().revision() > 0) {
            add(change.before(), hours, TopicTally::negated);
        }
        add(change.now(), hours, tally -> tally);
        hours.values().removeIf(TopicTally.ZERO::equals);
        Map<TopicKey, Long> mentions = new HashMap<>();
        hours.forEach((key, tally) -> {
            if (key.kind() != Kind.LATE && key.kind() != Kind.LATE_OF_DAY && tally.mentions() != 0) {
                mentions.merge(key.at(0), tally.mentions(), Long::sum);
            }
        });
        Windows days = new Windows(DAY, config.zone());
        Windows.Span day = days.of(change.now().post().publishedAt());
        out.collect(delta(change.now().match(), day, hours, new HashMap<>()));
        out.collect(delta(change.now().match(), days.of(day.end()), new HashMap<>(), mentions));
    }

    private void add(Mention mention, Map<TopicKey, TopicTally> hours, UnaryOperator<TopicTally> sign) {
        MentionTopics.of(mention).forEach((key, tally) -> hours.merge(key, sign.apply(tally), TopicTally::plus));
        Instant at = mention.post().publishedAt();
        count(TopicKey.of(at, Kind.REVISION, ""), mention.revision(), hours, sign);
        if (isLate(mention, TopicKey.HOUR)) {
            count(TopicKey.of(at, Kind.LATE, ""), 1, hours, sign);
        }
        if (isLate(mention, DAY)) {
            count(TopicKey.of(at, Kind.LATE_OF_DAY, ""), 1, hours, sign);
        }
    }

    private static void count(
            TopicKey key, long number, Map<TopicKey, TopicTally> hours, UnaryOperator<TopicTally> sign) {
        hours.merge(key, sign.apply(new TopicTally(number, 0, 0, 0, 0)), TopicTally::plus);
    }

    private boolean isLate(Mention mention, Duration length) {
        Instant end = new Windows(length, config.zone())
                .of(mention.post().publishedAt())
                .end();
        return mention.observedAt()
                .isAfter(end.plus(config.lateness(mention.post().platform())));
    }

    private static TopicDelta delta(
            BrandMatch match, Windows.Span day, Map<TopicKey, TopicTally> hours, Map<TopicKey, Long> dayBefore) {
        return new TopicDelta(
                match.brandSet(), match.brandSetVersion(), match.brand(), day.start(), day.end(), hours, dayBefore);
    }
}
