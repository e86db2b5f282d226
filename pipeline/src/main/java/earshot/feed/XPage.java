package earshot.feed;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.model.Author;
import earshot.model.Engagement;
import earshot.model.Post;
import earshot.model.PostKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A page of X's v2 API or a line of its streams: posts in {@code data}, one or many, and beside them the authors, media and
 * other posts they refer to, some of which may be missing. Also a post flattened, with its author and the others inside.
 *
 * <p>An edit has an id of its own and names the one it began with, which is the post's id here; that id holds the time of
 * publication. A repost repeats the totals of its original, so they are not its own.
 */
final class XPage {
    private static final String REPOSTS = "RT @";
    private static final Set<String> VERIFIED = Set.of("blue", "business", "government");

    private final JsonNode page;
    private final Map<String, JsonNode> users;
    private final Map<String, JsonNode> posts;
    private final Map<String, JsonNode> media;
    private final Map<String, JsonNode> places;

    XPage(JsonNode page) {
        this.page = page;
        JsonNode includes = page.path("includes");
        this.users = byKey(includes.path("users"), "id");
        this.posts = byKey(includes.path("tweets"), "id");
        this.media = byKey(includes.path("media"), "media_key");
        this.places = byKey(includes.path("places"), "id");
    }

    static boolean isPage(JsonNode payload) {
        JsonNode data = payload.path("data");
        return isPost(payload)
                || data.isArray()
                || (Json.has(data, "id") && Json.has(data, "text"))
                || Json.has(data, "event_type");
    }

    private static boolean isPost(JsonNode object) {
        return Json.has(object, "id") && Json.has(object, "text") && !Json.has(object, "id_str") && hasV2Field(object);
    }

    private static boolean hasV2Field(JsonNode object) {
        return Json.has(object, "author_id")
                || Json.has(object, "public_metrics")
                || Json.has(object, "edit_history_tweet_ids");
    }

    void read(Reading reading) throws Unreadable {
        JsonNode data = page.path("data");
        if (Json.has(data, "event_type")) {
            activity(data, reading);
            return;
        }
        if (data.isArray()) {
            reading.each(data, post -> observe(post, reading));
        } else {
            observe(isPost(page) ? page : data, reading);
        }
        reading.each(page.path("includes").path("tweets"), post -> observe(post, reading));
    }

    /** An event of the activity API: of posts, likes, messages and more. */
    private static void activity(JsonNode data, Reading reading) throws Unreadable {
        JsonNode payload = data.path("payload");
        String type = Json.text(data, "event_type");
        if (!type.startsWith("post.")) {
            throw Unreadable.control("\"" + type + "\"");
        }
        if (type.equals("post.delete")) {
            reading.removed(
                    Json.text(payload.path("data").isObject() ? payload.path("data") : payload, "id", "post_id"),
                    reading.receivedAt());
        } else {
            new XPage(Json.has(payload, "data") ? payload : data).read(reading);
        }
    }

    private void observe(JsonNode post, Reading reading) throws Unreadable {
        if (!Json.has(post, "text")) {
            throw Unreadable.unknown("X");
        }
        Instant at = Times.optional(page.path("__twarc"), "retrieved_at", reading.receivedAt());
        reading.observed(post(post), engagement(post), at);
    }

    private Post post(JsonNode post) throws Unreadable {
        String id = Json.required(post, "id");
        Instant versionAt = Times.required(post, "created_at");
        String first = Json.text(post.path("edit_history_tweet_ids"), 0);
        boolean edited = !first.isEmpty() && !first.equals(id);
        Instant publishedAt = edited ? Instant.ofEpochSecond(XCompliance.created(first)) : versionAt;
        PostKind kind = kind(post);
        JsonNode worded = kind == PostKind.REPOST ? original(post) : post;
        Author author = author(post);
        return new PostDraft(XParser.PLATFORM, edited ? first : id, publishedAt)
                .editedAt(versionAt)
                .kind(kind)
                .author(author)
                .text(text(worded))
                .links(links(worded))
                .hashtags(Json.listed(entities(worded).path("hashtags"), "tag"))
                .mentions(Json.listed(entities(worded).path("mentions"), "username"))
                .media(media(worded))
                .language(Json.text(post, "lang"))
                .place(place(post))
                .parent(kind == PostKind.REPOST ? "" : referred(post, "replied_to"))
                .root(Json.text(post, "conversation_id").equals(id) ? "" : Json.text(post, "conversation_id"))
                .original(referred(post, kind == PostKind.REPOST ? "retweeted" : "quoted"))
                .permalink("https://x.com/" + (author.handle().isEmpty() ? "i" : author.handle()) + "/status/" + id)
                .source(Json.text(post, "source"))
                .post();
    }

