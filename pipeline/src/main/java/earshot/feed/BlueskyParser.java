package earshot.feed;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.model.Author;
import earshot.model.Engagement;
import earshot.model.Post;
import earshot.model.PostKind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Bluesky: events of Jetstream and the post views of the API (posts, feeds, threads). A post's id is its address, {@code
 * at://did/collection/rkey}, which is all that a deletion names.
 *
 * <p>{@code createdAt} is the client's claim. A post was published no later than the relay saw it; before there was any
 * platform it was not. A repost names its original and shows none of its words. A single like is no total, and is not
 * counted: totals come with post views.
 */
final class BlueskyParser extends JsonFeedParser {
    private static final String PLATFORM = "bluesky";
    private static final String POST = "app.bsky.feed.post";
    private static final String REPOST = "app.bsky.feed.repost";

    @Override
    public String platform() {
        return PLATFORM;
    }

    @Override
    void read(JsonNode payload, Reading reading) throws Unreadable {
        if (payload.isArray()) {
            reading.each(payload, item -> read(item, reading));
        } else if (Json.has(payload, "kind") && Json.has(payload, "did")) {
            event(payload, reading);
        } else if (!view(payload, reading)) {
            throw Unreadable.unknown("Bluesky");
        }
    }

    private static void event(JsonNode event, Reading reading) throws Unreadable {
        Instant at = Times.required(event, "time_us");
        String did = Json.required(event, "did");
        JsonNode account = event.path("account");
        if (account.isObject() && Json.flag(account, "active")) {
            reading.authorRestored(did, at);
        } else if (account.isObject()) {
            reading.authorRemoved(did, at);
        } else {
            commit(did, event.path("commit"), at, reading);
        }
    }

    private static void commit(String did, JsonNode commit, Instant at, Reading reading) throws Unreadable {
        String collection = Json.text(commit, "collection");
        boolean post = collection.equals(POST);
        if (!post && !collection.equals(REPOST)) {
            throw Unreadable.control(collection.isEmpty() ? "an identity" : collection);
        }
        String uri = "at://" + did + "/" + collection + "/" + Json.required(commit, "rkey");
        if (Json.text(commit, "operation").equals("delete")) {
            reading.removed(uri, at);
            return;
        }
        JsonNode record = commit.path("record");
        if (!record.isObject()) {
            throw Unreadable.missing("record");
        }
        Author author = new Author(PostDraft.qualified(PLATFORM, did), "", "", -1, false);
        boolean edited = Json.text(commit, "operation").equals("update");
        reading.observed(
                post ? post(uri, record, author, at, edited) : repost(uri, record, author, at),
                Engagement.UNREPORTED,
                at);
    }

    /** Post views, and what holds them. */
    private static boolean view(JsonNode holder, Reading reading) throws Unreadable {
        if (Json.has(holder, "uri") && holder.path("record").isObject()) {
            viewed(holder, reading);
        } else if (holder.path("posts").isArray()) {
            reading.each(holder.path("posts"), item -> held(item, reading));
        } else if (holder.path("feed").isArray()) {
            reading.each(holder.path("feed"), item -> held(item, reading));
        } else if (holder.path("notifications").isArray()) {
            reading.each(holder.path("notifications"), item -> notified(item, reading));
        } else if (holder.path("records").isArray()) {
            reading.each(holder.path("records"), item -> record(item, reading));
        } else if (Json.has(holder, "uri") && holder.path("value").isObject()) {
            record(holder, reading);
        } else if (holder.path("thread").isArray()) {
            reading.each(holder.path("thread"), item -> held(item.path("value"), reading));
        } else if (holder.path("thread").isObject()) {
            held(holder.path("thread"), reading);
        } else if (holder.path("post").isObject()) {
            view(holder.path("post"), reading);
            reposted(holder, reading);
            if (holder.path("parent").isObject()) {
                reading.one(holder.path("parent"), item -> held(item, reading));
            }
            reading.each(holder.path("replies"), item -> held(item, reading));
        } else {
            return false;
        }
        return true;
    }

