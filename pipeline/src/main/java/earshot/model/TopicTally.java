package earshot.model;

/**
 * What is counted of the mentions that hold one topic, or are by one author. A commutative group, as {@link Tally}.
 *
 * @param engagement interactions of the mentions, latest totals; of authors alone
 * @param replies replies to the mentions, latest totals; of authors alone
 */
public record TopicTally(long mentions, long positive, long negative, long engagement, long replies) {

    public static final TopicTally ZERO = new TopicTally(0, 0, 0, 0, 0);

    public TopicTally plus(TopicTally other) {
        return new TopicTally(
                mentions + other.mentions,
                positive + other.positive,
                negative + other.negative,
                engagement + other.engagement,
                replies + other.replies);
    }

    public TopicTally negated() {
        return new TopicTally(-mentions, -positive, -negative, -engagement, -replies);
    }
}
