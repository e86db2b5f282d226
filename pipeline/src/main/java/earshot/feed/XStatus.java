package earshot.feed;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.model.Author;
import earshot.model.Engagement;
import earshot.model.Post;
import earshot.model.PostKind;
import earshot.model.RejectReason;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A status of X's v1.1 API, in each of its dresses: stream, REST ({@code full_text}), cut ({@code extended_tweet}).
 *
 * <p>A repost shows its original's text, entities and media: its own are the same behind {@code RT @handle:}, and cut.
 * A status that quotes is a {@link PostKind#QUOTE} even where it also replies; its parent is kept.
 */
final class XStatus {
    private static final DateTimeFormatter CREATED_AT =
            DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss Z yyyy", Locale.ROOT);

    /** The link with which X ends a text it cut: to the post itself. */
    private static final String OWN_LINK = "https://twitter.com/i/web/status/";

    private final JsonNode status;
    /** Holds the uncut text and its entities. */
    private final JsonNode full;

    XStatus(JsonNode status) {
        this.status = status;
        this.full = Json.has(status, "extended_tweet") ? status.path("extended_tweet") : status;
    }

    JsonNode json() {
        return status;
    }

    private boolean isRepost() {
        return Json.has(status, "retweeted_status");
    }

    /** Whether another post comes along: X leaves out, or empties, one that was deleted. */
    boolean carries() {
        return Json.has(carried().status, "created_at");
    }

    /** The original of a repost, or the post that is quoted. */
    XStatus carried() {
        return new XStatus(status.path(isRepost() ? "retweeted_status" : "quoted_status"));
    }

    Post post() throws Unreadable {
        XStatus worded = isRepost() ? carried() : this;
        Author author = author();
        String id = id();
        return new PostDraft(XParser.PLATFORM, id, createdAt())
                .kind(kind())
                .author(author)
                .text(worded.text())
                .links(worded.links())
                .hashtags(Json.listed(worded.entities("hashtags"), "text"))
                .mentions(Json.listed(worded.entities("user_mentions"), "screen_name"))
                .media(worded.media())
                .language(Json.text(status, "lang"))
                .place(Json.text(status.path("place"), "full_name"))
                .parent(isRepost() ? "" : Json.text(status, "in_reply_to_status_id_str", "in_reply_to_status_id"))
                .root(Json.text(status, "conversation_id_str"))
                .original(isRepost() ? carried().id() : Json.text(status, "quoted_status_id_str", "quoted_status_id"))
                .permalink("https://x.com/" + (author.handle().isEmpty() ? "i" : author.handle()) + "/status/" + id)
                .source(Texts.withoutTags(Json.text(status, "source")))
                .post();
    }

    /** Running totals; none of a repost, which repeats its original's. */
    Engagement engagement() {
        return isRepost()
                ? Engagement.UNREPORTED
                : new Engagement(
                        Json.count(status, "favorite_count"),
                        Json.count(status, "reply_count"),
                        Json.count(status, "retweet_count"),
                        Json.count(status, "quote_count"),
                        -1,
                        -1);
    }

    private String id() throws Unreadable {
        String id = Json.text(status, "id_str", "id");
        if (id.isEmpty()) {
            throw Unreadable.missing("id_str");
        }
        return id;
    }

    private Instant createdAt() throws Unreadable {
        String created = Json.required(status, "created_at");
        try {
            // Those that came as Activity Streams have kept the times of their dress.
            if (Character.isDigit(created.charAt(0))) {
                return Times.iso(created);
            }
            return FixedTimes.isX(created) ? FixedTimes.x(created) : CREATED_AT.parse(created, Instant::from);
        } catch (DateTimeException e) {
            throw Unreadable.because(
                    RejectReason.BAD_VALUE, "created_at is not a time like Wed Jul 03 06:29:00 +0000 2019.");
        }
    }

    private PostKind kind() {
        if (isRepost()) {
            return PostKind.REPOST;
        }
        if (Json.flag(status, "is_quote_status") || Json.has(status, "quoted_status")) {
            return PostKind.QUOTE;
        }
        boolean replies = !Json.text(status, "in_reply_to_status_id_str", "in_reply_to_status_id")
                .isEmpty();
        return replies ? PostKind.REPLY : PostKind.ORIGINAL;
    }

    private Author author() {
        JsonNode user = status.path("user");
        return new Author(
                PostDraft.qualified(XParser.PLATFORM, Json.text(user, "id_str", "id")),
                Json.text(user, "name"),
                Json.text(user, "screen_name"),
                Json.count(user, "followers_count"),
                Json.flag(user, "verified"));
    }

    private String text() throws Unreadable {
        if (!Json.has(full, "full_text") && !Json.has(status, "text")) {
            throw Unreadable.missing("text");
        }
        String text = Json.text(full, "full_text");
        return Texts.decoded(text.isEmpty() ? Json.text(status, "text") : text);
    }

    private JsonNode entities(String kind) {
        return full.path("entities").path(kind);
    }

    private List<String> links() {
        List<String> links = new ArrayList<>(2);
        for (JsonNode url : entities("urls")) {
            String link = Json.text(url.path("unwound"), "url");
            link = link.isEmpty() ? Json.text(url, "expanded_url", "url") : link;
            if (!link.isEmpty() && !link.startsWith(OWN_LINK)) {
                links.add(link);
            }
        }
        return List.copyOf(links);
    }

    private List<String> media() {
        JsonNode all = full.path("extended_entities").path("media");
        List<String> kinds = new ArrayList<>(2);
        for (JsonNode medium : all.isArray() ? all : entities("media")) {
            String kind = Json.text(medium, "type");
            kinds.add(kind.equals("animated_gif") ? "gif" : kind);
        }
        return List.copyOf(kinds);
    }
}
