package earshot.feed;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.model.Author;
import earshot.model.Engagement;
import earshot.model.PostKind;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Activities of ActivityStreams 2.0, as servers exchange them and as an account's archive (its outbox) keeps them. A
 * share names its original and nothing else; a deletion leaves a tombstone.
 */
final class ActivityObjects implements Serializable {
    private static final List<String> POSTS =
            List.of("Note", "Article", "Question", "Page", "Video", "Image", "Audio", "Event");
    private static final List<String> COLLECTIONS =
            List.of("OrderedCollection", "OrderedCollectionPage", "Collection", "CollectionPage");

    /** Of ActivityStreams' own vocabulary and its extensions: no posts. */
    private static final Set<String> OTHERS = Set.of(
            "Accept",
            "Add",
            "Application",
            "Arrive",
            "Block",
            "Dislike",
            "EmojiReact",
            "Flag",
            "Follow",
            "Group",
            "Ignore",
            "Invite",
            "Join",
            "Leave",
            "Like",
            "Listen",
            "Move",
            "Offer",
            "Organization",
            "Person",
            "Read",
            "Reject",
            "Remove",
            "Service",
            "TentativeAccept",
            "TentativeReject",
            "Travel",
            "View");

    private final String platform;

    ActivityObjects(String platform) {
        this.platform = platform;
    }

    /** @return false where the payload is no such activity */
    boolean read(JsonNode payload, Reading reading) throws Unreadable {
        String type = type(payload);
        JsonNode object = payload.path("object");
        if (COLLECTIONS.contains(type)) {
            JsonNode ordered = payload.path("orderedItems");
            reading.each(ordered.isArray() ? ordered : payload.path("items"), item -> readItem(item, reading));
            return true;
        }
        if (POSTS.contains(type)) {
            observe(payload, payload, reading);
            return true;
        }
        switch (type) {
            case "Create", "Update" -> create(payload, object, reading);
            case "Announce" -> announce(payload, object, reading);
            case "Delete" -> delete(payload, object, reading);
            case "Undo" -> undo(payload, object, reading);
            case "Tombstone" -> reading.removed(id(payload), Times.optional(payload, "deleted", reading.receivedAt()));
            default -> {
                if (OTHERS.contains(type)) {
                    throw Unreadable.control(type);
                }
                return false;
            }
        }
        return true;
    }

    private void readItem(JsonNode item, Reading reading) throws Unreadable {
        if (!read(item, reading)) {
            throw Unreadable.unknown(platform);
        }
    }

    private void create(JsonNode activity, JsonNode object, Reading reading) throws Unreadable {
        if (!POSTS.contains(type(object))) {
            throw Unreadable.control("a " + (type(object).isEmpty() ? "thing" : type(object)));
        }
        observe(object, activity, reading);
    }

    /** An account that deletes itself takes its posts with it. */
    private static void delete(JsonNode activity, JsonNode object, Reading reading) throws Unreadable {
        String deleted = id(object);
        if (!deleted.isEmpty() && deleted.equals(id(activity.path("actor")))) {
            reading.authorRemoved(deleted, at(activity, reading));
        } else {
            reading.removed(deleted, at(activity, reading));
        }
    }

    private void undo(JsonNode activity, JsonNode undone, Reading reading) throws Unreadable {
        if (!type(undone).equals("Announce")) {
            throw Unreadable.control("an Undo");
        }
        reading.removed(id(undone), at(activity, reading));
    }

    /** Groups pass on their members' activities in this dress. */
    private void announce(JsonNode activity, JsonNode object, Reading reading) throws Unreadable {
        if (object.path("object").isObject()
                || OTHERS.contains(type(object))
                || type(object).equals("Delete")) {
            readItem(object, reading);
            return;
        }
        reading.observed(
                new PostDraft(platform, Json.required(activity, "id"), Times.required(activity, "published"))
                        .kind(PostKind.REPOST)
                        .author(author(activity.path("actor")))
                        .original(id(object))
                        .post(),
                Engagement.UNREPORTED);
        if (POSTS.contains(type(object))) {
            reading.one(object, original -> observe(original, activity.path(""), reading));
        }
    }

