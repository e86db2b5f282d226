package earshot.feed;

import com.fasterxml.jackson.databind.JsonNode;

/** Yelp: the reviews of a business, whole or as excerpts. */
final class YelpParser extends ReviewParser {
    YelpParser() {
        super("yelp");
    }

    @Override
    void read(JsonNode payload, Reading reading) throws Unreadable {
        if (payload.isArray()) {
            reading.each(payload, item -> read(item, reading));
        } else if (payload.path("reviews").isArray()) {
            reading.each(payload.path("reviews"), item -> review(item, reading));
        } else if (Json.has(payload, "rating") && Json.has(payload, "time_created")) {
            review(payload, reading);
        } else {
            throw Unreadable.unknown("Yelp");
        }
    }

    private void review(JsonNode review, Reading reading) throws Unreadable {
        JsonNode user = review.path("user");
        observe(
                new PostDraft(platform(), Json.required(review, "id"), Times.required(review, "time_created"))
                        .author(author(Json.text(user, "id"), Json.text(user, "name")))
                        .text(Json.text(review, "text", "excerpt"))
                        .permalink(Json.text(review, "url")),
                rating(review, "rating"),
                -1,
                reading);
    }
}
