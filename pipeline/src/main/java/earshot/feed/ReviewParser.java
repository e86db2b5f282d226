package earshot.feed;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.model.Author;
import earshot.model.Engagement;
import earshot.model.PostKind;

/** A platform of reviews; what its API wraps them in is its own. */
abstract class ReviewParser extends JsonFeedParser {
    private final String platform;

    ReviewParser(String platform) {
        this.platform = platform;
    }

    @Override
    public final String platform() {
        return platform;
    }

    @Override
    public final boolean isExport() {
        return true;
    }

    /** @return {@code name} as the author's; review platforms know no handles */
    final Author author(String id, String name) {
        return new Author(PostDraft.qualified(platform, id), name, "", -1, false);
    }

    final void observe(PostDraft review, double rating, long likes, Reading reading) {
        boolean rated = rating >= 1 && rating <= 5;
        reading.observed(
                review.kind(PostKind.REVIEW).rating(rated ? rating : -1).post(),
                likes < 0 ? Engagement.UNREPORTED : new Engagement(likes, -1, -1, -1, -1, -1));
    }

    static double rating(JsonNode object, String field) {
        return object.path(field).asDouble(-1);
    }
}