    /** A line of a stream that was asked for no references shows a repost only by how it begins. */
    private static PostKind kind(JsonNode post) {
        if (!referred(post, "retweeted").isEmpty()
                || (!Json.has(post, "referenced_tweets")
                        && Json.text(post, "text").startsWith(REPOSTS))) {
            return PostKind.REPOST;
        }
        if (!referred(post, "quoted").isEmpty()) {
            return PostKind.QUOTE;
        }
        return referred(post, "replied_to").isEmpty() ? PostKind.ORIGINAL : PostKind.REPLY;
    }

    private static JsonNode reference(JsonNode post, String type) {
        for (JsonNode reference : post.path("referenced_tweets")) {
            if (reference.path("type").asText().equals(type)) {
                return reference;
            }
        }
        return post.path("");
    }

    private static String referred(JsonNode post, String type) {
        return Json.text(reference(post, type), "id");
    }

    /** The repost itself, with its cut text, where the original is missing. */
    private JsonNode original(JsonNode repost) {
        JsonNode reference = reference(repost, "retweeted");
        return Json.has(reference, "text") ? reference : posts.getOrDefault(Json.text(reference, "id"), repost);
    }

    /** None of a repost, which repeats its original's, and none of a version no longer shown. */
    private static Engagement engagement(JsonNode post) {
        JsonNode history = post.path("edit_history_tweet_ids");
        boolean superseded =
                !history.isEmpty() && !Json.text(history, history.size() - 1).equals(Json.text(post, "id"));
        JsonNode metrics = post.path("public_metrics");
        return superseded || kind(post) == PostKind.REPOST
                ? Engagement.UNREPORTED
                : new Engagement(
                        Json.count(metrics, "like_count"),
                        Json.count(metrics, "reply_count"),
                        Json.count(metrics, "retweet_count"),
                        Json.count(metrics, "quote_count"),
                        Json.count(metrics, "bookmark_count"),
                        Json.count(metrics, "impression_count"));
    }

    private Author author(JsonNode post) {
        String id = Json.text(post, "author_id");
        JsonNode user = post.path("author").isObject() ? post.path("author") : users.getOrDefault(id, post.path(""));
        return new Author(
                PostDraft.qualified(XParser.PLATFORM, id),
                Json.text(user, "name"),
                Json.text(user, "username"),
                Json.count(user.path("public_metrics"), "followers_count"),
                Json.flag(user, "verified") || VERIFIED.contains(Json.text(user, "verified_type")));
    }

    private static String text(JsonNode post) {
        String text = Json.text(post.path("note_tweet"), "text");
        text = text.isEmpty() ? Json.text(post, "text") : text;
        int said = text.startsWith(REPOSTS) ? text.indexOf(": ") : -1;
        return Texts.decoded(kind(post) == PostKind.REPOST && said > 0 ? text.substring(said + 2) : text);
    }

    private static JsonNode entities(JsonNode post) {
        JsonNode ofLong = post.path("note_tweet").path("entities");
        return ofLong.isObject() ? ofLong : post.path("entities");
    }

    private static List<String> links(JsonNode post) {
        Set<String> links = new LinkedHashSet<>(2);
        for (JsonNode url : entities(post).path("urls")) {
            String link = Json.text(url, "unwound_url", "expanded_url");
            boolean attached =
                    Json.has(url, "media_key") || Json.text(url, "display_url").startsWith("pic.");
            if (!attached && !link.isEmpty()) {
                links.add(link);
            }
        }
        return List.copyOf(links);
    }

    private List<String> media(JsonNode post) {
        List<String> kinds = new ArrayList<>(2);
        JsonNode attached = post.path("attachments");
        for (JsonNode key : attached.path("media_keys")) {
            JsonNode medium = media.get(key.asText());
            String kind = medium == null ? "" : Json.text(medium, "type");
            if (!kind.isEmpty()) {
                kinds.add(kind.equals("animated_gif") ? "gif" : kind);
            }
        }
        // Flattened posts hold their media themselves.
        Json.listed(attached.path("media"), "type")
                .forEach(kind -> kinds.add(kind.equals("animated_gif") ? "gif" : kind));
        return List.copyOf(kinds);
    }

    private String place(JsonNode post) {
        JsonNode geo = post.path("geo");
        String inside = Json.text(geo, "full_name");
        JsonNode place = places.get(Json.text(geo, "place_id"));
        return inside.isEmpty() && place != null ? Json.text(place, "full_name") : inside;
    }

    private static Map<String, JsonNode> byKey(JsonNode objects, String key) {
        if (objects.isEmpty()) {
            return Map.of();
        }
        Map<String, JsonNode> byKey = new HashMap<>();
        objects.forEach(object -> byKey.put(Json.text(object, key), object));
        return byKey;
    }
}
