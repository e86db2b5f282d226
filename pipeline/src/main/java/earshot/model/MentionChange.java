package earshot.model;

import java.time.Instant;
import java.util.List;

/**
 * A mention that became another. What it adds to its brand's numbers is what it counts now less what it counted before,
 * so the sum over changes is exact in any order.
 *
 * @param before removed and of revision 0 where it was not known; otherwise as it stood, words included
 */
public record MentionChange(Mention before, Mention now) {

    /** A mention that was not known before. */
    public static MentionChange first(Mention now) {
        return new MentionChange(
                new Mention(
                        now.id(),
                        Post.NONE,
                        BrandMatch.unscored(
                                now.match().brandSet(),
                                now.match().brandSetVersion(),
                                now.match().brand(),
                                List.of()),
                        Engagement.UNREPORTED,
                        Fingerprint.NONE,
                        true,
                        Instant.EPOCH,
                        Instant.EPOCH,
                        0,
                        now.hourOfWeek()),
                now);
    }

    /** {@code <brand set>/<brand>}. */
    public String brand() {
        return now.match().brandSet() + "/" + now.match().brand();
    }

    /** Of the content applied. */
    public long revisions() {
        return now.revision() - before.revision();
    }
}
