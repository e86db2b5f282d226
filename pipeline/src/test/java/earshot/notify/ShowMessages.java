package earshot.notify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import earshot.model.AlertSeverity;
import earshot.model.EpisodeState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** Writes messages as pages, to be looked at on a phone: a mail as it is, and Slack's blocks about as Slack shows them. */
public final class ShowMessages {

    private ShowMessages() {}

    /** @param args the folder */
    public static void main(String[] args) throws Exception {
        Path folder = Files.createDirectories(Path.of(args[0]));
        Instant at = Alerts.START.plus(Duration.ofMinutes(15));
        Instant over = Alerts.START.plus(Duration.ofMinutes(98));
        Map<String, Message> messages = new TreeMap<>();
        messages.put(
                "opened",
                Alerts.message(
                        "desk",
                        Alerts.item(
                                Transition.OPENED,
                                Alerts.alert("velora", EpisodeState.ACTIVE, AlertSeverity.CRITICAL, at),
                                "Velora Cosmetics")));
        messages.put(
                "resolved",
                Alerts.message(
                        "desk",
                        Alerts.item(
                                Transition.RESOLVED,
                                Alerts.alert("velora", EpisodeState.RESOLVED, over),
                                "Velora Cosmetics")));
        messages.put(
                "storm",
                Alerts.message(
                        "desk",
                        Alerts.item(
                                Transition.OPENED,
                                Alerts.alert("velora", EpisodeState.ACTIVE, AlertSeverity.CRITICAL, at),
                                "Velora Cosmetics"),
                        Alerts.item(
                                Transition.OPENED, Alerts.alert("kestrel", EpisodeState.ACTIVE, at), "Kestrel Bank"),
                        Alerts.item(
                                Transition.PASSED, Alerts.alert("nimbus", EpisodeState.RESOLVED, over), "Nimbus Air")));
        for (var message : messages.entrySet()) {
            Files.writeString(
                    folder.resolve("mail-" + message.getKey() + ".html"), new EmailBody(message.getValue()).html());
            Files.writeString(
                    folder.resolve("mail-" + message.getKey() + ".txt"), new EmailBody(message.getValue()).plain());
            Files.writeString(
                    folder.resolve("slack-" + message.getKey() + ".html"), page(SlackBody.of(message.getValue())));
        }
    }

    private static String page(byte[] slack) throws Exception {
        StringBuilder html = new StringBuilder("<!doctype html><meta charset=utf-8><meta name=viewport"
                + " content='width=device-width'><body style='font:15px/1.46 Lato,Arial,sans-serif;padding:12px'>");
        for (JsonNode block : new ObjectMapper().readTree(slack).path("blocks")) {
            switch (block.path("type").asText()) {
                case "divider" -> html.append("<hr>");
                case "context" ->
                    html.append("<p style='color:#616061;font-size:13px'>")
                            .append(shown(block.at("/elements/0/text").asText()));
                default ->
                    html.append("<p>").append(shown(block.at("/text/text").asText()));
            }
        }
        return html.toString();
    }

    private static String shown(String markdown) {
        return markdown.replaceAll("<(https?://[^|>]+)\\|([^>]+)>", "<a href='$1'>$2</a>")
                .replaceAll("\\*([^*\n]+)\\*", "<b>$1</b>")
                .replaceAll("(?m)(^|\\s)_([^\n]+)_$", "$1<i>$2</i>")
                .replaceAll("`([^`]+)`", "<code style='color:#c01343'>$1</code>")
                .replaceAll("(?m)^> (.*)$", "<span style='border-left:4px solid #ddd;padding-left:10px'>$1</span>")
                .replace(":rotating_light:", "🚨")
                .replace(":warning:", "⚠️")
                .replace(":white_check_mark:", "✅")
                .replace("\n", "<br>");
    }
}
