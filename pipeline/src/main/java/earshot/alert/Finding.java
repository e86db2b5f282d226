package earshot.alert;

import java.time.Instant;

/**
 * What a rule says of a brand after one slice.
 *
 * @param score 1 where the rule begins to speak, 0 and below where nothing is unusual
 * @param still the same of the latest hour alone: below {@link Episode#CALM} it is over
 * @param measure words that follow a number
 * @param from start of the test window
 * @param to end of the test window
 * @param needed what would have to be observed for a score of 1; below it an episode loses its ground
 * @param post id of the one post it is about; {@code ""} where it is about many
 */
public record Finding(
        double score,
        double still,
        String measure,
        Instant from,
        Instant to,
        double observed,
        double expected,
        double low,
        double high,
        double needed,
        Instant baselineFrom,
        Instant baselineTo,
        String post) {

    static final Finding NOTHING =
            new Finding(0, 0, "", Instant.EPOCH, Instant.EPOCH, 0, 0, 0, 0, 0, Instant.EPOCH, Instant.EPOCH, "");

    /** The same with another count, where a late one falls into its window. */
    Finding amended(Instant at, double change) {
        return at.isBefore(from) || !at.isBefore(to) ? this : observing(observed + change);
    }

    Finding observing(double other) {
        return new Finding(
                score, still, measure, from, to, other, expected, low, high, needed, baselineFrom, baselineTo, post);
    }

    /** Whether it is about the same one post, further grown. */
    boolean continues(Finding other) {
        return !post.isEmpty() && post.equals(other.post) && observed > other.observed;
    }

    /** Over, however unusual it still is. */
    Finding calmed() {
        return new Finding(
                score, 0, measure, from, to, observed, expected, low, high, needed, baselineFrom, baselineTo, post);
    }

    boolean hasGround() {
        return observed >= needed;
    }

    /** Not strong enough to speak, whatever the count: something else that the rule asks for is missing. */
    Finding held() {
        return new Finding(
                Math.min(score, Math.nextDown(1.0)),
                still,
                measure,
                from,
                to,
                observed,
                expected,
                low,
                high,
                needed,
                baselineFrom,
                baselineTo,
                post);
    }
}
