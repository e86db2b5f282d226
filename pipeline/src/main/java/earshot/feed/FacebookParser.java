package earshot.feed;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.model.Author;
import earshot.model.Engagement;
import earshot.model.PostKind;
import java.time.Instant;
import java.util.List;

/**
 * Facebook: posts and comments of the Graph API, alone or in pages, and what a page's webhooks tell of them. Graph's {@code
 * updated_time} moves with every comment and is no edit; single likes and reactions are no totals.
 */
final class FacebookParser extends JsonFeedParser {
    private static final String PLATFORM = "facebook";
    private static final List<String> POSTS =
            List.of("post", "status", "photo", "video", "share", "album", "event", "link", "note", "story", "rating");

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
        } else if (isPost(payload)) {
            post(payload, "", "", reading);
        } else if (isReview(payload)) {
            review(payload, reading);
        } else if (payload.path("data").isArray()) {
            reading.each(payload.path("data"), item -> read(item, reading));
        } else {
            throw Unreadable.unknown("Facebook");
        }
    }

    private static boolean isPost(JsonNode object) {
        return Json.has(object, "id")
                && Json.has(object, "created_time")
                && (Json.has(object, "message")
                        || Json.has(object, "story")
                        || Json.has(object, "permalink_url")
                        || Json.has(object, "status_type")
                        || Json.has(object, "images")
                        || Json.has(object, "comments"));
    }

    private static boolean isReview(JsonNode object) {
        return Json.has(object, "created_time")
                && object.path("reviewer").isObject()
                && (Json.has(object, "rating") || Json.has(object, "recommendation_type"));
    }

    /** A page's rating has no id of its own; a person rates a page once. */
    private static void review(JsonNode review, Reading reading) throws Unreadable {
        String story = Json.text(review.path("open_graph_story"), "id");
        double rating = review.path("rating").asDouble(-1);
        reading.observed(
                new PostDraft(
                                PLATFORM,
                                story.isEmpty() ? Json.required(review.path("reviewer"), "id") + "/rating" : story,
                                Times.required(review, "created_time"))
                        .kind(PostKind.REVIEW)
                        .author(author(review.path("reviewer"), review))
                        .text(Json.text(review, "review_text"))
                        .rating(rating >= 1 && rating <= 5 ? rating : -1)
                        .post(),
                Engagement.UNREPORTED);
    }

    private static void post(JsonNode post, String root, String parent, Reading reading) throws Unreadable {
        String id = Json.required(post, "id");
        if (Json.flag(post, "is_hidden")) {
            reading.removed(id, reading.receivedAt());
            return;
        }
        String above = Json.has(post, "parent") ? Json.text(post.path("parent"), "id") : parent;
        reading.observed(
                new PostDraft(PLATFORM, id, Times.required(post, "created_time"))
                        .kind(above.isEmpty() ? PostKind.ORIGINAL : PostKind.REPLY)
                        .author(author(post.path("from"), post))
                        .text(text(post))
                        .links(links(post))
                        .hashtags(Texts.marked(Json.text(post, "message"), '#'))
                        .mentions(Json.listed(post.path("message_tags"), "name"))
                        .media(media(type(post)))
                        .place(Json.text(post.path("place"), "name"))
                        .parent(above)
                        .root(root)
                        .permalink(Json.text(post, "permalink_url"))
                        .source(Json.text(post.path("application"), "name"))
                        .post(),
                engagement(post));
        String thread = root.isEmpty() ? id : root;
        reading.each(post.path("comments").path("data"), comment -> post(comment, thread, id, reading));
    }

    private static String text(JsonNode post) {
        String text = Json.text(post, "message", "story");
        return text.isEmpty() ? Json.text(post, "name", "description") : text;
    }

    private static Engagement engagement(JsonNode post) {
        long reactions = Json.count(post.path("reactions").path("summary"), "total_count");
        long likes = Json.count(post.path("likes").path("summary"), "total_count");
        long replies = Json.count(post.path("comments").path("summary"), "total_count");
        return new Engagement(
                Math.max(reactions, likes < 0 ? total(post, "like_count", "likes") : likes),
                replies < 0 ? total(post, "comment_count", "comments") : replies,
                total(post, "share_count", "shares"),
                -1,
                -1,
                -1);
    }

    /** Stands alone, or as old Graph versions wrote it: in the list, or in its place. */
    private static long total(JsonNode post, String alone, String list) {
        long total = Math.max(Json.count(post, alone), Json.count(post.path(list), "count"));
        return total < 0 ? Json.count(post, list) : total;
    }

    private static Author author(JsonNode from, JsonNode otherwise) {
        String id = Json.text(from, "id");
        String name = Json.text(from, "name");
        return new Author(
                PostDraft.qualified(PLATFORM, id.isEmpty() ? Json.text(otherwise, "sender_id") : id),
                name.isEmpty() ? Json.text(otherwise, "sender_name") : name,
                Json.text(from, "username"),
                -1,
                false);
    }

    /** Newer Graph versions keep type and link in the attachments alone. */
    private static String type(JsonNode post) {
        String type = Json.text(post, "type");
        type = type.isEmpty() ? Json.text(post.path("attachments").path("data").path(0), "media_type", "type") : type;
        return type.isEmpty() ? Json.text(post, "status_type") : type;
    }

    private static List<String> links(JsonNode post) {
        JsonNode attached = post.path("attachments").path("data").path(0);
        String link = Json.text(attached, "unshimmed_url");
        return link.isEmpty() || !type(post).matches("link|share") ? link(post) : List.of(link);
    }

    private static List<String> link(JsonNode post) {
        String link = Json.text(post, "link");
        return link.isEmpty() ? Texts.links(Json.text(post, "message")) : List.of(link);
    }

    private static List<String> media(String type) {
        return switch (type) {
            case "photo", "album", "added_photos" -> List.of("photo");
            case "video", "added_video" -> List.of("video");
            case "link", "share", "shared_story" -> List.of("link");
            default -> List.of();
        };
    }

    private static void entries(JsonNode payload, Reading reading) throws Unreadable {
        if (!Json.text(payload, "object").equals("page")) {
            throw Unreadable.control("an account");
        }
        for (JsonNode entry : payload.path("entry")) {
            Instant at = Times.optional(entry, "time", reading.receivedAt());
            reading.each(entry.path("changes"), change -> change(change, at, reading));
        }
    }

    private static void change(JsonNode change, Instant at, Reading reading) throws Unreadable {
        JsonNode value = change.path("value");
        String item = Json.text(value, "item");
        boolean comment = item.equals("comment");
        if (!comment && !POSTS.contains(item)) {
            throw Unreadable.control(item.isEmpty() ? "\"" + Json.text(change, "field") + "\"" : "a " + item);
        }
        if (value.has("published") && value.path("published").asInt(1) == 0) {
            throw Unreadable.control("what is not published");
        }
        String id = id(value, item);
        String verb = Json.text(value, "verb");
        switch (verb) {
            case "add" -> changed(value, id, comment, false, at, reading);
            case "edit", "edited", "update" -> changed(value, id, comment, true, at, reading);
            case "remove", "hide" -> reading.removed(id, at);
            case "unhide" -> reading.restored(id, at);
            default -> throw Unreadable.control("\"" + verb + "\"");
        }
    }

    private static String id(JsonNode value, String item) {
        if (item.equals("comment")) {
            return Json.text(value, "comment_id");
        }
        if (item.equals("rating")) {
            return Json.text(value, "open_graph_story_id", "post_id");
        }
        String post = Json.text(value, "post_id");
        return post.isEmpty() ? Json.text(value, item + "_id") : post;
    }

    private static void changed(JsonNode value, String id, boolean comment, boolean edited, Instant at, Reading reading)
            throws Unreadable {
        if (id.isEmpty()) {
            throw Unreadable.missing("id");
        }
        Instant published = Times.optional(value, "created_time", edited ? at.minusSeconds(1) : at);
        Instant changed = at.isAfter(published) ? at : published.plusSeconds(1);
        boolean review = Json.text(value, "item").equals("rating");
        String text = Json.text(value, "message", "review_text");
        double rating = value.path("rating").asDouble(-1);
        reading.observed(
                new PostDraft(PLATFORM, id, published)
                        .editedAt(edited ? changed : published)
                        .kind(review ? PostKind.REVIEW : comment ? PostKind.REPLY : PostKind.ORIGINAL)
                        .author(author(value.path("from"), value))
                        .text(text)
                        .links(link(value))
                        .hashtags(Texts.marked(text, '#'))
                        .media(media(Json.text(value, "item")))
                        .rating(review && rating >= 1 && rating <= 5 ? rating : -1)
                        .parent(comment ? Json.text(value, "parent_id", "post_id") : "")
                        .root(comment ? Json.text(value, "post_id") : "")
                        .permalink(Json.text(value.path("post"), "permalink_url"))
                        .post(),
                Engagement.UNREPORTED,
                at);
    }
}
