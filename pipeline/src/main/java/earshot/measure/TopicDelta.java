package earshot.measure;

import earshot.model.TopicTally;
import java.time.Instant;
import java.util.Map;

/**
 * A difference to the topics of a brand's mentions of one day, and the sum of such: a commutative group. The maps are
 * gathered in place; whoever merges one gives it away.
 *
 * @param start of the day
 * @param hours by hour and topic
 * @param dayBefore mentions of the day before by topic, whatever the hour: 0
 */
public record TopicDelta(
        String brandSet,
        int brandSetVersion,
        String brand,
        Instant start,
        Instant end,
        Map<TopicKey, TopicTally> hours,
        Map<TopicKey, Long> dayBefore) {

    /** The brand's day, the key of its topics. */
    public String day() {
        return brandSet + "/" + brand + "/" + start.toEpochMilli();
    }

    /** Both differences in one. */
    public TopicDelta merge(TopicDelta other) {
        other.hours.forEach((key, tally) -> hours.merge(key, tally, TopicTally::plus));
        other.dayBefore.forEach((key, mentions) -> dayBefore.merge(key, mentions, Long::sum));
        return other.brandSetVersion <= brandSetVersion
                ? this
                : new TopicDelta(brandSet, other.brandSetVersion, brand, start, end, hours, dayBefore);
    }
}
