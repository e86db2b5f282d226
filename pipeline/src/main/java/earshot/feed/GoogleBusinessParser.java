package earshot.feed;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;

/**
 * Google Business Profile: reviews with a rating in words and perhaps a comment. Of a translated comment the original is
 * read.
 */
final class GoogleBusinessParser extends ReviewParser {
    private static final List<String> STARS = List.of("ONE", "TWO", "THREE", "FOUR", "FIVE");
    private static final String TRANSLATED = "(Translated by Google)";
    private static final String ORIGINAL = "(Original)";

    GoogleBusinessParser() {
        super("google-business");
    }

    @Override
    void read(JsonNode payload, Reading reading) throws Unreadable {
        if (payload.isArray()) {
            reading.each(payload, item -> read(item, reading));
        } else if (payload.path("reviews").isArray()) {
            reading.each(payload.path("reviews"), review -> review(review, reading));
        } else if (payload.path("locationReviews").isArray()) {
            reading.each(payload.path("locationReviews"), located -> review(located.path("review"), reading));
        } else if (Json.has(payload, "starRating")) {
            review(payload, reading);
        } else {
            throw Unreadable.unknown("Google Business Profile");
        }
    }

    private void review(JsonNode review, Reading reading) throws Unreadable {
        Instant published = Times.required(review, "createTime");
        int stars = STARS.indexOf(Json.text(review, "starRating"));
        observe(
                new PostDraft(platform(), Json.required(review, "reviewId"), published)
                        .editedAt(Times.optional(review, "updateTime", published))
                        .author(author("", Json.text(review.path("reviewer"), "displayName")))
                        .text(original(Json.text(review, "comment"))),
                stars < 0 ? -1 : stars + 1,
                -1,
                reading);
    }

    /** Google writes the translation before the original, or behind it. */
    private static String original(String comment) {
        int marked = comment.indexOf(ORIGINAL);
        if (marked >= 0) {
            return comment.substring(marked + ORIGINAL.length()).strip();
        }
        int translated = comment.indexOf(TRANSLATED);
        return (translated > 0 ? comment.substring(0, translated) : comment).strip();
    }
}
