package earshot.feed;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.model.Author;
import earshot.model.Engagement;
import earshot.model.PostKind;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Activities of ActivityStreams 2.0, as servers exchange them and as an account's archive (its outbox) keeps them. A
 * share names its original and nothing else; a deletion leaves a tombstone.
 */
final class ActivityObjects implements Serializable {
    private static final List<String> POSTS =
            List.of("Note", "Article", "Question", "Page", "Video", "Image", "Audio", "Event");
    private static final List<String> COLLECTIONS =
            List.of("OrderedCollection", "OrderedCollectionPage", "Collection", "CollectionPage");

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
            case "Delete" -> reading.removed(id(object), at(payload, reading));
            case "Undo" -> undo(payload, object, reading);
            case "Like", "Follow", "Accept", "Reject", "Add", "Remove", "Block", "Flag", "Move", "Person" ->
                throw Unreadable.control(type);
            default -> {
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

    private void undo(JsonNode activity, JsonNode undone, Reading reading) throws Unreadable {
        if (!type(undone).equals("Announce")) {
            throw Unreadable.control("an Undo");
        }
        reading.removed(id(undone), at(activity, reading));
    }

    private void announce(JsonNode activity, JsonNode object, Reading reading) throws Unreadable {
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
        if (content.isEmpty()
                && Json.text(object, "name").isEmpty()
                && object.path("attachment").isEmpty()) {
            throw Unreadable.missing("content");
        }
        Html html = Html.of(content);
        JsonNode attributed = object.path("attributedTo");
        String parent = id(object.path("inReplyTo"));
        String quoted = Json.text(object, "quoteUrl", "quoteUri");
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
        return Json.text(object, "type");
    }

    /** What is referred to stands whole or as its bare id. */
    private static String id(JsonNode reference) {
        return reference.isTextual() ? Texts.whole(reference.textValue()) : Json.text(reference, "id");
    }

    private static Instant at(JsonNode activity, Reading reading) throws Unreadable {
        return Times.optional(activity, "published", reading.receivedAt());
    }

    private Author author(JsonNode actor) {
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
        String first = url.isArray() ? Json.text(url, 0) : Json.text(object, "url");
        return first.isEmpty() ? Json.text(url, "href") : first;
    }

    private static String language(JsonNode object) {
        JsonNode byLanguage = object.path("contentMap");
        return byLanguage.size() == 1 ? byLanguage.fieldNames().next() : "";
    }

    private static List<String> tagged(JsonNode object, String type, char marker) {
        List<String> names = new ArrayList<>(2);
        for (JsonNode tag : object.path("tag")) {
            String name = Json.text(tag, "name");
            if (type(tag).equals(type) && !name.isEmpty()) {
                names.add(name.charAt(0) == marker ? name.substring(1) : name);
            }
        }
        return List.copyOf(names);
    }

    private static List<String> media(JsonNode object) {
        List<String> kinds = new ArrayList<>(2);
        for (JsonNode attachment : object.path("attachment")) {
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
