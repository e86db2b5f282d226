package earshot.feed;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.model.Author;
import earshot.model.Engagement;
import earshot.model.Post;
import earshot.model.PostKind;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Instagram: media and comments of the Graph API and of the one before it, webhooks' comments, and the totals of stories.
 * A mention's webhook holds ids only: what it is about must be asked for.
 */
final class InstagramParser extends JsonFeedParser {
    private static final String PLATFORM = "instagram";

    @Override
    public String platform() {
        return PLATFORM;
    }

    @Override
    void read(JsonNode payload, Reading reading) throws Unreadable {
        if (payload.isArray()) {
            reading.each(payload, item -> read(item, reading));
        } else if (payload.path("entry").isArray()) {
            entries(payload, reading);
        } else if (payload.path("mentioned_media").isObject()) {
            read(payload.path("mentioned_media"), reading);
        } else if (payload.path("mentioned_comment").isObject()) {
            comment(payload.path("mentioned_comment"), "", reading);
        } else if (payload.path("business_discovery").path("media").path("data").isArray()) {
            read(payload.path("business_discovery").path("media").path("data"), reading);
        } else if (Json.has(payload, "id") && Json.has(payload, "timestamp")) {
            if (Json.has(payload, "text")) {
                comment(payload, "", reading);
            } else {
                media(payload, reading);
            }
        } else if (Json.has(payload, "id")
                && Json.has(payload, "created_time")
                && payload.path("user").isObject()) {
            legacyMedia(payload, reading);
        } else if (payload.path("instagram").isObject()) {
            resold(payload.path("instagram"), reading);
        } else if (isInsights(payload.path("data"))) {
            insights(payload.path("data"), reading);
        } else if (payload.path("data").isArray()) {
            reading.each(payload.path("data"), item -> read(item, reading));
        } else if (payload.path("data").isObject()) {
            read(payload.path("data"), reading);
        } else {
            throw Unreadable.unknown("Instagram");
        }
    }

    private static boolean isInsights(JsonNode data) {
        return Json.has(data.path(0), "name")
                && Json.has(data.path(0), "period")
                && data.path(0).path("values").isArray();
    }

    /** A medium's totals, one metric an element, each named {@code <medium>/insights/<metric>/lifetime}. */
    private static void insights(JsonNode metrics, Reading reading) throws Unreadable {
        Map<String, Long> totals = new HashMap<>();
        String medium = "";
        for (JsonNode metric : metrics) {
            String id = Json.text(metric, "id");
            if (Json.text(metric, "period").equals("lifetime") && id.indexOf('/') > 0) {
                medium = id.substring(0, id.indexOf('/'));
                totals.put(
                        Json.text(metric, "name"),
                        Json.count(metric.path("values").path(0), "value"));
            }
        }
        Engagement engagement = new Engagement(
                totals.getOrDefault("likes", -1L),
                totals.getOrDefault("comments", totals.getOrDefault("replies", -1L)),
                totals.getOrDefault("shares", -1L),
                -1,
                totals.getOrDefault("saved", -1L),
                totals.getOrDefault("views", totals.getOrDefault("impressions", totals.getOrDefault("plays", -1L))));
        if (engagement.equals(Engagement.UNREPORTED)) {
            throw Unreadable.control("an account's insights");
        }
        reading.counted(medium, engagement, reading.receivedAt());
    }

    private static Author author(JsonNode of) {
        JsonNode user = of.path("from").isObject()
                ? of.path("from")
                : of.path("user").isObject() ? of.path("user") : of.path("owner");
        String handle = Json.text(user, "username");
        return new Author(
                PostDraft.qualified(PLATFORM, Json.text(user, "id")),
                Json.text(user, "full_name"),
                handle.isEmpty() ? Json.text(of, "username") : handle,
                Json.count(user, "followers_count"),
                false);
    }

    private static PostDraft draft(JsonNode of, Instant published, String text) throws Unreadable {
        return new PostDraft(PLATFORM, Json.required(of, "id"), published)
                .author(author(of))
                .text(text)
                .hashtags(Texts.marked(text, '#'))
                .mentions(Texts.marked(text, '@'));
    }

