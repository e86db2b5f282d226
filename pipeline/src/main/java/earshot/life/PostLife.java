package earshot.life;

import earshot.life.Counts.Count;
import earshot.model.BrandMatch;
import earshot.model.Engagement;
import earshot.model.MatchedEvent;
import earshot.model.PostEvent;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * All that is known of one post: a join of registers, so that any order and any duplication of its events ends in the
 * same life. Content is ordered by {@link PostContent#ORDER}; totals are the latest observation; the post's own
 * visibility and its author's are a {@link Visibility} each, and it is shown if neither is removed; the brands ever
 * matched only grow.
 *
 * <p>Once removed, the words and the author are forgotten here too. What the measures need stays, so a restored post
 * counts again at once; its words return when the platform shows them again.
 *
 * @param former brands that matched some other version of it, or only by another version of the brand set; unscored,
 *     without hits, under the version in {@code decidedBy}
 * @param seenAt when the current version was first observed
 * @param counts the course of the totals
 * @param countedAt when {@code engagement} was observed; {@link Instant#EPOCH} when never
 * @param visibility the post's own
 * @param authorVisibility its author's, as far as {@link FollowAuthors} told
 * @param receivedAt when its content first reached us
 * @param decidedBy the newest version of the brand set that was asked about it
 */
public record PostLife(
        PostContent content,
        List<BrandMatch> former,
        Instant seenAt,
        Engagement engagement,
        Counts counts,
        Instant countedAt,
        Visibility visibility,
        Visibility authorVisibility,
        Instant receivedAt,
        int decidedBy) {

    public static final PostLife UNSEEN = new PostLife(
            PostContent.NONE,
            List.of(),
            Instant.EPOCH,
            Engagement.UNREPORTED,
            Counts.NONE,
            Instant.EPOCH,
            Visibility.SHOWN,
            Visibility.SHOWN,
            Instant.EPOCH,
            0);

    /** Stamps are counted from here, so that the sum over a window's mentions stays far from overflow. */
    private static final long YEAR_2000 = 946_684_800;

    private static final Comparator<Engagement> BY_COUNTS = Comparator.comparingLong(Engagement::interactions)
            .thenComparingLong(Engagement::views)
            .thenComparing(Engagement::toString);

    /** Whether content was observed: before that there is nothing to count or show. */
    public boolean isSeen() {
        return content.isSeen();
    }

    /** Whether it must not be counted or shown. */
    public boolean removed() {
        return visibility.isRemoved() || authorVisibility.isRemoved();
    }

    /**
     * Grows strictly with each newer version, observation of totals, removal and restoration, and with each newer brand
     * set that decides what it matches, in any order: the sum of the registers' stamps in seconds since 2000, and of the
     * brand set's version. Unlike a counter it means the same after a restart that replays the events in another order.
     */
    public long revision() {
        return visibleVersion() + stamp(countedAt);
    }

    /** The part of the revision that totals leave alone. */
    long visibleVersion() {
        return 1
                + stamp(content.post().versionAt())
                + stamp(visibility.settledAt())
                + stamp(authorVisibility.settledAt())
                + decidedBy;
    }

    /** When the post came to be what it is, engagement apart. */
    public Instant settledAt() {
        return later(seenAt, later(visibility.settledAt(), authorVisibility.settledAt()));
    }

    /** The latest platform time of anything known. */
    public Instant observedAt() {
        return later(settledAt(), countedAt);
    }

    /** The life with one more event known; the same life where the event says nothing new. */
    public PostLife apply(MatchedEvent matched) {
        PostEvent event = matched.event();
        PostLife life = event.engagement().equals(Engagement.UNREPORTED) ? this : counted(event);
        return switch (event.type()) {
            case OBSERVED -> life.observed(matched);
            case COUNTED -> life;
            case REMOVED, RESTORED -> life.shown(visibility.with(event.type(), event.observedAt()), authorVisibility);
            case AUTHOR_REMOVED, AUTHOR_RESTORED ->
                life.shown(visibility, authorVisibility.with(event.type(), event.observedAt()));
        };
    }

    private PostLife counted(PostEvent event) {
        Count count = new Count(event.observedAt(), event.engagement().interactions());
        Counts course = counts.with(count, isSeen() ? content.post().publishedAt() : null);
        int order = event.observedAt().compareTo(countedAt);
        boolean later = order > 0 || (order == 0 && BY_COUNTS.compare(event.engagement(), engagement) > 0);
        return new PostLife(
                content,
                former,
                seenAt,
                later ? event.engagement() : engagement,
                course,
                later ? event.observedAt() : countedAt,
                visibility,
                authorVisibility,
                receivedAt,
                decidedBy);
    }

    private PostLife shown(Visibility own, Visibility author) {
        PostContent kept = own.isRemoved() || author.isRemoved() ? content.forgotten() : content;
        return new PostLife(kept, former, seenAt, engagement, counts, countedAt, own, author, receivedAt, decidedBy);
    }

    private PostLife observed(MatchedEvent matched) {
        PostEvent event = matched.event();
        PostContent shown = PostContent.of(matched);
        PostContent other = removed() ? shown.forgotten() : shown;
        boolean wins = !isSeen() || PostContent.ORDER.compare(other, content) > 0;
        PostContent held = content.isRecalledBy(other) ? content.recalledBy(other) : content;
        PostContent kept = wins ? other : held;
        boolean sameVersion =
                isSeen() && other.post().versionAt().equals(content.post().versionAt());
        int newest = Math.max(decidedBy, matched.brandSetVersion());
        return new PostLife(
                kept,
                formerBeside(kept.matches(), other.matches(), newest),
                sameVersion ? earlier(seenAt, event.observedAt()) : wins ? event.observedAt() : seenAt,
                engagement,
                counts.of(kept.post().publishedAt()),
                countedAt,
                visibility,
                authorVisibility,
                isSeen() ? earlier(receivedAt, event.receivedAt()) : event.receivedAt(),
                newest);
    }

    /** Under one version, as in what order older ones were asked must not be told from it. */
    private List<BrandMatch> formerBeside(List<BrandMatch> current, List<BrandMatch> others, int version) {
        return Stream.of(former, content.matches(), others)
                .flatMap(List::stream)
                .filter(match -> !contains(current, match))
                .map(match -> BrandMatch.unscored(match.brandSet(), version, match.brand(), List.of()))
                .distinct()
                .sorted(Comparator.comparing(BrandMatch::brandSet).thenComparing(BrandMatch::brand))
                .toList();
    }

    private static boolean contains(List<BrandMatch> matches, BrandMatch wanted) {
        return matches.stream()
                .anyMatch(match ->
                        match.brand().equals(wanted.brand()) && match.brandSet().equals(wanted.brandSet()));
    }

    static long stamp(Instant at) {
        return Math.max(0, at.getEpochSecond() - YEAR_2000);
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
