package earshot.analyse;

import earshot.model.Mention;
import earshot.model.PostKind;
import earshot.model.SentimentLabel;
import earshot.model.Tally;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What came after a window was closed: each mention as it stood by then beside what it is now, so that the window's
 * numbers before and after, and the posts that made the difference, are told from the mentions alone.
 */
public final class WindowTrace {

    private final Function<String, Instant> closedAt;
    private final Map<String, States> mentions = new TreeMap<>();

    private static final class States {
        private Tally before = Tally.ZERO;
        private long beforeRevision;
        private Tally after = Tally.ZERO;
        private Instant observedAt = Instant.EPOCH;
        private long revision;
        private boolean removed;
        private boolean edited;
        private boolean known;
    }

    /**
     * A mention that counts otherwise than when the window was closed.
     *
     * @param what {@code late}, {@code removed}, {@code returned}, {@code edited} or {@code totals}
     * @param observedAt the latest platform time of anything that led to it
     * @param change of the window's numbers by it
     */
    public record Change(String postId, String what, Instant observedAt, Tally change) {}

    /** @param closedAt by platform; what was observed after it came too late for the window as it was first final */
    public WindowTrace(Function<String, Instant> closedAt) {
        this.closedAt = closedAt;
    }

    /** @param mention of the brand and window, in any of the states it was in; each mention's in any order */
    public void add(Mention mention) {
        States states = mentions.computeIfAbsent(mention.post().id(), none -> new States());
        Tally tally = tally(mention);
        Instant closed = closedAt.apply(mention.post().platform());
        if (!mention.observedAt().isAfter(closed) && mention.revision() >= states.beforeRevision) {
            states.before = tally;
            states.beforeRevision = mention.revision();
            states.known = true;
        }
        if (mention.revision() >= states.revision) {
            states.after = tally;
            states.revision = mention.revision();
            states.observedAt = mention.observedAt();
            states.removed = mention.removed();
            states.edited = mention.post().versionAt().isAfter(closed);
        }
    }

    /** The numbers when it was closed, as far as the states of then were added. */
    public Tally before() {
        return mentions.values().stream().map(states -> states.before).reduce(Tally.ZERO, Tally::plus);
    }

    /** The numbers now. */
    public Tally after() {
        return mentions.values().stream().map(states -> states.after).reduce(Tally.ZERO, Tally::plus);
    }

    /** By post; their sum is what lies between {@link #before()} and {@link #after()}. */
    public List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        mentions.forEach((id, states) -> {
            Tally change = states.after.plus(states.before.negated());
            if (!change.isNothing()) {
                changes.add(new Change(id, what(states), states.observedAt, change));
            }
        });
        return changes;
    }

    private static String what(States states) {
        if (states.removed) {
            return "removed";
        }
        if (!states.known) {
            return "late";
        }
        if (states.before.isNothing()) {
            return "returned";
        }
        return states.edited ? "edited" : "totals";
    }

    /** But for what needs the whole window: authors, texts, and what was gained. */
    private static Tally tally(Mention mention) {
        int counted = mention.removed() ? 0 : 1;
        int repost = mention.post().kind() == PostKind.REPOST ? counted : 0;
        int own = counted - repost;
        SentimentLabel label = mention.match().sentiment().label();
        return new Tally(
                own,
                repost,
                label == SentimentLabel.NEGATIVE ? own : 0,
                label == SentimentLabel.NEUTRAL ? own : 0,
                label == SentimentLabel.POSITIVE ? own : 0,
                label == SentimentLabel.UNCERTAIN ? own : 0,
                label == SentimentLabel.UNSCORED ? own : 0,
                own * mention.engagement().interactions(),
                own * Math.max(0, mention.post().author().followers()),
                0,
                0);
    }
}
