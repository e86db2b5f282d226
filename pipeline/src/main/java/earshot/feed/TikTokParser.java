package earshot.feed;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.model.Author;
import earshot.model.Engagement;
import earshot.model.PostKind;
import java.util.ArrayList;
import java.util.List;

/**
 * TikTok: videos and comments of the Research API, videos of the Display API. Ids are numbers beyond what a floating-point
 * number can hold, and are read digit by digit.
 */
final class TikTokParser extends JsonFeedParser {
    private static final String PLATFORM = "tiktok";

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
        JsonNode data = payload.path("data").isObject() ? payload.path("data") : payload;
        if (payload.isArray()) {
            reading.each(payload, item -> read(item, reading));
        } else if (data.path("videos").isArray()) {
            reading.each(data.path("videos"), video -> video(video, reading));
        } else if (data.path("comments").isArray()) {
            reading.each(data.path("comments"), comment -> comment(comment, reading));
        } else if (Json.has(payload, "create_time") && Json.has(payload, "text") && Json.has(payload, "video_id")) {
            comment(payload, reading);
        } else if (Json.has(payload, "create_time")
                && !Json.text(payload, "id", "video_id").isEmpty()) {
            video(payload, reading);
        } else {
            throw Unreadable.unknown("TikTok");
        }
    }

    private static void video(JsonNode video, Reading reading) throws Unreadable {
        String id = Json.text(video, "id", "video_id");
        if (id.isEmpty()) {
            throw Unreadable.missing("id");
        }
        String text = Json.text(video, "video_description", "description");
        String handle = Json.text(video, "username");
        List<String> hashtags = new ArrayList<>();
        video.path("hashtag_names").forEach(name -> hashtags.add(Texts.whole(name.asText())));
        if (hashtags.isEmpty()) {
            hashtags.addAll(Json.listed(video.path("hashtag_info_list"), "hashtag_name"));
        }
        reading.observed(
                new PostDraft(PLATFORM, id, Times.required(video, "create_time"))
                        .author(new Author(PostDraft.qualified(PLATFORM, handle), "", handle, -1, false))
                        .text(text)
                        .title(Json.text(video, "title"))
                        .hashtags(hashtags.isEmpty() ? Texts.marked(text, '#') : List.copyOf(hashtags))
                        .mentions(Texts.marked(text, '@'))
                        .media(List.of("video"))
                        .place(Json.text(video, "region_code"))
                        .permalink(permalink(video, handle, id))
                        .post(),
                new Engagement(
                        Json.count(video, "like_count"),
                        Json.count(video, "comment_count"),
                        Json.count(video, "share_count"),
                        -1,
                        Json.count(video, "favorites_count"),
                        Json.count(video, "view_count")));
    }

    private static String permalink(JsonNode video, String handle, String id) {
        String given = Json.text(video, "share_url");
        return given.isEmpty() && !handle.isEmpty() ? "https://www.tiktok.com/@" + handle + "/video/" + id : given;
    }

    private static void comment(JsonNode comment, Reading reading) throws Unreadable {
        String video = Json.text(comment, "video_id");
        String text = Json.required(comment, "text");
        reading.observed(
                new PostDraft(PLATFORM, Json.required(comment, "id"), Times.required(comment, "create_time"))
                        .kind(PostKind.REPLY)
                        .text(text)
                        .hashtags(Texts.marked(text, '#'))
                        .mentions(Texts.marked(text, '@'))
                        .parent(Json.text(comment, "parent_comment_id", "video_id"))
                        .root(video)
                        .post(),
                new Engagement(Json.count(comment, "like_count"), Json.count(comment, "reply_count"), -1, -1, -1, -1));
    }
}
