package earshot.model;

/**
 * What is counted of a brand's mentions: a commutative group, so a change of a mention is the difference of what it
 * contributed before and what it contributes now, and any order of changes ends in the same sum.
 *
 * @param mentions posts that match, reposts apart
 * @param reposts plain reposts of matching posts
 * @param engagement interactions of the mentions, latest totals
 * @param potentialImpressions sum of the authors' followers over mentions; not reach
 * @param revision sum of the mentions' revisions: grows with the content applied, not with the number of firings
 */
public record Tally(
        long mentions,
        long reposts,
        long negative,
        long neutral,
        long positive,
        long uncertain,
        long unscored,
        long engagement,
        long potentialImpressions,
        long revision) {

    public static final Tally ZERO = new Tally(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    public Tally plus(Tally other) {
        return combine(other, 1);
    }

    public Tally minus(Tally other) {
        return combine(other, -1);
    }

    private Tally combine(Tally other, long sign) {
        return new Tally(
                mentions + sign * other.mentions,
                reposts + sign * other.reposts,
                negative + sign * other.negative,
                neutral + sign * other.neutral,
                positive + sign * other.positive,
                uncertain + sign * other.uncertain,
                unscored + sign * other.unscored,
                engagement + sign * other.engagement,
                potentialImpressions + sign * other.potentialImpressions,
                revision + sign * other.revision);
    }
}
