package earshot.index;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * A page of a reading list.
 *
 * @param total mentions that the filter finds, this page's among them; exact
 * @param mentions as documents
 * @param next where the next page begins; {@code ""} after the last
 * @param sentiments how many there would be of each sentiment, the most first
 * @param platforms the same of each platform
 */
public record MentionPage(
        long total, List<JsonNode> mentions, String next, Map<String, Long> sentiments, Map<String, Long> platforms) {

    /** What is read first. */
    public enum Order {
        NEWEST,
        OLDEST,
        MOST_ENGAGED
    }
}
