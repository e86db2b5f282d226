package earshot.feed;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.model.Author;
import earshot.model.Engagement;
import earshot.model.PostKind;
import java.util.List;

/** Hacker News: items of the Firebase API, items and search hits of Algolia's. Items deleted or dead are gone. */
final class HackerNewsParser extends JsonFeedParser {
    private static final String PLATFORM = "hackernews";
    private static final String ITEM = "https://news.ycombinator.com/item?id=";

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
        } else if (payload.path("hits").isArray()) {
            reading.each(payload.path("hits"), item -> read(item, reading));
        } else if (Json.has(payload, "objectID")) {
            hit(payload, reading);
        } else if (Json.has(payload, "created_at_i") && Json.has(payload, "id")) {
            algoliaItem(payload, reading);
        } else if (Json.has(payload, "id") && (Json.has(payload, "type") || Json.flag(payload, "deleted"))) {
            item(payload, reading);
        } else {
            throw Unreadable.unknown("Hacker News");
        }
    }

    private static void item(JsonNode item, Reading reading) throws Unreadable {
        String id = Json.text(item, "id");
        if (Json.flag(item, "deleted") || Json.flag(item, "dead")) {
            reading.removed(id, reading.receivedAt());
            return;
        }
        observe(
                draft(item, id, "time", "by", Json.text(item, "text")).parent(Json.text(item, "parent", "poll")),
                Json.text(item, "parent", "poll"),
                new Engagement(Json.count(item, "score"), Json.count(item, "descendants"), -1, -1, -1, -1),
                reading);
    }

    private static void hit(JsonNode hit, Reading reading) throws Unreadable {
        String text = Json.text(hit, "comment_text", "story_text");
        String id = Json.text(hit, "objectID");
        String parent = Json.text(hit, "parent_id");
        observe(
                draft(hit, id, "created_at_i", "author", text.isEmpty() ? Json.text(hit, "text") : text)
                        .parent(parent)
                        .root(parent.isEmpty() ? "" : Json.text(hit, "story_id")),
                parent,
                new Engagement(Json.count(hit, "points"), Json.count(hit, "num_comments"), -1, -1, -1, -1),
                reading);
    }

    private static void algoliaItem(JsonNode item, Reading reading) throws Unreadable {
        String parent = Json.text(item, "parent_id");
        observe(
                draft(item, Json.text(item, "id"), "created_at_i", "author", Json.text(item, "text"))
                        .parent(parent)
                        .root(parent.isEmpty() ? "" : Json.text(item, "story_id")),
                parent,
                new Engagement(Json.count(item, "points"), -1, -1, -1, -1, -1),
                reading);
        reading.each(item.path("children"), child -> algoliaItem(child, reading));
    }

    private static PostDraft draft(JsonNode item, String id, String time, String by, String html) throws Unreadable {
        String title = Html.text(Json.text(item, "title"));
        if (title.isEmpty() && html.isEmpty()) {
            throw Unreadable.missing("text");
        }
        String url = Json.text(item, "url");
        String name = Json.text(item, by);
        return new PostDraft(PLATFORM, id, Times.required(item, time))
                .author(new Author(PostDraft.qualified(PLATFORM, name), name, name, -1, false))
                .title(title)
                .text(Html.text(html))
                .links(url.isEmpty() ? linked(html) : List.of(url))
                .media(url.isEmpty() ? List.of() : List.of("link"))
                .permalink(ITEM + id);
    }

    private static void observe(PostDraft draft, String parent, Engagement engagement, Reading reading) {
        reading.observed(
                draft.kind(parent.isEmpty() ? PostKind.ORIGINAL : PostKind.REPLY)
                        .post(),
                engagement);
    }

    private static List<String> linked(String html) {
        return html.contains("<a") ? Html.of(html).links() : List.of();
    }
}
