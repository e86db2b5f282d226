package earshot.feed;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.model.Author;
import earshot.model.Engagement;
import earshot.model.PostKind;
import java.time.Instant;
import java.util.List;

/**
 * Reddit: listings and things of the API, and the bare things of archives, one a line. A submission is {@code t3_…}, a
 * comment {@code t1_…}.
 *
 * <p>What was removed or deleted is still shown, with that word in place of the text. A thing whose author alone is gone
 * keeps its text and loses its author. Old edits say only that they happened: the version then counts as a second younger
 * than the first.
 */
final class RedditParser extends JsonFeedParser {
    private static final String PLATFORM = "reddit";
    private static final List<String> GONE = List.of("[removed]", "[deleted]", "[deleted by user]");

    @Override
    public String platform() {
        return PLATFORM;
    }

    @Override
    public boolean isExport() {
        return true;
    }

    @Override
    void read(JsonNode payload, Reading reading) throws Unreadable {
        if (payload.isArray()) {
            reading.each(payload, item -> read(item, reading));
            return;
        }
        JsonNode data = payload.path("data");
        switch (Json.text(payload, "kind")) {
            case "Listing" -> reading.each(data.path("children"), item -> read(item, reading));
            case "t1" -> comment(data, reading);
            case "t3" -> submission(data, reading);
            // Comments that were left out, to be asked for; accounts, messages, communities, awards.
            case "more", "t2", "t4", "t5", "t6" -> throw Unreadable.control("something else");
            default -> bare(payload, reading);
        }
    }

    private void bare(JsonNode thing, Reading reading) throws Unreadable {
        if (!Json.has(thing, "id") || !Json.has(thing, "created_utc")) {
            throw Unreadable.unknown("Reddit");
        }
        if (Json.has(thing, "body") && Json.has(thing, "parent_id")) {
            comment(thing, reading);
        } else if (Json.has(thing, "title")) {
            submission(thing, reading);
        } else {
            throw Unreadable.unknown("Reddit");
        }
    }

    private void comment(JsonNode comment, Reading reading) throws Unreadable {
        String text = decoded(comment, "body");
        if (isGone(comment, text)) {
            reading.removed(id(comment, "t1_"), reading.receivedAt());
        } else {
            Json.required(comment, "body");
            reading.observed(
                    draft(comment, "t1_", text)
                            .kind(PostKind.REPLY)
                            .parent(Json.text(comment, "parent_id"))
                            .root(Json.text(comment, "link_id"))
                            .links(Texts.links(text))
                            .post(),
                    engagement(comment));
        }
        JsonNode replies = comment.path("replies");
        if (replies.isObject()) {
            reading.each(replies.path("data").path("children"), item -> {
                if (!Json.text(item, "kind").equals("more")) {
                    read(item, reading);
                }
            });
        }
    }

    private static void submission(JsonNode submission, Reading reading) throws Unreadable {
        String text = decoded(submission, "selftext");
        if (isGone(submission, text) || Json.has(submission, "removed_by_category")) {
            reading.removed(id(submission, "t3_"), reading.receivedAt());
            return;
        }
        String title = decoded(submission, "title");
        if (title.isEmpty()) {
            throw Unreadable.missing("title");
        }
        String url = decoded(submission, "url");
        boolean links = !Json.flag(submission, "is_self") && url.startsWith("http");
        reading.observed(
                draft(submission, "t3_", text)
                        .title(title)
                        .links(links ? List.of(url) : Texts.links(text))
                        .media(media(submission, links))
                        .original(Json.text(submission, "crosspost_parent"))
                        .kind(Json.has(submission, "crosspost_parent") ? PostKind.QUOTE : PostKind.ORIGINAL)
                        .post(),
                engagement(submission));
        reading.each(submission.path("crosspost_parent_list"), original -> submission(original, reading));
    }

    private static boolean isGone(JsonNode thing, String text) {
        return GONE.contains(text)
                || (text.startsWith("[ Removed by ") && text.endsWith("]"))
                || (Json.text(thing, "author").equals("[deleted]") && text.isEmpty() && !Json.has(thing, "url"));
    }

    private static PostDraft draft(JsonNode thing, String prefix, String text) throws Unreadable {
        Instant created = Times.required(thing, "created_utc");
        String permalink = Json.text(thing, "permalink", "context");
        return new PostDraft(PLATFORM, id(thing, prefix), created)
                .editedAt(edited(thing, created))
                .author(author(thing))
                .text(text)
                .permalink(permalink.startsWith("/") ? "https://www.reddit.com" + permalink : permalink)
                .source(community(thing));
    }

    private static Instant edited(JsonNode thing, Instant created) throws Unreadable {
        JsonNode edited = thing.path("edited");
        return edited.isBoolean()
                ? created.plusSeconds(edited.booleanValue() ? 1 : 0)
                : Times.optional(thing, "edited", created);
    }

    private static String id(JsonNode thing, String prefix) throws Unreadable {
        String id = Json.required(thing, "id");
        return id.startsWith(prefix) ? id : prefix + id;
    }

    private static String community(JsonNode thing) {
        String community = Json.text(thing, "subreddit");
        return community.isEmpty() ? "" : "r/" + community;
    }

    private static Author author(JsonNode thing) {
        String name = Json.text(thing, "author");
        return name.equals("[deleted]")
                ? Author.UNKNOWN
                : new Author(PostDraft.qualified(PLATFORM, Json.text(thing, "author_fullname")), name, name, -1, false);
    }

    /** Reddit escapes the markup of text it has not turned into HTML. */
    private static String decoded(JsonNode thing, String field) {
        return Texts.decoded(Json.text(thing, field)).strip();
    }

    private static List<String> media(JsonNode submission, boolean links) {
        if (Json.flag(submission, "is_video")) {
            return List.of("video");
        }
        if (Json.text(submission, "post_hint").equals("image") || Json.flag(submission, "is_gallery")) {
            return List.of("photo");
        }
        return links ? List.of("link") : List.of();
    }

    /** A score is ups less downs and may be below zero. */
    private static Engagement engagement(JsonNode thing) {
        JsonNode score = thing.path("score");
        return new Engagement(
                score.isNumber() ? Math.max(score.longValue(), 0) : Json.count(thing, "ups"),
                Json.count(thing, "num_comments"),
                Json.count(thing, "num_crossposts"),
                -1,
                -1,
                Json.count(thing, "view_count"));
    }
}