    private static void media(JsonNode media, Reading reading) throws Unreadable {
        String id = Json.required(media, "id");
        reading.observed(
                draft(media, Times.required(media, "timestamp"), Json.text(media, "caption"))
                        .media(kinds(Json.text(media, "media_type")))
                        .permalink(Json.text(media, "permalink"))
                        .post(),
                new Engagement(
                        Json.count(media, "like_count"),
                        Json.count(media, "comments_count"),
                        -1,
                        -1,
                        -1,
                        Json.count(media, "view_count")));
        reading.each(media.path("comments").path("data"), comment -> comment(comment, id, reading));
    }

    private static List<String> kinds(String type) {
        return switch (type) {
            case "VIDEO", "REELS", "video" -> List.of("video");
            case "" -> List.of();
            default -> List.of("photo");
        };
    }

    private static void comment(JsonNode comment, String media, Reading reading) throws Unreadable {
        String about = Json.has(comment.path("media"), "id") ? Json.text(comment.path("media"), "id") : media;
        Instant published = Times.required(comment, "timestamp");
        String id = Json.required(comment, "id");
        if (Json.flag(comment, "hidden")) {
            reading.removed(id, reading.receivedAt());
        } else {
            reading.observed(
                    comment(comment, published, about),
                    new Engagement(Json.count(comment, "like_count"), -1, -1, -1, -1, -1));
        }
        reading.each(comment.path("replies").path("data"), reply -> comment(reply, id, reading));
    }

    private static Post comment(JsonNode comment, Instant published, String about) throws Unreadable {
        String parent = Json.text(comment, "parent_id");
        return draft(comment, published, Json.text(comment, "text"))
                .kind(PostKind.REPLY)
                .parent(parent.isEmpty() ? about : parent)
                .root(about)
                .post();
    }

    /** Times are seconds in a string; a caption may be null. */
    private static void legacyMedia(JsonNode media, Reading reading) throws Unreadable {
        String id = Json.required(media, "id");
        reading.observed(
                draft(media, Times.required(media, "created_time"), Json.text(media.path("caption"), "text"))
                        .media(kinds(Json.text(media, "type")))
                        .place(Json.text(media.path("location"), "name"))
                        .permalink(Json.text(media, "link"))
                        .source(Json.text(media, "attribution"))
                        .post(),
                new Engagement(
                        Json.count(media.path("likes"), "count"),
                        Json.count(media.path("comments"), "count"),
                        -1,
                        -1,
                        -1,
                        -1));
        reading.each(
                media.path("comments").path("data"),
                comment -> reading.observed(
                        comment(comment, Times.required(comment, "created_time"), id), Engagement.UNREPORTED));
    }

    /** A comment, a like or a picture as DataSift sold them: times as before, a picture's caption without a dress. */
    private static void resold(JsonNode item, Reading reading) throws Unreadable {
        String type = Json.text(item, "type");
        Instant published = Times.required(item, "created_time");
        switch (type) {
            case "comment" ->
                reading.observed(comment(item, published, Json.text(item.path("media"), "id")), Engagement.UNREPORTED);
            case "image", "video" ->
                reading.observed(
                        draft(item, published, Json.text(item, "caption"))
                                .media(kinds(type))
                                .permalink(Json.text(item, "link"))
                                .post(),
                        Engagement.UNREPORTED);
            default -> throw Unreadable.control("a " + type);
        }
    }

    private static void entries(JsonNode payload, Reading reading) throws Unreadable {
        if (!Json.text(payload, "object").equals("instagram")) {
            throw Unreadable.unknown("Instagram");
        }
        for (JsonNode entry : payload.path("entry")) {
            Instant at = Times.optional(entry, "time", reading.receivedAt());
            reading.each(entry.path("changes"), change -> change(change, at, reading));
        }
    }

    private static void change(JsonNode change, Instant at, Reading reading) throws Unreadable {
        JsonNode value = change.path("value");
        String field = Json.text(change, "field");
        switch (field) {
            case "comments", "live_comments" -> {
                Json.required(value, "text");
                reading.observed(comment(value, at, Json.text(value.path("media"), "id")), Engagement.UNREPORTED, at);
            }
            case "story_insights" ->
                reading.counted(
                        Json.text(value, "media_id"),
                        new Engagement(-1, Json.count(value, "replies"), -1, -1, -1, Json.count(value, "impressions")),
                        at);
            default -> throw Unreadable.control("\"" + field + "\"");
        }
    }
}
