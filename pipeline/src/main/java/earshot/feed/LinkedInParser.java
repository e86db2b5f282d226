package earshot.feed;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.model.Author;
import earshot.model.Engagement;
import earshot.model.PostKind;
import java.time.Instant;
import java.util.List;

/**
 * LinkedIn: posts (of the Posts API and the one before it), comments, social actions and statistics, and an organisation's
 * notifications. The id of a comment is spelled in two ways, of which the shorter is kept.
 */
final class LinkedInParser extends JsonFeedParser {
    private static final String PLATFORM = "linkedin";
    private static final List<String> UNPUBLISHED =
            List.of("DRAFT", "PROCESSING", "PROCESSING_FAILED", "PUBLISH_REQUESTED", "PUBLISH_FAILED");
    private static final String SHARE_CONTENT = "com.linkedin.ugc.ShareContent";

    @Override
    public String platform() {
        return PLATFORM;
    }

    @Override
    void read(JsonNode payload, Reading reading) throws Unreadable {
        if (payload.isArray()) {
            reading.each(payload, item -> read(item, reading));
        } else if (payload.path("elements").isArray()) {
            reading.each(payload.path("elements"), item -> read(item, reading));
        } else if (payload.path("notifications").isArray()) {
            reading.each(payload.path("notifications"), item -> notification(item, reading));
        } else if (payload.path("message").isObject() && Json.has(payload, "actor")) {
            comment(payload, reading);
        } else if (payload.path("totalShareStatistics").isObject()) {
            statistics(payload, reading);
        } else if (payload.path("reactionSummaries").isObject()
                || payload.path("commentSummary").isObject()) {
            metadata(payload, reading);
        } else if (payload.path("likesSummary").isObject()
                || payload.path("commentsSummary").isObject()) {
            reading.counted(urn(Json.text(payload, "target", "$URN")), summary(payload), reading.receivedAt());
        } else if (Json.has(payload, "commentary")
                || payload.path("specificContent").isObject()) {
            post(payload, reading);
        } else {
            throw Unreadable.unknown("LinkedIn");
        }
    }

    /** {@code urn:li:comment:(activity:1,2)}, also where it came as {@code urn:li:comment:(urn:li:activity:1,2)}. */
    private static String urn(String urn) {
        return urn.replace("(urn:li:", "(");
    }

    private static void post(JsonNode post, Reading reading) throws Unreadable {
        String id = Json.required(post, "id");
        String state = Json.text(post, "lifecycleState");
        if (UNPUBLISHED.contains(state)) {
            throw Unreadable.control("what is not published");
        }
        if (state.equals("DELETED") || state.equals("ARCHIVED")) {
            reading.removed(id, Times.optional(post, "lastModifiedAt", reading.receivedAt()));
            return;
        }
        JsonNode content = post.path("specificContent").path(SHARE_CONTENT);
        LittleText written = LittleText.of(Json.text(post, "commentary"));
        String text =
                Json.has(post, "commentary") ? written.text() : Json.text(content.path("shareCommentary"), "text");
        Instant published =
                Times.optional(post, "publishedAt", Times.optional(post, "firstPublishedAt", created(post)));
        String original = Json.text(post.path("reshareContext"), "parent");
        String link = Json.text(post.path("content").path("article"), "source");
        link = link.isEmpty() ? Json.text(content.path("media").path(0), "originalUrl") : link;
        reading.observed(
                new PostDraft(PLATFORM, id, published)
                        .editedAt(
                                Json.flag(post.path("lifecycleStateInfo"), "isEditedByAuthor")
                                        ? Times.optional(post, "lastModifiedAt", published)
                                        : published)
                        .kind(kind(original, text))
                        .author(author(Json.text(post, "author")))
                        .title(Json.text(post.path("content").path("article"), "title"))
                        .text(text)
                        .links(link.isEmpty() ? Texts.links(text) : List.of(link))
                        .hashtags(Texts.marked(text, '#'))
                        .mentions(written.mentions())
                        .media(link.isEmpty() ? List.of() : List.of("link"))
                        .root(Json.text(post.path("reshareContext"), "root"))
                        .original(original)
                        .permalink("https://www.linkedin.com/feed/update/" + id)
                        .post(),
                Engagement.UNREPORTED);
    }

    private static PostKind kind(String original, String text) {
        if (original.isEmpty()) {
            return PostKind.ORIGINAL;
        }
        return text.isEmpty() ? PostKind.REPOST : PostKind.QUOTE;
    }

