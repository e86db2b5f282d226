package earshot.model;

import java.time.Instant;

/**
 * A (post, brand) pair as it stands now. An upsert: key {@link #id()}, and of two records with one key the one with the
 * higher revision holds.
 *
 * @param id {@code <brand set>/<brand>/<post id>}
 * @param post stripped of text and author when {@code removed}
 * @param match with hits and sentiment towards the brand
 * @param engagement the latest totals
 * @param fingerprint by which authors and near-duplicates are told apart; stays when {@code removed}
 * @param removed no longer to be counted or shown: the post was removed, or its latest text no longer matches
 * @param observedAt the latest platform time of anything that led to this state
 * @param receivedAt when the event that led to this revision reached us; a processing-order field
 * @param revision grows strictly with the content applied, whatever the order it came in; at least 1
 * @param hourOfWeek in which it was published by the clocks of the brand set's time zone, as {@link HourOfWeek}
 */
public record Mention(
        String id,
        Post post,
        BrandMatch match,
        Engagement engagement,
        Fingerprint fingerprint,
        boolean removed,
        Instant observedAt,
        Instant receivedAt,
        long revision,
        int hourOfWeek) {

    public static String id(String brandSet, String brand, String postId) {
        return brandSet + "/" + brand + "/" + postId;
    }
}
