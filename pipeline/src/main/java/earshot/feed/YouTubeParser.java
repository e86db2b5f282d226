package earshot.feed;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.model.Author;
import earshot.model.Engagement;
import earshot.model.PostKind;
import java.time.Instant;
import java.util.List;

/**
 * YouTube: comment threads, comments, videos and search results, alone or in a list. A comment replies to its video or to
 * another comment. YouTube tells no deletion: a comment is no longer listed.
 */
final class YouTubeParser extends JsonFeedParser {
    private static final String PLATFORM = "youtube";
    private static final String WATCH = "https://www.youtube.com/watch?v=";

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
        } else if (payload.path("items").isArray()) {
            reading.each(payload.path("items"), item -> read(item, reading));
        } else {
            switch (Json.text(payload, "kind")) {
                case "youtube#commentThread" -> thread(payload, reading);
                case "youtube#comment" -> comment(payload, "", -1, reading);
                case "youtube#video" -> video(payload, Json.required(payload, "id"), reading);
                case "youtube#searchResult" -> {
                    if (!Json.has(payload.path("id"), "videoId")) {
                        throw Unreadable.control("a channel or a playlist");
                    }
                    video(payload, Json.text(payload.path("id"), "videoId"), reading);
                }
                case "youtube#playlistItem" -> listed(payload, reading);
                case "youtube#activity" -> uploaded(payload, reading);
                default -> {
                    if (Json.text(payload, "kind").startsWith("youtube#")) {
                        throw Unreadable.control(Json.text(payload, "kind"));
                    }
                    throw Unreadable.unknown("YouTube");
                }
            }
        }
    }

    /** A video as a list shows it, whose snippet tells when it was added and not when it was published. */
    private static void listed(JsonNode item, Reading reading) throws Unreadable {
        JsonNode snippet = item.path("snippet");
        JsonNode content = item.path("contentDetails");
        if (!Json.has(content, "videoPublishedAt") || !Json.has(snippet, "videoOwnerChannelId")) {
            throw Unreadable.control("a place in a playlist");
        }
        video(
                snippet,
                Json.required(snippet.path("resourceId"), "videoId"),
                Times.required(content, "videoPublishedAt"),
                Json.text(snippet, "videoOwnerChannelId"),
                Json.text(snippet, "videoOwnerChannelTitle"),
                Engagement.UNREPORTED,
                reading);
    }

    private static void uploaded(JsonNode activity, Reading reading) throws Unreadable {
        JsonNode upload = activity.path("contentDetails").path("upload");
        if (!Json.has(upload, "videoId")) {
            throw Unreadable.control("an activity");
        }
        video(activity, Json.text(upload, "videoId"), reading);
    }

    private static void thread(JsonNode thread, Reading reading) throws Unreadable {
        JsonNode snippet = thread.path("snippet");
        String video = Json.text(snippet, "videoId", "channelId");
        if (!snippet.path("topLevelComment").isObject()) {
            throw Unreadable.missing("topLevelComment");
        }
        comment(snippet.path("topLevelComment"), video, Json.count(snippet, "totalReplyCount"), reading);
        reading.each(thread.path("replies").path("comments"), reply -> comment(reply, video, -1, reading));
    }

    private static void comment(JsonNode comment, String about, long replies, Reading reading) throws Unreadable {
        JsonNode snippet = comment.path("snippet");
        String id = Json.required(comment, "id");
        Instant published = Times.required(snippet, "publishedAt");
        if (!Json.has(snippet, "textOriginal") && !Json.has(snippet, "textDisplay")) {
            throw Unreadable.missing("textDisplay");
        }
        String plain = Json.text(snippet, "textOriginal");
        String text = plain.isEmpty() ? Html.text(Json.text(snippet, "textDisplay")) : plain;
        String own = Json.text(snippet, "videoId");
        String video = own.isEmpty() ? about : own;
        String author = Json.text(snippet.path("authorChannelId"), "value");
        String parent = Json.text(snippet, "parentId");
        reading.observed(
                new PostDraft(PLATFORM, id, published)
                        .editedAt(Times.optional(snippet, "updatedAt", published))
                        .kind(PostKind.REPLY)
                        .author(new Author(
                                PostDraft.qualified(PLATFORM, author),
                                Json.text(snippet, "authorDisplayName"),
                                "",
                                -1,
                                false))
                        .text(text)
                        .links(Texts.links(text))
                        .hashtags(Texts.marked(text, '#'))
                        .parent(parent.isEmpty() ? video : parent)
                        .root(video)
                        .permalink(video.isEmpty() ? "" : WATCH + video + "&lc=" + id)
                        .post(),
                new Engagement(Json.count(snippet, "likeCount"), replies, -1, -1, -1, -1));
    }

    private static void video(JsonNode video, String id, Reading reading) throws Unreadable {
        JsonNode snippet = video.path("snippet");
        JsonNode statistics = video.path("statistics");
        Engagement engagement = new Engagement(
                Json.count(statistics, "likeCount"),
                Json.count(statistics, "commentCount"),
                -1,
                -1,
                Json.count(statistics, "favoriteCount"),
                Json.count(statistics, "viewCount"));
        if (snippet.isMissingNode() && statistics.isObject()) {
            reading.counted(id, engagement, reading.receivedAt());
            return;
        }
        video(
                snippet,
                id,
                Times.required(snippet, "publishedAt"),
                Json.text(snippet, "channelId"),
                Json.text(snippet, "channelTitle"),
                engagement,
                reading);
    }

    private static void video(
            JsonNode snippet,
            String id,
            Instant published,
            String channel,
            String name,
            Engagement engagement,
            Reading reading)
            throws Unreadable {
        String text = Texts.decoded(Json.text(snippet, "description"));
        String title = Texts.decoded(Json.required(snippet, "title"));
        reading.observed(
                new PostDraft(PLATFORM, id, published)
                        .author(new Author(PostDraft.qualified(PLATFORM, channel), name, "", -1, false))
                        .title(title)
                        .text(text)
                        .links(Texts.links(text))
                        .hashtags(Texts.marked(text, '#'))
                        .media(List.of("video"))
                        .language(Json.text(snippet, "defaultLanguage", "defaultAudioLanguage"))
                        .permalink(WATCH + id)
                        .post(),
                engagement);
    }
}
