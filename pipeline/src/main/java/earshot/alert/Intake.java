package earshot.alert;

import earshot.model.AlertPost;
import earshot.model.KnownChange;
import earshot.model.Mention;
import earshot.model.MentionChange;
import earshot.model.PostKind;
import earshot.model.SentimentLabel;
import earshot.model.Slices;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All that reached us of a brand between the closes of two slices: the sum of what became of its mentions. Sums are of
 * whole numbers, of a post the highest revision stands, and of posts those that stand out are kept; so the order in
 * which changes are added does not matter. Changed in place, since it takes every mention.
 */
public final class Intake {

    private static final int MOST_OF_SLICE = 20;
    private static final int MOST_AUTHORS = 20;
    private static final int MOST_OF_AGE = 5;
    private static final int MANY = 500;

    /** Names the brand within all sets; {@code <set>/<brand>}. */
    public String key = "";

    public String brandSet = "";
    public String brand = "";
    /** Newest that matched a mention; 0 where only the set's mentions are told. */
    public int brandSetVersion;

    public String sentimentModel = "";
    /** Start of the slice by whose close it counts. */
    public Instant slice = Instant.EPOCH;
    /** By the slice in which the mentions were published. */
    public Map<Instant, SliceCounts> counts = new HashMap<>();

    public Map<Instant, Page> pages = new HashMap<>();
    /** Of the mentions' authors. */
    public Sums followers = Sums.ZERO;
    /** Of the mentions observed, by age in powers of two of minutes. */
    public Map<Integer, Sums> interactions = new HashMap<>();

    public Map<String, Seen> standing = new HashMap<>();
    /** Posts known before whose words or feeling changed, or that went. */
    public Map<String, Seen> changed = new HashMap<>();

    /**
     * A post as it stood last.
     *
     * @param counted whether it may be counted and shown
     */
    public record Seen(AlertPost post, boolean counted, Instant observedAt, long revision) {

        boolean isNegative() {
            return counted && post.sentiment() == SentimentLabel.NEGATIVE;
        }

        /** A power of two of minutes since it was published. */
        int age() {
            long minutes =
                    Math.max(0, Duration.between(post.publishedAt(), observedAt).toMinutes());
            return Math.min(HighImpactPost.AGES - 1, 63 - Long.numberOfLeadingZeros(minutes + 1));
        }
    }

    static Intake nothing(Instant slice) {
        Intake intake = new Intake();
        intake.slice = slice;
        return intake;
    }

    static Intake of(KnownChange known, Slices slices, List<String> severityWords) {
        MentionChange change = known.change();
        boolean isFirst = change.before().revision() == 0;
        Mention now = change.now();
        Mention before = change.before();
        long sign = known.takenBack() ? -1 : 1;
        Intake intake = nothing(known.slice());
        intake.brandSet = now.match().brandSet();
        intake.brand = now.match().brand();
        intake.key = intake.brandSet + "/" + intake.brand;
        intake.brandSetVersion = now.match().brandSetVersion();
        intake.sentimentModel = now.match().sentiment().model();
        intake.count(now, sign, slices, severityWords);
        if (!isFirst) {
            intake.count(before, -sign, slices, severityWords);
        }
        if (now.post().kind() == PostKind.REPOST) {
            return intake;
        }
        Seen seen = new Seen(Page.post(now), SliceCounts.isCounted(now), now.observedAt(), now.revision());
        intake.observe(seen, sign);
        if (!isFirst && known.within() && SliceCounts.isCounted(before)) {
            intake.observe(new Seen(Page.post(before), true, before.observedAt(), before.revision()), -sign);
        }
        if (!known.takenBack()) {
            intake.standing.put(seen.post().id(), seen);
            boolean other = !now.post().text().equals(before.post().text())
                    || now.match().sentiment().label()
                            != before.match().sentiment().label();
            if (!isFirst && (now.removed() || other)) {
                intake.changed.put(seen.post().id(), seen);
            }
        }
        return intake;
    }

