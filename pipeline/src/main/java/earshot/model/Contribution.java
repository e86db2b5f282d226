package earshot.model;

import java.time.Instant;

/**
 * What one mention adds to its brand's numbers, or what it takes back of them when {@code retracted}.
 *
 * @param publishedAt event time, decides the windows
 * @param settledAt the platform time at which the mention came to be what it is: first seen, edited, removed, restored
 * @param sentimentModel as in {@link Sentiment#model()}
 */
public record Contribution(
        String brandSet,
        int brandSetVersion,
        String brand,
        Instant publishedAt,
        Instant settledAt,
        String sentimentModel,
        Tally tally,
        boolean retracted) {

    public Contribution retraction() {
        return new Contribution(
                brandSet, brandSetVersion, brand, publishedAt, settledAt, sentimentModel, tally, !retracted);
    }
}
