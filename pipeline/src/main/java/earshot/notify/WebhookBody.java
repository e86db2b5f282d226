package earshot.notify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import earshot.model.Alert;
import earshot.model.AlertPost;
import earshot.model.AlertTerm;
import earshot.notify.Message.Item;
import java.util.Locale;

/** A message as JSON for programs: all that is known, under names that stay. */
final class WebhookBody {

    private static final int VERSION = 1;
    private static final ObjectMapper JSON = new ObjectMapper();

    private WebhookBody() {}

    static byte[] of(Message message) {
        ObjectNode body = JSON.createObjectNode()
                .put("version", VERSION)
                .put("key", message.key())
                .put("receiver", message.receiver())
                .put("written_at", message.writtenAt().toString());
        ArrayNode items = body.putArray("items");
        for (Item item : message.items()) {
            ObjectNode node = items.addObject()
                    .put("key", Message.key(item, message.channel()))
                    .put("transition", word(item.transition()))
                    .put("number", item.number())
                    .put("brand_name", item.brandName())
                    .put("time_zone", item.timeZone());
            item.campaigns().forEach(node.putArray("campaigns")::add);
            alert(node.putObject("alert"), item.alert());
        }
        try {
            return JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of text and numbers is always JSON", e);
        }
    }

    private static void alert(ObjectNode node, Alert alert) {
        node.put("episode_id", alert.episodeId())
                .put("revision", alert.revision())
                .put("rule", alert.rule())
                .put("rule_version", alert.ruleVersion())
                .put("severity", word(alert.severity()))
                .put("state", word(alert.state()))
                .put("brand_set", alert.brandSet())
                .put("brand_set_version", alert.brandSetVersion())
                .put("brand", alert.brand())
                .put("started_at", alert.startedAt().toString())
                .put("updated_at", alert.updatedAt().toString())
                .put("summary", alert.summary())
                .put("dashboard", alert.dashboard())
                .put("sentiment_model", alert.sentimentModel());
        var reading = alert.reading();
        node.putObject("reading")
                .put("measure", reading.measure())
                .put("from", reading.from().toString())
                .put("to", reading.to().toString())
                .put("observed", reading.observed())
                .put("expected", reading.expected())
                .put("low", reading.low())
                .put("high", reading.high())
                .put("score", reading.score())
                .put("baseline_from", reading.baselineFrom().toString())
                .put("baseline_to", reading.baselineTo().toString());
        var share = alert.share();
        node.putObject("negative_share")
                .put("share", share.share())
                .put("usual", share.usual())
                .put("low", share.low())
                .put("high", share.high())
                .put("score", share.score());
        var crowd = alert.crowd();
        ArrayNode platforms = node.putObject("crowd")
                .put("mentions", crowd.mentions())
                .put("negative", crowd.negative())
                .put("reposts", crowd.reposts())
                .put("authors", crowd.authors())
                .put("clusters", crowd.clusters())
                .putArray("platforms");
        crowd.platforms()
                .forEach(part ->
                        platforms.addObject().put("platform", part.platform()).put("mentions", part.mentions()));
        ArrayNode terms = node.putArray("terms");
        alert.terms().forEach(term -> term(terms.addObject(), term));
        ArrayNode posts = node.putArray("posts");
        alert.posts().forEach(post -> post(posts.addObject(), post));
        alert.silentFeeds().forEach(node.putArray("silent_feeds")::add);
    }

    private static void term(ObjectNode node, AlertTerm term) {
        node.put("kind", word(term.kind()))
                .put("term", term.term())
                .put("mentions", term.mentions())
                .put("usual", term.usual());
    }

    private static void post(ObjectNode node, AlertPost post) {
        node.put("id", post.id())
                .put("platform", post.platform())
                .put("permalink", post.permalink())
                .put("text", post.text())
                .put("sentence", post.sentence())
                .put("author", post.author())
                .put("followers", post.followers())
                .put("sentiment", word(post.sentiment()))
                .put("interactions", post.interactions())
                .put("published_at", post.publishedAt().toString());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
