package earshot.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A post of X in the Activity Streams dress in which Gnip delivered it, changed back into the status it was made from, so
 * that a post reads the same whichever way it came.
 */
final class XActivity {
    private XActivity() {}

    static boolean isActivity(JsonNode payload) {
        return payload.path("objectType").asText().equals("activity")
                && payload.path("id").asText().contains("twitter.com");
    }

    static JsonNode asStatus(JsonNode activity) throws Unreadable {
        ObjectNode status = JsonNodeFactory.instance.objectNode();
        status.put("id_str", tail(Json.required(activity, "id"), ':'));
        status.put("created_at", Json.required(activity, "postedTime"));
        status.set("user", user(activity.path("actor")));
        status.put("lang", Json.text(activity, "twitter_lang"));
        status.put("source", Json.text(activity.path("generator"), "displayName"));
        status.put("in_reply_to_status_id_str", tail(Json.text(activity.path("inReplyTo"), "link"), '/'));
        status.putObject("place").put("full_name", Json.text(activity.path("location"), "displayName"));
        copy(activity, "body", status, "text");
        copy(activity, "twitter_entities", status, "entities");
        expand(status.path("entities").path("urls"), activity.path("gnip").path("urls"));
        copy(activity, "twitter_extended_entities", status, "extended_entities");
        copy(activity, "favoritesCount", status, "favorite_count");
        copy(activity, "retweetCount", status, "retweet_count");
        if (Json.has(activity, "long_object")) {
            JsonNode whole = activity.path("long_object");
            ObjectNode extended = status.putObject("extended_tweet");
            copy(whole, "body", extended, "full_text");
            copy(whole, "twitter_entities", extended, "entities");
            copy(whole, "twitter_extended_entities", extended, "extended_entities");
        }
        if (activity.path("verb").asText().equals("share")) {
            status.set("retweeted_status", asStatus(activity.path("object")));
        } else if (Json.has(activity, "twitter_quoted_status")) {
            JsonNode quoted = asStatus(activity.path("twitter_quoted_status"));
            status.put("quoted_status_id_str", Json.text(quoted, "id_str"));
            status.set("quoted_status", quoted);
        }
        return status;
    }

    /** Where Gnip followed the links to their ends. */
    private static void expand(JsonNode written, JsonNode followed) {
        for (JsonNode url : written) {
            for (JsonNode end : followed) {
                if (url instanceof ObjectNode link && Json.text(end, "url").equals(Json.text(url, "url"))) {
                    copy(end, "expanded_url", link, "expanded_url");
                }
            }
        }
    }

    private static ObjectNode user(JsonNode actor) {
        ObjectNode user = JsonNodeFactory.instance.objectNode();
        user.put("id_str", tail(Json.text(actor, "id"), ':'));
        user.put("name", Json.text(actor, "displayName"));
        user.put("screen_name", Json.text(actor, "preferredUsername"));
        copy(actor, "followersCount", user, "followers_count");
        copy(actor, "verified", user, "verified");
        return user;
    }

    private static void copy(JsonNode from, String field, ObjectNode to, String name) {
        if (Json.has(from, field)) {
            to.set(name, from.path(field));
        }
    }

    /** {@code 7} of {@code tag:search.twitter.com,2005:7}. */
    private static String tail(String id, char before) {
        return id.substring(id.lastIndexOf(before) + 1);
    }
}
