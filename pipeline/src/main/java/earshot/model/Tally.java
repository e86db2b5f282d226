package earshot.model;

/**
 * What is counted of a brand's mentions: a commutative group, so a change of a mention is the difference of what it
 * contributed before and what it contributes now, and any order of changes ends in the same sum.
 *
 * @param mentions posts that match, reposts apart
 * @param reposts plain reposts of matching posts
 * @param engagement interactions of the mentions, latest totals
 * @param potentialImpressions sum of the authors' followers over mentions; not reach
 * @param late contributions that came to be what they are after the window was closed: a late post, edit, removal or
 *     restoration
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
        long late,
        long revision) {

    public static final Tally ZERO = new Tally(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    public Tally plus(Tally other) {
        return new Tally(
                mentions + other.mentions,
                reposts + other.reposts,
                negative + other.negative,
                neutral + other.neutral,
                positive + other.positive,
                uncertain + other.uncertain,
                unscored + other.unscored,
                engagement + other.engagement,
                potentialImpressions + other.potentialImpressions,
                late + other.late,
                revision + other.revision);
    }

    public Tally negated() {
        return new Tally(
                -mentions,
                -reposts,
                -negative,
                -neutral,
                -positive,
                -uncertain,
                -unscored,
                -engagement,
                -potentialImpressions,
                -late,
                -revision);
    }

    /** The same contribution, marked as one that came after its window was closed. */
    public Tally asLate() {
        return new Tally(
                mentions,
                reposts,
                negative,
                neutral,
                positive,
                uncertain,
                unscored,
                engagement,
                potentialImpressions,
                1,
                revision);
    }
}
