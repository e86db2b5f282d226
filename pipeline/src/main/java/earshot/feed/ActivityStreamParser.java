package earshot.feed;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.model.Author;
import earshot.model.Engagement;
import earshot.model.PostKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Activities of ActivityStreams 1.0, as Google+ and those who sold archives (WordPress, Disqus, Tumblr, StockTwits and
 * more) delivered them, and of 2.0. An update or a deletion has an id of its own: what it is about is its object.
 *
 * <p>A share holds its original's words and not its time, so the original is no post of its own here. An update that does
 * not say when its object was published counts it as published a second before.
 */
final class ActivityStreamParser extends JsonFeedParser {
    private final String platform;
    private final ActivityObjects activities;

    /** @param platform whose archive it is: {@code activitystreams}, {@code googleplus} */
    ActivityStreamParser(String platform) {
        this.platform = platform;
        this.activities = new ActivityObjects(platform);
    }

    @Override
    public String platform() {
        return platform;
    }

    @Override
    public boolean isExport() {
        return true;
    }

    @Override
    void read(JsonNode payload, Reading reading) throws Unreadable {
        if (payload.isArray()) {
            reading.each(payload, item -> read(item, reading));
        } else if (Json.has(payload, "verb")) {
            activity(payload, reading);
        } else if (payload.path("items").isArray() && !Json.has(payload, "type")) {
            reading.each(payload.path("items"), item -> read(item, reading));
        } else if (!activities.read(payload, reading)) {
            throw Unreadable.unknown(platform);
        }
    }

    private void activity(JsonNode activity, Reading reading) throws Unreadable {
        JsonNode object = activity.path("object");
        String verb = Json.text(activity, "verb");
        switch (verb) {
            case "post", "create", "submit", "author", "update", "share" -> observe(activity, object, verb, reading);
            case "delete", "retract" ->
                reading.removed(
                        Json.text(object, "id"), Times.optional(activity, "postedTime", published(activity, reading)));
            default -> throw Unreadable.control("\"" + verb + "\"");
        }
    }

    private static Instant published(JsonNode activity, Reading reading) throws Unreadable {
        return Times.optional(activity, "published", reading.receivedAt());
    }

    private void observe(JsonNode activity, JsonNode object, String verb, Reading reading) throws Unreadable {
        boolean share = verb.equals("share");
        String own = Json.text(activity, "annotation");
        String objectId = Json.text(object, "id");
        String id = share || objectId.isEmpty() ? Json.text(activity, "id") : objectId;
        if (id.isEmpty()) {
            throw Unreadable.missing("id");
        }
        String content = share && !own.isEmpty() ? own : content(activity, object);
        String title = title(activity, object);
        List<String> media = media(object);
        if (content.isEmpty() && title.isEmpty() && media.isEmpty()) {
            throw Unreadable.missing("content");
        }
        Html html = Html.of(content);
        Reblog reblog = Reblog.of(activity, html);
        Instant said = said(activity, object);
        boolean update = verb.equals("update");
        Instant published = update ? Times.optional(object, "postedTime", said.minusSeconds(1)) : said;
        String parent = parent(activity);
        reading.observed(
                new PostDraft(platform, id, published)
                        .editedAt(update ? said : updated(activity, object, published))
                        .kind(reblog == null ? kind(share, own, parent) : reblog.kind())
                        .author(author(activity.path("actor")))
                        .title(title)
                        .text(reblog == null ? html.text() : reblog.text())
                        .links(links(html, object))
                        .hashtags(Json.listed(object.path("tags"), "displayName"))
                        .media(media)
                        .language(Json.text(activity.path("gnip").path("language"), "value"))
                        .place(place(activity))
                        .parent(parent)
                        .root(parent.isEmpty() ? "" : Json.text(activity.path("target"), "id"))
                        .original(reblog != null ? reblog.original() : share ? objectId : "")
                        .permalink(permalink(activity, object))
                        .source(Json.text(activity.path("provider"), "displayName", "title"))
                        .post(),
                share
                        ? Engagement.UNREPORTED
                        : new Engagement(
                                Math.max(
                                        Json.count(object.path("plusoners"), "totalItems"),
                                        Json.count(activity.path("plusoners"), "totalItems")),
                                Json.count(object.path("replies"), "totalItems"),
                                Json.count(object.path("resharers"), "totalItems"),
                                -1,
                                -1,
                                -1));
    }

    private static PostKind kind(boolean share, String own, String parent) {
        if (share) {
            return own.isEmpty() ? PostKind.REPOST : PostKind.QUOTE;
        }
        return parent.isEmpty() ? PostKind.ORIGINAL : PostKind.REPLY;
    }

    private static String content(JsonNode activity, JsonNode object) {
        String content = Json.text(object, "content");
        content = content.isEmpty() ? Json.text(activity, "body", "content") : content;
        return content.isEmpty() ? Json.text(object, "summary", "body") : content;
    }

    /** Google+ has no titles, only texts cut short. */
    private static String title(JsonNode activity, JsonNode object) {
        return Json.text(activity, "kind").startsWith("plus#") ? "" : Html.text(Json.text(object, "displayName"));
    }

    private static Instant said(JsonNode activity, JsonNode object) throws Unreadable {
        if (Json.has(activity, "postedTime")) {
            return Times.required(activity, "postedTime");
        }
        if (Json.has(activity, "published")) {
            return Times.required(activity, "published");
        }
        return Times.required(object, Json.has(object, "published") ? "published" : "postedTime");
    }

    private static Instant updated(JsonNode activity, JsonNode object, Instant published) throws Unreadable {
        return Times.optional(activity, "updated", Times.optional(object, "updatedTime", published));
    }

    private static String parent(JsonNode activity) {
        JsonNode parent = activity.path("inReplyTo");
        JsonNode first = parent.isArray() ? parent.path(0) : parent;
        return Json.text(first, "id", "link");
    }

    private Author author(JsonNode actor) {
        return new Author(
                PostDraft.qualified(platform, Json.text(actor, "id")),
                Json.text(actor, "displayName"),
                Json.text(actor, "preferredUsername"),
                Json.count(actor, "followersCount"),
                Json.flag(actor, "verified"));
    }

    private static String place(JsonNode activity) {
        String place = Json.text(activity.path("location"), "displayName");
        return place.isEmpty() ? Json.text(activity, "placeName", "address") : place;
    }

    /** Those in the text, and what is attached to it. */
    private static List<String> links(Html html, JsonNode object) {
        Set<String> links = new LinkedHashSet<>(html.links());
        for (JsonNode attached : object.path("attachments")) {
            String link = Json.text(attached, "url");
            if (Json.text(attached, "objectType").equals("article") && link.startsWith("http")) {
                links.add(link);
            }
        }
        return List.copyOf(links);
    }

    private static String permalink(JsonNode activity, JsonNode object) {
        String link = Json.text(activity, "url", "link");
        return link.isEmpty() ? Json.text(object, "url", "link") : link;
    }

    private static List<String> media(JsonNode object) {
        List<String> kinds = new ArrayList<>(2);
        for (String type : Json.listed(object.path("attachments"), "objectType")) {
            kind(type, kinds);
        }
        kind(Json.text(object, "objectType"), kinds);
        return List.copyOf(kinds);
    }

    private static void kind(String type, List<String> kinds) {
        switch (type) {
            case "photo", "image", "photo-album", "album" -> kinds.add("photo");
            case "video" -> kinds.add("video");
            default -> {}
        }
    }
}