    private void count(Mention mention, long sign, Slices slices, List<String> severityWords) {
        if (mention.removed()) {
            return;
        }
        Instant published = slices.of(mention.post().publishedAt());
        counts.merge(published, SliceCounts.of(mention, severityWords).times(sign), SliceCounts::plus);
        if (!published.isBefore(slice.minus(Pages.KEPT))) {
            pages.computeIfAbsent(published, any -> new Page()).count(mention, sign);
        }
        long reported = mention.post().author().followers();
        if (SliceCounts.isCounted(mention) && reported >= 0) {
            followers = followers.plus(Sums.ofLog(reported).times(sign));
        }
    }

    /** Once by mention and slice, however often it was observed meanwhile. */
    private void observe(Seen seen, long sign) {
        if (seen.counted()) {
            Sums sums = Sums.ofLog(seen.post().interactions()).times(sign);
            interactions.merge(seen.age(), sums, Sums::plus);
        }
    }

    /** Both in this one. */
    public Intake add(Intake other) {
        if (other.brandSetVersion > 0) {
            key = other.key;
            brandSet = other.brandSet;
            brand = other.brand;
        }
        brandSetVersion = Math.max(brandSetVersion, other.brandSetVersion);
        sentimentModel = later(sentimentModel, other.sentimentModel);
        other.counts.forEach((at, sum) -> counts.merge(at, sum, SliceCounts::plus));
        other.pages.forEach(
                (at, page) -> pages.computeIfAbsent(at, any -> new Page()).add(page));
        followers = followers.plus(other.followers);
        other.interactions.forEach((age, sums) -> interactions.merge(age, sums, Sums::plus));
        other.standing.forEach((id, seen) -> standing.merge(id, seen, Intake::newer));
        other.changed.forEach((id, seen) -> changed.merge(id, seen, Intake::newer));
        if (standing.size() > MANY) {
            keepWhatStandsOut();
        }
        return this;
    }

    private static Seen newer(Seen one, Seen other) {
        return other.revision() >= one.revision() ? other : one;
    }

    static String later(String one, String other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    /** Mentions counted, less those taken back. */
    long negatives() {
        return counts.values().stream().mapToLong(SliceCounts::negative).sum();
    }

    boolean isEmpty() {
        return brandSetVersion == 0;
    }

    /** Those that an alert may be about or quote, in an order of their own. */
    List<Seen> standing() {
        keepWhatStandsOut();
        List<Seen> sorted = new ArrayList<>(standing.values());
        sorted.sort(Comparator.comparing(seen -> seen.post().id()));
        return sorted;
    }

    /** Of what is dropped here nothing could stand out among more: the best of a part are among the best of the whole. */
    private void keepWhatStandsOut() {
        Map<String, List<Seen>> groups = new HashMap<>();
        for (Seen seen : standing.values()) {
            if (seen.counted() && !seen.post().publishedAt().isBefore(slice.minus(Pages.KEPT))) {
                long minute = seen.post().publishedAt().getEpochSecond() / 60;
                groups.computeIfAbsent("m" + minute, any -> new ArrayList<>()).add(seen);
            }
            if (seen.isNegative()) {
                groups.computeIfAbsent("a" + seen.age(), any -> new ArrayList<>())
                        .add(seen);
                groups.computeIfAbsent("f", any -> new ArrayList<>()).add(seen);
            }
        }
        Comparator<Seen> byEngagement = Comparator.comparing(Seen::post, Page.BY_ENGAGEMENT);
        Comparator<Seen> byFollowers = Comparator.comparingLong(
                        (Seen seen) -> seen.post().followers())
                .reversed()
                .thenComparing(byEngagement);
        Set<String> kept = new HashSet<>();
        groups.forEach((group, members) -> {
            char kind = group.charAt(0);
            members.sort(kind == 'f' ? byFollowers : byEngagement);
            int most = kind == 'f' ? MOST_AUTHORS : kind == 'a' ? MOST_OF_AGE : MOST_OF_SLICE;
            members.stream().limit(most).forEach(seen -> kept.add(seen.post().id()));
        });
        standing.keySet().retainAll(kept);
    }
}
