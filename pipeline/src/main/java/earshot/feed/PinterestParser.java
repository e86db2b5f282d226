package earshot.feed;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.model.Author;
import earshot.model.Engagement;
import java.util.List;

/** Pinterest: pins of the v5 API, alone or in a page of {@code items}. */
final class PinterestParser extends JsonFeedParser {
    private static final String PLATFORM = "pinterest";

    @Override
    public String platform() {
        return PLATFORM;
    }

    @Override
    public boolean isExport() {
        return true;
    }

    @Override
    void read(JsonNode payload, Reading reading) throws Unreadable {
        if (payload.isArray()) {
            reading.each(payload, item -> read(item, reading));
        } else if (payload.path("items").isArray()) {
            reading.each(payload.path("items"), item -> read(item, reading));
        } else if (isPin(payload)) {
            pin(payload, reading);
        } else {
            throw Unreadable.unknown("Pinterest");
        }
    }

    private static boolean isPin(JsonNode payload) {
        return Json.has(payload, "id")
                && Json.has(payload, "created_at")
                && (payload.has("board_id")
                        || payload.has("board_owner")
                        || payload.has("pin_metrics")
                        || payload.has("creative_type"));
    }

    private static void pin(JsonNode pin, Reading reading) throws Unreadable {
        String id = Json.required(pin, "id");
        String text = Json.text(pin, "description");
        String handle = Json.text(pin.path("board_owner"), "username");
        String link = Json.text(pin, "link");
        JsonNode metrics = pin.path("pin_metrics").path("lifetime_metrics");
        reading.observed(
                new PostDraft(PLATFORM, id, Times.required(pin, "created_at"))
                        .author(new Author(PostDraft.qualified(PLATFORM, handle), "", handle, -1, false))
                        .title(Json.text(pin, "title"))
                        .text(text)
                        .links(link.isEmpty() ? List.of() : List.of(link))
                        .hashtags(Texts.marked(text, '#'))
                        .media(List.of(
                                Json.text(pin.path("media"), "media_type").contains("video") ? "video" : "photo"))
                        .original(Json.text(pin, "parent_pin_id"))
                        .permalink("https://www.pinterest.com/pin/" + id + "/")
                        .post(),
                new Engagement(
                        Json.count(metrics, "reaction"),
                        Json.count(metrics, "comment"),
                        -1,
                        -1,
                        Json.count(metrics, "save"),
                        Json.count(metrics, "impression")));
    }
}
