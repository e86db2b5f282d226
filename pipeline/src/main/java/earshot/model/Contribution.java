package earshot.model;

import java.time.Instant;
import java.util.List;

/**
 * What one mention adds to its brand's numbers, or what it takes back of them when {@code retracted}.
 *
 * @param at event time, decides the windows: when the post was published, or when its engagement was gained
 * @param byTheHour whether {@code at} is known to the hour only, so that it counts in no shorter window
 * @param settledAt the platform time at which the mention came to be what it is: first seen, edited, removed, restored
 * @param sentimentModel as in {@link Sentiment#model()}
 * @param cuts the parts it counts in; none where it counts nothing
 * @param fingerprint of whom and what to tell apart; {@link Fingerprint#NONE} where that is not counted
 */
public record Contribution(
        String brandSet,
        int brandSetVersion,
        String brand,
        String platform,
        Instant at,
        boolean byTheHour,
        Instant settledAt,
        String sentimentModel,
        List<Cut> cuts,
        Fingerprint fingerprint,
        Tally tally,
        boolean retracted) {

    public Contribution retraction() {
        return new Contribution(
                brandSet,
                brandSetVersion,
                brand,
                platform,
                at,
                byTheHour,
                settledAt,
                sentimentModel,
                cuts,
                fingerprint,
                tally,
                !retracted);
    }
}
