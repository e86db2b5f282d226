package earshot.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What stands out in a brand's mentions of one window, and who. An upsert with key {@link #id()}.
 *
 * @param start inclusive
 * @param end exclusive
 * @param mentions whose words are known, reposts apart
 * @param before the same of the day before, which is what the topics are set against
 * @param topics by ranking, the first first; at most {@value #MOST} of each
 * @param revision grows with the content applied
 */
public record BrandTopics(
        String brandSet,
        int brandSetVersion,
        String brand,
        Instant start,
        Instant end,
        long mentions,
        long before,
        List<Ranked> topics,
        WindowStatus status,
        long revision) {

    /** How many are told of each ranking. */
    public static final int MOST = 20;

    /** What is told, and by what it is ranked; ties by name. */
    public enum Ranking {
        /** By how much more often they are used than the day before. */
        HASHTAGS,
        /** Likewise. */
        LINKS,
        /** Words, likewise; none where there was no day before. */
        TERMS,
        /** Authors by engagement per mention. */
        AUTHORS,
        /** Authors by replies to their mentions. */
        ANSWERED,
        /** Authors of at least two positive mentions, by these less their negative ones. */
        ADVOCATES;

        public boolean isOfAuthors() {
            return this == AUTHORS || this == ANSWERED || this == ADVOCATES;
        }
    }

    /**
     * One topic or author.
     *
     * @param name lower case without {@code #}; a link as shared; of an author id and handle
     * @param before mentions with it the day before
     * @param surprise twice the log-likelihood ratio of its mentions against what the day before would have led to expect
     *     (T. Dunning 1993, one-sided, of a Poisson count); 0 where it is not ranked by that
     */
    public record Ranked(Ranking ranking, String name, TopicTally tally, long before, double surprise) {}

    /** {@code <brand set>/<brand>/<length>/<start>}. */
    public String id() {
        return brandSet + "/" + brand + "/" + length() + "/" + start;
    }

    public Duration length() {
        return BrandWindow.length(start, end);
    }
}
