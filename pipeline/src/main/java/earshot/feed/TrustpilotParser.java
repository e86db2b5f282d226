package earshot.feed;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/** Trustpilot: reviews of the API, its webhooks' events, and the flat form in which reviews are collected from its pages. */
final class TrustpilotParser extends ReviewParser {
    TrustpilotParser() {
        super("trustpilot");
    }

    @Override
    void read(JsonNode payload, Reading reading) throws Unreadable {
        if (payload.isArray()) {
            reading.each(payload, item -> read(item, reading));
        } else if (payload.path("reviews").isArray()) {
            reading.each(payload.path("reviews"), item -> read(item, reading));
        } else if (payload.path("productReviews").isArray()) {
            reading.each(payload.path("productReviews"), item -> read(item, reading));
        } else if (payload.path("events").isArray()) {
            reading.each(payload.path("events"), event -> event(event, reading));
        } else if (Json.has(payload, "eventName")) {
            event(payload, reading);
        } else if (Json.has(payload, "stars")) {
            review(payload, reading);
        } else if (Json.has(payload, "review_id") && Json.has(payload, "rating")) {
            collected(payload, reading);
        } else {
            throw Unreadable.unknown("Trustpilot");
        }
    }

    private void event(JsonNode event, Reading reading) throws Unreadable {
        String name = Json.text(event, "eventName");
        JsonNode review = event.path("eventData");
        if (name.endsWith("-review-deleted")) {
            reading.removed(Json.text(review, "id"), reading.receivedAt());
        } else if (name.endsWith("-review-created") || name.endsWith("-review-updated")) {
            review(review, reading);
        } else {
            throw Unreadable.control("\"" + name + "\"");
        }
    }

    private void review(JsonNode review, Reading reading) throws Unreadable {
        Instant published = Times.required(review, "createdAt");
        JsonNode consumer = review.path("consumer");
        observe(
                new PostDraft(platform(), Json.required(review, "id"), published)
                        .editedAt(Times.optional(review, "updatedAt", published))
                        .author(author(Json.text(consumer, "id"), Json.text(consumer, "displayName", "name")))
                        .title(Json.text(review, "title"))
                        .text(Json.text(review, "text", "content"))
                        .language(Json.text(review, "language"))
                        .permalink("https://www.trustpilot.com/reviews/" + Json.text(review, "id")),
                rating(review, "stars"),
                Json.count(review, "numberOfLikes"),
                reading);
    }

    private void collected(JsonNode review, Reading reading) throws Unreadable {
        observe(
                new PostDraft(platform(), Json.required(review, "review_id"), Times.required(review, "date_published"))
                        .author(author("", Json.text(review, "author")))
                        .title(Json.text(review, "title"))
                        .text(Json.text(review, "text"))
                        .language(Json.text(review, "language"))
                        .permalink(Json.text(review, "url")),
                rating(review, "rating"),
                Json.count(review, "likes"),
                reading);
    }
}
