package earshot.notify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A message in Slack's Block Kit. Strangers' words are escaped as Slack asks ({@code &}, {@code <} and {@code >}), so
 * none of them calls a channel or hides a link.
 */
final class SlackBody {

    /** Slack shows 50 blocks at most; one alert takes up to five. */
    private static final int MOST_STORIES = 8;
    /** Slack refuses a longer one. */
    private static final int LONGEST_TEXT = 3_000;

    private static final ObjectMapper JSON = new ObjectMapper();

    private SlackBody() {}

    static byte[] of(Message message) {
        List<Story> stories = message.items().stream()
                .map(item -> Story.of(item, message.writtenAt()))
                .toList();
        ObjectNode body = JSON.createObjectNode()
                .put("text", escaped(Headline.of(stories)))
                .put("unfurl_links", false)
                .put("unfurl_media", false);
        ArrayNode blocks = body.putArray("blocks");
        if (stories.size() > 1) {
            section(blocks, "*" + escaped(Headline.of(stories)) + "*");
        }
        stories.stream().limit(MOST_STORIES).forEach(story -> blocks(blocks, story, stories.size() == 1));
        if (stories.size() > MOST_STORIES) {
            section(blocks, "… and " + (stories.size() - MOST_STORIES) + " more: `earshot alerts list`");
        }
        try {
            return JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of text is always JSON", e);
        }
    }

    private static void blocks(ArrayNode blocks, Story story, boolean alone) {
        String note = story.note().isEmpty() ? "" : "\n_" + escaped(story.note()) + "_";
        section(blocks, mark(story) + " *" + story.badge() + "  " + escaped(story.sentence()) + "*" + note);
        if (alone) {
            section(
                    blocks,
                    story.facts().stream()
                            .map(fact -> "*" + escaped(fact.label()) + "*  " + escaped(fact.value()))
                            .collect(Collectors.joining("\n")));
            if (!story.quotes().isEmpty()) {
                section(blocks, story.quotes().stream().map(SlackBody::quote).collect(Collectors.joining("\n\n")));
            }
        }
        context(blocks, actions(story));
        if (!alone) {
            blocks.addObject().put("type", "divider");
        }
    }

    private static String mark(Story story) {
        return switch (story.badge()) {
            case "CRITICAL" -> ":rotating_light:";
            case "WARNING" -> ":warning:";
            case "INFO" -> ":information_source:";
            default -> ":white_check_mark:";
        };
    }

    private static String quote(Story.Quote quote) {
        String open = quote.link().isEmpty() ? "" : "  <" + escaped(quote.link()) + "|open>";
        return "> " + escaped(quote.text()) + "\n> " + escaped(quote.who()) + open;
    }

    private static String actions(Story story) {
        String dashboard =
                story.dashboard().isEmpty() ? "" : "<" + escaped(story.dashboard()) + "|*Open the dashboard*>  ";
        return dashboard
                + (story.isOver() ? "Episode " + story.shortId() : "On it? Say so: `" + story.acknowledge() + "`");
    }

    private static void section(ArrayNode blocks, String markdown) {
        text(blocks.addObject().put("type", "section").putObject("text"), markdown);
    }

    private static void context(ArrayNode blocks, String markdown) {
        text(blocks.addObject().put("type", "context").putArray("elements").addObject(), markdown);
    }

    private static void text(ObjectNode node, String markdown) {
        String cut = markdown.length() <= LONGEST_TEXT ? markdown : markdown.substring(0, LONGEST_TEXT - 1) + "…";
        node.put("type", "mrkdwn").put("text", cut);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