    private static Instant created(JsonNode of) throws Unreadable {
        return Json.has(of, "createdAt") ? Times.required(of, "createdAt") : Times.required(of.path("created"), "time");
    }

    private static Author author(String urn) {
        return new Author(PostDraft.qualified(PLATFORM, urn), "", "", -1, false);
    }

    private static void comment(JsonNode comment, Reading reading) throws Unreadable {
        String named = Json.text(comment, "commentUrn", "$URN");
        String id = named.isEmpty() ? Json.required(comment, "id") : urn(named);
        Instant published = created(comment);
        String about = Json.text(comment, "object");
        String parent = urn(Json.text(comment, "parentComment"));
        String text = Json.text(comment.path("message"), "text");
        reading.observed(
                new PostDraft(PLATFORM, id, published)
                        .editedAt(Times.optional(comment.path("lastModified"), "time", published))
                        .kind(PostKind.REPLY)
                        .author(author(Json.text(comment, "actor")))
                        .text(text)
                        .links(Texts.links(text))
                        .hashtags(Texts.marked(text, '#'))
                        .parent(parent.isEmpty() ? about : parent)
                        .root(about)
                        .post(),
                summary(comment));
    }

    private static Engagement summary(JsonNode of) {
        JsonNode likes = of.path("likesSummary");
        JsonNode comments = of.path("commentsSummary");
        return new Engagement(
                Math.max(Json.count(likes, "aggregatedTotalLikes"), Json.count(likes, "totalLikes")),
                Math.max(
                        Json.count(comments, "aggregatedTotalComments"),
                        Json.count(comments, "totalFirstLevelComments")),
                -1,
                -1,
                -1,
                -1);
    }

    private static void metadata(JsonNode metadata, Reading reading) throws Unreadable {
        long reactions = 0;
        for (JsonNode summary : metadata.path("reactionSummaries")) {
            reactions += Math.max(0, Json.count(summary, "count"));
        }
        reading.counted(
                urn(Json.text(metadata, "entity", "id")),
                new Engagement(
                        metadata.path("reactionSummaries").isObject() ? reactions : -1,
                        Json.count(metadata.path("commentSummary"), "count"),
                        -1,
                        -1,
                        -1,
                        -1),
                reading.receivedAt());
    }

    private static void statistics(JsonNode statistics, Reading reading) throws Unreadable {
        JsonNode totals = statistics.path("totalShareStatistics");
        reading.counted(
                Json.text(statistics, "share", "ugcPost"),
                new Engagement(
                        Json.count(totals, "likeCount"),
                        Json.count(totals, "commentCount"),
                        Json.count(totals, "shareCount"),
                        -1,
                        -1,
                        Json.count(totals, "impressionCount")),
                reading.receivedAt());
    }

    /** What someone did with an organisation's post; the words stand in the decorated activity. */
    private static void notification(JsonNode notification, Reading reading) throws Unreadable {
        String action = Json.text(notification, "action");
        Instant at = Times.optional(notification, "lastModifiedAt", reading.receivedAt());
        JsonNode decorated = notification.path("decoratedGeneratedActivity");
        JsonNode said = decorated.path("comment").isObject() ? decorated.path("comment") : decorated.path("share");
        String id = urn(Json.text(said, "entity"));
        id = id.isEmpty() ? urn(Json.text(notification, "generatedActivity")) : id;
        switch (action) {
            case "COMMENT", "ADMIN_COMMENT", "SHARE", "SHARE_MENTION", "COMMENT_EDIT", "PHOTO_MENTION" ->
                said(notification, said, id, at, reading);
            case "COMMENT_DELETE" -> reading.removed(id, at);
            default -> throw Unreadable.control("\"" + action + "\"");
        }
    }

    private static void said(JsonNode notification, JsonNode said, String id, Instant at, Reading reading)
            throws Unreadable {
        String action = Json.text(notification, "action");
        String text = Json.required(said, "text");
        boolean edited = action.equals("COMMENT_EDIT");
        boolean share = action.startsWith("SHARE");
        String source = Json.text(notification, "sourcePost");
        reading.observed(
                new PostDraft(PLATFORM, id, edited ? at.minusSeconds(1) : at)
                        .editedAt(at)
                        .kind(share ? PostKind.QUOTE : PostKind.REPLY)
                        .author(author(Json.text(said, "owner")))
                        .text(text)
                        .hashtags(Texts.marked(text, '#'))
                        .parent(share ? "" : source)
                        .root(share ? "" : source)
                        .original(share ? source : "")
                        .post(),
                Engagement.UNREPORTED,
                at);
    }
}