    private void observe(JsonNode object, JsonNode activity, Reading reading) throws Unreadable {
        Instant published = Json.has(object, "published")
                ? Times.required(object, "published")
                : Times.required(activity, "published");
        String content = Json.text(object, "content");
        content = content.isEmpty() ? first(object.path("contentMap")) : content;
        if (content.isEmpty()
                && Json.text(object, "name").isEmpty()
                && object.path("attachment").isEmpty()) {
            throw Unreadable.missing("content");
        }
        Html html = Html.of(content);
        JsonNode attributed = object.path("attributedTo");
        String parent = id(object.path("inReplyTo"));
        String quoted = Json.text(object, "quoteUrl", "quoteUri");
        quoted = quoted.isEmpty() ? Json.text(object, "quote", "_misskey_quote") : quoted;
        reading.observed(
                new PostDraft(platform, Json.required(object, "id"), published)
                        .editedAt(Times.optional(object, "updated", published))
                        .kind(
                                !quoted.isEmpty()
                                        ? PostKind.QUOTE
                                        : parent.isEmpty() ? PostKind.ORIGINAL : PostKind.REPLY)
                        .author(author(attributed.isMissingNode() ? activity.path("actor") : attributed))
                        .text(html.text())
                        .title(Html.text(Json.text(object, "name", "summary")))
                        .links(html.links(MastodonParser::isPlainLink))
                        .hashtags(tagged(object, "Hashtag", '#'))
                        .mentions(tagged(object, "Mention", '@'))
                        .media(media(object))
                        .language(language(object))
                        .parent(parent)
                        .root(Json.text(object, "conversation"))
                        .original(quoted)
                        .permalink(link(object))
                        .post(),
                new Engagement(
                        Json.count(object.path("likes"), "totalItems"),
                        Json.count(object.path("replies"), "totalItems"),
                        Json.count(object.path("shares"), "totalItems"),
                        -1,
                        -1,
                        -1));
    }

    private static String type(JsonNode object) {
        JsonNode type = object.path("type");
        return type.isArray() ? Json.text(type, 0) : Json.text(object, "type");
    }

    private static String first(JsonNode object) {
        return object.isEmpty() ? "" : Texts.whole(object.elements().next().asText(""));
    }

    /** What is referred to stands whole or as its bare id; of several the first counts. */
    private static String id(JsonNode references) {
        JsonNode reference = references.isArray() ? references.path(0) : references;
        return reference.isTextual() ? Texts.whole(reference.textValue()) : Json.text(reference, "id");
    }

    private static Instant at(JsonNode activity, Reading reading) throws Unreadable {
        return Times.optional(activity, "published", reading.receivedAt());
    }

    private Author author(JsonNode actors) {
        JsonNode actor = actors.isArray() ? actors.path(0) : actors;
        String id = id(actor);
        String handle = Json.text(actor, "preferredUsername");
        return new Author(
                PostDraft.qualified(platform, id),
                Json.text(actor, "name"),
                handle.isEmpty() ? id.substring(id.lastIndexOf('/') + 1) : handle,
                -1,
                false);
    }

    private static String link(JsonNode object) {
        JsonNode url = object.path("url");
        JsonNode first = url.isArray() ? url.path(0) : url;
        return first.isTextual() ? Texts.whole(first.textValue()) : Json.text(first, "href");
    }

    private static String language(JsonNode object) {
        JsonNode byLanguage = object.path("contentMap");
        return byLanguage.isObject() && byLanguage.size() == 1
                ? byLanguage.fieldNames().next()
                : "";
    }

    private static List<String> tagged(JsonNode object, String type, char marker) {
        List<String> names = new ArrayList<>(2);
        for (JsonNode tag : Json.items(object.path("tag"))) {
            String name = Json.text(tag, "name");
            if (type(tag).equals(type) && !name.isEmpty()) {
                names.add(name.charAt(0) == marker ? name.substring(1) : name);
            }
        }
        return List.copyOf(names);
    }

    private static List<String> media(JsonNode object) {
        List<String> kinds = new ArrayList<>(2);
        for (JsonNode attachment : Json.items(object.path("attachment"))) {
            String kind = Json.text(attachment, "mediaType");
            String named = kind.isEmpty() ? type(attachment) : kind;
            if (named.startsWith("image") || named.equals("Image")) {
                kinds.add(named.equals("image/gif") ? "gif" : "photo");
            } else if (named.startsWith("video") || named.equals("Video")) {
                kinds.add("video");
            }
        }
        return List.copyOf(kinds);
    }
}
