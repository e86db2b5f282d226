package earshot.feed;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.model.RejectReason;
import java.time.Instant;
import java.util.List;

/**
 * The App Store's customer reviews: pages of its feed, where each value is wrapped in {@code {"label": …}}, and of App
 * Store Connect. Entries of older pages tell no time; they count as published when the page was made, which is the latest
 * they can be.
 */
final class AppStoreParser extends ReviewParser {
    AppStoreParser() {
        super("app-store");
    }

    @Override
    void read(JsonNode payload, Reading reading) throws Unreadable {
        JsonNode feed = payload.path("feed");
        if (payload.isArray()) {
            reading.each(payload, item -> read(item, reading));
        } else if (feed.isObject()) {
            Instant made = Times.optional(feed.path("updated"), "label", reading.receivedAt());
            JsonNode entries = feed.path("entry");
            reading.each(entries.isObject() ? List.of(entries) : entries, entry -> entry(entry, made, reading));
        } else if (payload.path("data").isArray()) {
            reading.each(payload.path("data"), review -> review(review, reading));
        } else if (Json.text(payload, "type").equals("customerReviews")) {
            review(payload, reading);
        } else {
            throw Unreadable.unknown("the App Store");
        }
    }

    private static String label(JsonNode entry, String field) {
        return Json.text(entry.path(field), "label");
    }

    private void entry(JsonNode entry, Instant made, Reading reading) throws Unreadable {
        if (Json.has(entry, "im:name")) {
            throw Unreadable.control("the app itself");
        }
        double rating = rating(entry.path("im:rating"), "label");
        if (rating < 0) {
            throw Unreadable.because(RejectReason.BAD_VALUE, "A review has no rating.");
        }
        String uri = label(entry.path("author"), "uri");
        uri = uri.substring(0, uri.indexOf('?') < 0 ? uri.length() : uri.indexOf('?'));
        observe(
                new PostDraft(
                                platform(),
                                Json.required(entry.path("id"), "label"),
                                Times.optional(entry.path("updated"), "label", made))
                        .author(author(uri.substring(uri.lastIndexOf('/') + 1), label(entry.path("author"), "name")))
                        .title(label(entry, "title"))
                        .text(label(entry, "content"))
                        .permalink(Json.text(entry.path("link").path("attributes"), "href"))
                        .source(version(label(entry, "im:version"))),
                rating,
                Json.count(entry.path("im:voteSum"), "label"),
                reading);
    }

    private static String version(String version) {
        return version.isEmpty() ? "" : "version " + version;
    }

    private void review(JsonNode review, Reading reading) throws Unreadable {
        JsonNode attributes = review.path("attributes");
        observe(
                new PostDraft(platform(), Json.required(review, "id"), Times.required(attributes, "createdDate"))
                        .author(author("", Json.text(attributes, "reviewerNickname")))
                        .title(Json.text(attributes, "title"))
                        .text(Json.text(attributes, "body"))
                        .place(Json.text(attributes, "territory")),
                rating(attributes, "rating"),
                -1,
                reading);
    }
}