    /** A feed shows a repost as its original and who reposted it. */
    private static void reposted(JsonNode shown, Reading reading) throws Unreadable {
        JsonNode reason = shown.path("reason");
        JsonNode original = shown.path("post");
        if (Json.has(reason, "uri") && Json.has(reason.path("by"), "did")) {
            Instant at = Times.optional(reason, "indexedAt", reading.receivedAt());
            Post post = post(Json.text(original, "uri"), original.path("record"), Author.UNKNOWN, at, false);
            reading.observed(
                    new PostDraft(PLATFORM, Json.text(reason, "uri"), at)
                            .kind(PostKind.REPOST)
                            .author(author(reason.path("by")))
                            .text(post.text())
                            .links(post.links())
                            .hashtags(post.hashtags())
                            .mentions(post.mentions())
                            .media(post.media())
                            .language(post.language())
                            .original(Json.text(original, "uri"))
                            .post(),
                    Engagement.UNREPORTED);
        }
    }

    /** Replies, quotes and mentions hold a post; likes, follows and reposts do not. */
    private static void notified(JsonNode notification, Reading reading) throws Unreadable {
        if (!Json.text(notification.path("record"), "$type").equals(POST)) {
            throw Unreadable.control("\"" + Json.text(notification, "reason") + "\"");
        }
        viewed(notification, reading);
    }

    /** Out of an account's own repository: who wrote it says its address. */
    private static void record(JsonNode record, Reading reading) throws Unreadable {
        String uri = Json.required(record, "uri");
        String[] parts = uri.split("/", -1);
        JsonNode value = record.path("value");
        if (parts.length != 5 || !(parts[3].equals(POST) || parts[3].equals(REPOST))) {
            throw Unreadable.control("something else");
        }
        Author author = new Author(PostDraft.qualified(PLATFORM, parts[2]), "", "", -1, false);
        Instant at = reading.receivedAt();
        reading.observed(
                parts[3].equals(POST) ? post(uri, value, author, at, false) : repost(uri, value, author, at),
                Engagement.UNREPORTED);
    }

    /** In a thread, a place may hold only the word that its post is blocked or gone. */
    private static void held(JsonNode holder, Reading reading) throws Unreadable {
        if (!view(holder, reading) && !Json.flag(holder, "notFound") && !Json.flag(holder, "blocked")) {
            throw Unreadable.unknown("Bluesky");
        }
    }

    private static void viewed(JsonNode view, Reading reading) throws Unreadable {
        Author author = author(view.path("author"));
        Instant indexedAt = Times.optional(view, "indexedAt", reading.receivedAt());
        reading.observed(
                post(Json.required(view, "uri"), view.path("record"), author, indexedAt, false),
                new Engagement(
                        Json.count(view, "likeCount"),
                        Json.count(view, "replyCount"),
                        Json.count(view, "repostCount"),
                        Json.count(view, "quoteCount"),
                        Json.count(view, "bookmarkCount"),
                        -1));
    }

    private static Author author(JsonNode by) throws Unreadable {
        return new Author(
                PostDraft.qualified(PLATFORM, Json.required(by, "did")),
                Json.text(by, "displayName"),
                Json.text(by, "handle"),
                Json.count(by, "followersCount"),
                Json.text(by.path("verification"), "verifiedStatus").equals("valid"));
    }

    private static Instant published(JsonNode record, Instant seenAt) {
        Instant relayed = seenAt.truncatedTo(ChronoUnit.MILLIS);
        try {
            Instant claimed = Times.optional(record, "createdAt", relayed);
            return claimed.isBefore(GuardedParser.EARLIEST) || claimed.isAfter(relayed) ? relayed : claimed;
        } catch (Unreadable e) {
            return relayed;
        }
    }

    private static Post repost(String uri, JsonNode record, Author author, Instant seenAt) throws Unreadable {
        return new PostDraft(PLATFORM, uri, published(record, seenAt))
                .kind(PostKind.REPOST)
                .author(author)
                .original(Json.required(record.path("subject"), "uri"))
                .post();
    }

