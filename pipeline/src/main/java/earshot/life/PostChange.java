package earshot.life;

import earshot.model.BrandMatch;
import earshot.model.Contribution;
import earshot.model.FeedDelta;
import earshot.model.FeedTally;
import earshot.model.Mention;
import earshot.model.PostKind;
import earshot.model.SentimentLabel;
import earshot.model.Tally;
import java.util.ArrayList;
import java.util.List;

/**
 * What follows from a post's life having become another: the mentions as they now stand, and the differences to what
 * its brands and its feed were credited with.
 *
 * <p>A brand that matched a version now gone stays among the mentions, removed, and keeps its revision in its brand's
 * windows: a run that saw the versions in another order may have written that mention already, and only a record of at
 * least that revision takes it back.
 */
record PostChange(PostLife before, PostLife after) {

    List<Mention> mentions() {
        List<Mention> mentions = new ArrayList<>();
        after.content().matches().forEach(match -> mentions.add(mention(match, after.removed())));
        after.former().forEach(match -> mentions.add(mention(match, true)));
        return mentions;
    }

    private Mention mention(BrandMatch match, boolean removed) {
        PostContent content = removed ? after.content().forgotten() : after.content();
        return new Mention(
                Mention.id(match.brandSet(), match.brand(), content.post().id()),
                content.post(),
                removed ? match.forgotten() : match,
                after.engagement(),
                removed,
                after.observedAt(),
                after.receivedAt(),
                after.revision());
    }

    List<Contribution> contributions() {
        List<Contribution> contributions = new ArrayList<>();
        contributions(before).forEach(earlier -> contributions.add(earlier.retraction()));
        contributions.addAll(contributions(after));
        return contributions;
    }

    private static List<Contribution> contributions(PostLife life) {
        List<Contribution> contributions = new ArrayList<>();
        life.content().matches().forEach(match -> contributions.add(contribution(life, match, life.removed() ? 0 : 1)));
        life.former().forEach(match -> contributions.add(contribution(life, match, 0)));
        return contributions;
    }

    private static Contribution contribution(PostLife life, BrandMatch match, int one) {
        return new Contribution(
                match.brandSet(),
                match.brandSetVersion(),
                match.brand(),
                life.content().post().publishedAt(),
                life.settledAt(),
                match.sentiment().model(),
                tally(life, match.sentiment().label(), one),
                false);
    }

    private static Tally tally(PostLife life, SentimentLabel label, int one) {
        int repost = life.content().post().kind() == PostKind.REPOST ? one : 0;
        int mention = one - repost;
        return new Tally(
                mention,
                repost,
                label == SentimentLabel.NEGATIVE ? mention : 0,
                label == SentimentLabel.NEUTRAL ? mention : 0,
                label == SentimentLabel.POSITIVE ? mention : 0,
                label == SentimentLabel.UNCERTAIN ? mention : 0,
                label == SentimentLabel.UNSCORED ? mention : 0,
                mention * life.engagement().interactions(),
                mention * Math.max(0, life.content().post().author().followers()),
                0,
                life.revision());
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
