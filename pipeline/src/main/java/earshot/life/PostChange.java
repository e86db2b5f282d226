package earshot.life;

import earshot.model.BrandMatch;
import earshot.model.Contribution;
import earshot.model.Cut;
import earshot.model.Cut.Dimension;
import earshot.model.Engagement;
import earshot.model.FeedDelta;
import earshot.model.FeedTally;
import earshot.model.Fingerprint;
import earshot.model.HourOfWeek;
import earshot.model.Mention;
import earshot.model.MentionChange;
import earshot.model.Post;
import earshot.model.PostKind;
import earshot.model.SentimentLabel;
import earshot.model.Tally;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What follows from a post's life having become another: the mentions as they now stand, and the differences to what
 * its brands and its feed were credited with.
 *
 * <p>A brand that matched a version now gone stays among the mentions, removed, and keeps its revision in its brand's
 * windows: a run that saw the versions in another order may have written that mention already, and only a record of at
 * least that revision takes it back.
 */
record PostChange(PostLife before, PostLife after, ZoneId zone) {

    List<Mention> mentions() {
        List<Mention> mentions = new ArrayList<>();
        after.content().matches().forEach(match -> mentions.add(mention(match, after.removed())));
        after.former().forEach(match -> mentions.add(mention(match, true)));
        return mentions;
    }

    /** The same, each beside what it was. */
    List<MentionChange> changes() {
        List<Mention> earlier = new PostChange(PostLife.UNSEEN, before, zone).mentions();
        return mentions().stream()
                .map(now -> earlier.stream()
                        .filter(mention -> mention.id().equals(now.id()))
                        .findFirst()
                        .map(mention -> new MentionChange(mention, now))
                        .orElseGet(() -> MentionChange.first(now)))
                .toList();
    }

    private Mention mention(BrandMatch match, boolean removed) {
        PostContent content = removed ? after.content().forgotten() : after.content();
        return new Mention(
                Mention.id(match.brandSet(), match.brand(), content.post().id()),
                content.post(),
                removed ? match.forgotten() : match,
                after.engagement(),
                removed ? Fingerprint.NONE : content.fingerprint(),
                removed,
                after.observedAt(),
                after.receivedAt(),
                after.revision(),
                HourOfWeek.of(content.post().publishedAt(), zone));
    }

    /** What is no longer so is taken back, what is new is added; what stands is not sent again. */
    List<Contribution> contributions() {
        List<Contribution> changes = new ArrayList<>();
        List<Contribution> come = contributions(after);
        for (Contribution earlier : contributions(before)) {
            // One by one, as two that are equal count twice.
            if (!come.remove(earlier)) {
                changes.add(earlier.retraction());
            }
        }
        changes.addAll(come);
        return changes;
    }

    private static List<Contribution> contributions(PostLife life) {
        List<Contribution> contributions = new ArrayList<>();
        life.content().matches().forEach(match -> add(life, match, !life.removed(), contributions));
        life.former().forEach(match -> add(life, match, false, contributions));
        return contributions;
    }

    private static void add(PostLife life, BrandMatch match, boolean counts, List<Contribution> contributions) {
        Post post = life.content().post();
        boolean mention = counts && post.kind() != PostKind.REPOST;
        contributions.add(contribution(
                life,
                match,
                counts,
                post.publishedAt(),
                false,
                life.settledAt(),
                mention ? life.content().fingerprint() : Fingerprint.NONE,
                tally(life, match.sentiment().label(), counts ? 1 : 0)));
        if (post.kind() != PostKind.REPOST) {
            for (Counts.Gain gain : life.counts().gains(post.publishedAt())) {
                contributions.add(contribution(
                        life,
                        match,
                        counts,
                        gain.at(),
                        gain.byTheHour(),
                        PostLife.later(gain.observedAt(), life.settledAt()),
                        Fingerprint.NONE,
                        Tally.gained(counts ? gain.interactions() : 0, gain.stamp() + life.visibleVersion())));
            }
        }
    }

    private static Contribution contribution(
            PostLife life,
            BrandMatch match,
            boolean counts,
            Instant at,
            boolean byTheHour,
            Instant settledAt,
            Fingerprint fingerprint,
            Tally tally) {
        return new Contribution(
                match.brandSet(),
                life.decidedBy(),
                match.brand(),
                life.content().post().platform(),
                at,
                byTheHour,
                settledAt,
                match.sentiment().model(),
                counts ? cuts(life.content().post(), match) : List.of(),
                fingerprint,
                tally,
                false);
    }

    private static List<Cut> cuts(Post post, BrandMatch match) {
        List<Cut> cuts = new ArrayList<>(List.of(
                new Cut(Dimension.PLATFORM, post.platform()),
                new Cut(Dimension.LANGUAGE, match.sentiment().language()),
                new Cut(Dimension.KIND, word(post.kind())),
                new Cut(Dimension.SENTIMENT, word(match.sentiment().label()))));
        match.intents().forEach(intent -> cuts.add(new Cut(Dimension.INTENT, word(intent))));
        match.ownSites().forEach(site -> cuts.add(new Cut(Dimension.OWN_SITE, site)));
        return cuts;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Tally tally(PostLife life, SentimentLabel label, int one) {
        Post post = life.content().post();
        int repost = post.kind() == PostKind.REPOST ? one : 0;
        int mention = one - repost;
        Engagement engagement = life.engagement();
        int viewed = engagement.views() >= 0 ? mention : 0;
        long followers = Math.max(0, post.author().followers());
        return new Tally(
                mention,
                repost,
                label == SentimentLabel.NEGATIVE ? mention : 0,
                label == SentimentLabel.NEUTRAL ? mention : 0,
                label == SentimentLabel.POSITIVE ? mention : 0,
                label == SentimentLabel.UNCERTAIN ? mention : 0,
                label == SentimentLabel.UNSCORED ? mention : 0,
                mention * engagement.interactions(),
                mention * followers,
                0,
                life.revision(),
                0,
                0,
                0,
                viewed * Math.max(0, engagement.views()),
                viewed * engagement.interactions(),
                viewed * followers);
    }

    /** The post as new in its feed's account, where it was first received; empty where the booking stands. */
    List<FeedDelta> bookings() {
        List<FeedDelta> bookings = new ArrayList<>();
        boolean stands = isBooked(before) && before.receivedAt().equals(after.receivedAt());
        if (isBooked(before) && !stands) {
            bookings.add(booking(before, -1));
        }
        if (isBooked(after) && !stands) {
            bookings.add(booking(after, 1));
        }
        return bookings;
    }

    private static boolean isBooked(PostLife life) {
        return !life.content().matches().isEmpty() || !life.former().isEmpty();
    }

    private static FeedDelta booking(PostLife life, int change) {
        return new FeedDelta(life.content().post().platform(), life.receivedAt(), FeedTally.unique(change));
    }
}
