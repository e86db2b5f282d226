package earshot.feed;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.model.PostKind;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A reblog of Tumblr as Gnip delivered it: an activity like any post, whose text names the blog it is from, quotes that
 * one's text, and ends with what the reblogger added. Without anything added it is a plain repost.
 *
 * @param text what was added; of a plain repost the original's
 */
record Reblog(PostKind kind, String text, String original) {
    private static final Pattern POST = Pattern.compile("/post/(\\d+)");

    /** Null where the activity is no reblog. */
    static @Nullable Reblog of(JsonNode activity, Html html) {
        JsonNode root = activity.path("tumblrRebloggedRoot");
        if (!root.isObject()) {
            return null;
        }
        String added = html.textBehindQuotation("tumblr_blog");
        Matcher post = POST.matcher(Json.text(root, "link"));
        return new Reblog(
                added.isEmpty() ? PostKind.REPOST : PostKind.QUOTE,
                added.isEmpty() ? html.text() : added,
                post.find() ? "tag:gnip.tumblr.com:2012:post/" + post.group(1) : "");
    }
}
