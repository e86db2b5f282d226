package earshot.feed;

import java.util.List;

/**
 * An entry of a news feed as it is written, each field {@code ""} where the feed has none.
 *
 * @param title HTML
 * @param html the whole content where given, else what sums it up
 * @param published in whatever form of time
 * @param updated likewise
 * @param media kinds, as in {@link earshot.model.Post#media()}
 * @param repliesTo id of the entry it answers
 */
record FeedEntry(
        String id,
        String title,
        String link,
        String html,
        String author,
        String published,
        String updated,
        List<String> categories,
        List<String> media,
        String language,
        String repliesTo,
        String comments) {}