    private static Post post(String uri, JsonNode record, Author author, Instant seenAt, boolean edited)
            throws Unreadable {
        if (!Json.has(record, "text")) {
            throw Unreadable.missing("text");
        }
        JsonNode embed = record.path("embed");
        String quoted = quoted(embed);
        String parent = Json.text(record.path("reply").path("parent"), "uri");
        Instant published = published(record, seenAt);
        String text = Json.text(record, "text");
        Set<String> links = new LinkedHashSet<>(2);
        Set<String> hashtags = new LinkedHashSet<>(2);
        Set<String> mentions = new LinkedHashSet<>(2);
        facets(record, text, links, hashtags, mentions);
        attachedLink(embed, links);
        return new PostDraft(PLATFORM, uri, published)
                .editedAt(edited ? seenAt : published)
                .kind(kind(quoted, parent))
                .author(author)
                .text(text)
                .links(List.copyOf(links))
                .hashtags(List.copyOf(hashtags))
                .mentions(List.copyOf(mentions))
                .media(media(embed))
                .language(Json.text(record.path("langs"), 0))
                .parent(parent)
                .root(Json.text(record.path("reply").path("root"), "uri"))
                .original(quoted)
                .permalink(permalink(uri))
                .post();
    }

    private static PostKind kind(String quoted, String parent) {
        if (!quoted.isEmpty()) {
            return PostKind.QUOTE;
        }
        return parent.isEmpty() ? PostKind.ORIGINAL : PostKind.REPLY;
    }

    /** A feed or a list can be embedded too; only a post can be quoted. */
    private static String quoted(JsonNode embed) {
        JsonNode record = embed.path("record");
        String uri = Json.text(record.path("record").isObject() ? record.path("record") : record, "uri");
        return uri.contains("/" + POST + "/") ? uri : "";
    }

    private static void facets(
            JsonNode record, String text, Set<String> links, Set<String> hashtags, Set<String> mentions) {
        JsonNode facets = record.path("facets");
        byte[] utf8 = facets.isEmpty() ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
        for (JsonNode facet : facets) {
            for (JsonNode feature : facet.path("features")) {
                switch (Json.text(feature, "$type")) {
                    case "app.bsky.richtext.facet#link" -> addNew(Json.text(feature, "uri"), links);
                    case "app.bsky.richtext.facet#tag" -> addNew(Json.text(feature, "tag"), hashtags);
                    case "app.bsky.richtext.facet#mention" -> addNew(handle(utf8, facet.path("index")), mentions);
                    default -> {}
                }
            }
        }
        record.path("tags").forEach(tag -> addNew(tag.asText(), hashtags));
    }

    /** A mention names an account's id; its handle stands in the text, counted in bytes. */
    private static String handle(byte[] text, JsonNode index) {
        int start = index.path("byteStart").asInt(-1);
        int end = index.path("byteEnd").asInt(-1);
        if (start < 0 || end > text.length || start >= end) {
            return "";
        }
        String written = Texts.whole(new String(text, start, end - start, StandardCharsets.UTF_8));
        return written.startsWith("@") ? written.substring(1) : written;
    }

    private static void attachedLink(JsonNode embed, Set<String> links) {
        addNew(Json.text(embed.path("external"), "uri"), links);
        addNew(Json.text(embed.path("media").path("external"), "uri"), links);
    }

    private static void addNew(String value, Set<String> values) {
        if (!value.isEmpty()) {
            values.add(value);
        }
    }

    private static List<String> media(JsonNode embed) {
        JsonNode attached = embed.path("media").isObject() ? embed.path("media") : embed;
        List<String> kinds = new ArrayList<>(2);
        attached.path("images").forEach(image -> kinds.add("photo"));
        if (Json.has(attached, "video")) {
            kinds.add("video");
        }
        if (Json.has(attached, "external")) {
            kinds.add("link");
        }
        return List.copyOf(kinds);
    }

    private static String permalink(String uri) {
        String[] parts = uri.split("/", -1);
        return parts.length == 5 ? "https://bsky.app/profile/" + parts[2] + "/post/" + parts[4] : "";
    }
}
