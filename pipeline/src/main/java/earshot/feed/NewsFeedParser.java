package earshot.feed;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.model.Author;
import earshot.model.Engagement;
import earshot.model.PostKind;
import earshot.model.RawPayload;
import earshot.model.RejectReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * News feeds: RSS, Atom and JSON Feed, of blogs, papers and whatever else has one. A payload is a whole document.
 *
 * <p>An entry without a time counts as published when the document was made, which is the latest it can be; where neither
 * tells a time there is no post. An id that is no address is unique within its feed only, and gets the feed's.
 */
final class NewsFeedParser implements FeedParser {
    private static final String PLATFORM = "rss";

    @Override
    public String platform() {
        return PLATFORM;
    }

    @Override
    public boolean isExport() {
        return true;
    }

    @Override
    public ParseResult parse(RawPayload raw) {
        try {
            Feed feed = feed(raw.bytes());
            Reading reading = new Reading(PLATFORM, raw);
            for (FeedEntry entry : feed.entries()) {
                reading.attempt(() -> observe(entry, feed, reading));
            }
            feed.deleted()
                    .forEach((id, when) -> reading.attempt(
                            () -> reading.removed(id, FeedDates.read(when).orElse(reading.receivedAt()))));
            return reading.result();
        } catch (Unreadable e) {
            return e.rejected();
        }
    }

    /**
     * @param made when the document was made
     * @param deleted when entries went, by id
     */
    record Feed(
            String link,
            String made,
            String language,
            String author,
            List<FeedEntry> entries,
            Map<String, String> deleted) {}

    static Feed feed(byte[] bytes) throws Unreadable {
        if (startsWithBrace(bytes)) {
            return jsonFeed(Json.read(bytes));
        }
        FeedDocument document = FeedDocument.read(bytes);
        return new Feed(
                document.link(),
                document.made(),
                document.language(),
                document.author(),
                document.entries(),
                document.deleted());
    }

    /** Behind the byte order mark and blanks. */
    private static boolean startsWithBrace(byte[] bytes) {
        for (byte b : bytes) {
            if (b > ' ') {
                return b == '{';
            }
        }
        return false;
    }

    private static Feed jsonFeed(JsonNode feed) throws Unreadable {
        if (!feed.path("items").isArray() || !Json.has(feed, "version")) {
            throw Unreadable.unknown("a news feed");
        }
        List<FeedEntry> entries = new ArrayList<>();
        for (JsonNode item : feed.path("items")) {
            entries.add(jsonEntry(item));
        }
        return new Feed(
                Json.text(feed, "home_page_url", "feed_url"),
                "",
                Json.text(feed, "language"),
                jsonAuthor(feed),
                entries,
                Map.of());
    }

    private static FeedEntry jsonEntry(JsonNode item) {
        String html = Json.text(item, "content_html");
        String text = Json.text(item, "content_text", "summary");
        List<String> categories = new ArrayList<>();
        item.path("tags").forEach(tag -> categories.add(Texts.whole(tag.asText())));
        List<String> media = new ArrayList<>();
        for (String type : Json.listed(item.path("attachments"), "mime_type")) {
            if (type.startsWith("image") || type.startsWith("video")) {
                media.add(type.startsWith("image") ? "photo" : "video");
            }
        }
        return new FeedEntry(
                Json.text(item, "id"),
                escaped(Json.text(item, "title")),
                Json.text(item, "url", "external_url"),
                html.isEmpty() ? escaped(text) : html,
                jsonAuthor(item),
                Json.text(item, "date_published"),
                Json.text(item, "date_modified"),
                List.copyOf(categories),
                List.copyOf(media),
                Json.text(item, "language"),
                "",
                "");
    }

    private static String jsonAuthor(JsonNode of) {
        String name = Json.text(of.path("authors").path(0), "name");
        return name.isEmpty() ? Json.text(of.path("author"), "name") : name;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br>");
    }

    private static void observe(FeedEntry entry, Feed feed, Reading reading) throws Unreadable {
        String title = Html.text(entry.title()).replace('\n', ' ');
        Html html = Html.of(entry.html());
        String text = html.text();
        if (title.isEmpty() && text.isEmpty()) {
            throw Unreadable.missing("title");
        }
        Instant published = published(entry, feed);
        String author = entry.author().isEmpty() ? feed.author() : entry.author();
        reading.observed(
                new PostDraft(PLATFORM, id(entry, feed), published)
                        .editedAt(FeedDates.read(entry.updated()).orElse(published))
                        .kind(entry.repliesTo().isEmpty() ? PostKind.ORIGINAL : PostKind.REPLY)
                        .author(new Author("", author, "", -1, false))
                        .title(title)
                        .text(text)
                        .links(html.links())
                        .hashtags(entry.categories())
                        .media(entry.media())
                        .language(entry.language().isEmpty() ? feed.language() : entry.language())
                        .parent(entry.repliesTo())
                        .permalink(entry.link())
                        .source(feed.link())
                        .post(),
                new Engagement(-1, comments(entry), -1, -1, -1, -1));
    }

    private static Instant published(FeedEntry entry, Feed feed) throws Unreadable {
        for (String time : List.of(entry.published(), entry.updated(), feed.made())) {
            if (!time.isEmpty()) {
                return FeedDates.read(time)
                        .orElseThrow(() -> Unreadable.because(
                                RejectReason.BAD_VALUE, "The time of an entry is in no known form."));
            }
        }
        throw Unreadable.missing("time of an entry");
    }

    private static String id(FeedEntry entry, Feed feed) throws Unreadable {
        String id = entry.id().isEmpty() ? entry.link() : entry.id();
        if (id.isEmpty()) {
            throw Unreadable.missing("id or link of an entry");
        }
        boolean isAddress = id.indexOf(':') > 0 && id.indexOf(' ') < 0;
        return isAddress || feed.link().isEmpty() ? id : feed.link() + "#" + id;
    }

    private static long comments(FeedEntry entry) {
        String digits = entry.comments().strip();
        return digits.matches("\\d{1,9}") ? Long.parseLong(digits) : -1;
    }
}
