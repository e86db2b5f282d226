package earshot.feed;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.model.Author;
import earshot.model.Engagement;
import earshot.model.Post;
import earshot.model.PostKind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;

/**
 * Mastodon and its kin: statuses of the REST API and what holds them, events of the streams, and the outbox of an
 * account's archive.
 *
 * <p>A status is known by the id its server gave it: parents, boosts and deletions name no other. The same status asked
 * from two servers is therefore two posts; listen to one. An outbox knows its posts by their addresses.
 */
final class MastodonParser extends JsonFeedParser {
    private static final String PLATFORM = "mastodon";

    private final ActivityObjects activities = new ActivityObjects(PLATFORM);

    @Override
    public String platform() {
        return PLATFORM;
    }

    /** A stream over plain HTTP sends its events in lines of text. */
    @Override
    JsonNode json(byte[] bytes) throws Unreadable {
        return ServerSentEvents.areIn(bytes) ? ServerSentEvents.read(bytes) : super.json(bytes);
    }

    @Override
    void read(JsonNode payload, Reading reading) throws Unreadable {
        read(payload, reading.receivedAt(), reading);
    }

    private void read(JsonNode payload, Instant at, Reading reading) throws Unreadable {
        if (payload.isArray()) {
            reading.each(payload, item -> read(item, at, reading));
        } else if (isStatus(payload)) {
            status(payload, at, reading);
        } else if (Json.has(payload, "event")) {
            event(Json.text(payload, "event"), payload.path("payload"), reading);
        } else if (payload.path("statuses").isArray()) {
            reading.each(payload.path("statuses"), item -> read(item, at, reading));
        } else if (payload.path("ancestors").isArray()) {
            reading.each(payload.path("ancestors"), item -> read(item, at, reading));
            reading.each(payload.path("descendants"), item -> read(item, at, reading));
        } else if (payload.path("status").isObject()) {
            read(payload.path("status"), at, reading);
        } else if (payload.path("last_status").isObject()) {
            read(payload.path("last_status"), at, reading);
        } else if (payload.path("data").isArray()) {
            Instant pulledAt = Times.optional(payload, "pulled_at", at);
            reading.each(payload.path("data"), item -> read(item, pulledAt, reading));
        } else if (!activities.read(payload, reading)) {
            throw Unreadable.unknown("Mastodon");
        }
    }

    private static boolean isStatus(JsonNode payload) {
        return Json.has(payload, "content")
                && Json.has(payload, "id")
                && Json.has(payload, "created_at")
                && payload.path("account").isObject();
    }

    /** The payload of an event is JSON written as a string; that of a deletion is the bare id. */
    private void event(String name, JsonNode payload, Reading reading) throws Unreadable {
        switch (name) {
            case "delete" -> reading.removed(payload.asText(), reading.receivedAt());
            case "update", "status.update", "notification", "conversation" -> {
                JsonNode told =
                        payload.isTextual() ? Json.read(payload.textValue().getBytes(StandardCharsets.UTF_8)) : payload;
                if (name.equals("notification") && !told.path("status").isObject()) {
                    throw Unreadable.control("\"" + Json.text(told, "type") + "\"");
                }
                read(told, reading);
            }
            default -> throw Unreadable.control("\"" + name + "\"");
        }
    }

    private static void status(JsonNode status, Instant at, Reading reading) throws Unreadable {
        JsonNode boosted = status.path("reblog");
        JsonNode quoted = quoted(status);
        reading.observed(post(status, boosted, quoted), engagement(status), at);
        if (isStatus(boosted)) {
            reading.one(boosted, original -> status(original, at, reading));
        } else if (isStatus(quoted)) {
            reading.one(quoted, original -> status(original, at, reading));
        }
    }

    private static JsonNode quoted(JsonNode status) {
        JsonNode quote = status.path("quote");
        return quote.path("quoted_status").isObject() ? quote.path("quoted_status") : quote;
    }

    private static Post post(JsonNode status, JsonNode boosted, JsonNode quoted) throws Unreadable {
        Instant published = Times.required(status, "created_at");
        boolean boost = isStatus(boosted);
        JsonNode worded = boost ? boosted : status;
        String parent = Json.text(status, "in_reply_to_id");
        String quotedId = Json.text(quoted, "id", "quoted_status_id");
        quotedId = quotedId.isEmpty() ? Json.text(status, "quote_id") : quotedId;
        Html html = Html.of(Json.text(worded, "content"));
        return new PostDraft(PLATFORM, Json.required(status, "id"), published)
                .editedAt(Times.optional(status, "edited_at", published))
                .kind(kind(boost, quotedId, parent))
                .author(author(status.path("account")))
                .text(html.text())
                .title(Json.text(worded, "spoiler_text"))
                .links(html.links(MastodonParser::isPlainLink))
                .hashtags(Json.listed(worded.path("tags"), "name"))
                .mentions(Json.listed(worded.path("mentions"), "acct"))
                .media(media(worded))
                .language(Json.text(worded, "language"))
                .parent(boost ? "" : parent)
                .original(boost ? Json.text(boosted, "id") : quotedId)
                .permalink(Json.text(status, "url", "uri"))
                .source(Json.text(status.path("application"), "name"))
                .post();
    }

    private static PostKind kind(boolean boost, String quoted, String parent) {
        if (boost) {
            return PostKind.REPOST;
        }
        if (!quoted.isEmpty()) {
            return PostKind.QUOTE;
        }
        return parent.isEmpty() ? PostKind.ORIGINAL : PostKind.REPLY;
    }

    /** None of a boost, which repeats its original's. */
    private static Engagement engagement(JsonNode status) {
        return isStatus(status.path("reblog"))
                ? Engagement.UNREPORTED
                : new Engagement(
                        Json.count(status, "favourites_count"),
                        Json.count(status, "replies_count"),
                        Json.count(status, "reblogs_count"),
                        Json.count(status, "quotes_count"),
                        -1,
                        -1);
    }

    private static Author author(JsonNode account) {
        return new Author(
                PostDraft.qualified(PLATFORM, Json.text(account, "id")),
                Json.text(account, "display_name"),
                Json.text(account, "acct", "username"),
                Json.count(account, "followers_count"),
                Json.flag(account, "verified"));
    }

    private static List<String> media(JsonNode status) {
        List<String> kinds = new ArrayList<>(2);
        for (String kind : Json.listed(status.path("media_attachments"), "type")) {
            switch (kind) {
                case "image" -> kinds.add("photo");
                case "gifv" -> kinds.add("gif");
                case "video" -> kinds.add("video");
                default -> {}
            }
        }
        if (Json.has(status.path("card"), "url")) {
            kinds.add("link");
        }
        return List.copyOf(kinds);
    }

    /** Hashtags and mentions are links too, to the server's own pages. */
    static boolean isPlainLink(Element anchor) {
        return !anchor.hasClass("hashtag") && !anchor.hasClass("mention") && !anchor.hasClass("u-url");
    }
}
