package earshot.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;

/**
 * Events as a server sends them over plain HTTP ({@code text/event-stream}): lines of {@code event:} and {@code data:},
 * an empty line behind each event, and lines of {@code :} alone that keep the connection open.
 */
final class ServerSentEvents {
    private ServerSentEvents() {}

    static boolean areIn(byte[] bytes) {
        String start = new String(bytes, 0, Math.min(bytes.length, 6), StandardCharsets.ISO_8859_1);
        return start.startsWith(":") || start.equals("event:") || start.startsWith("data:");
    }

    /** @return an array of {@code {"event": …, "payload": "…"}} */
    static JsonNode read(byte[] bytes) throws Unreadable {
        ArrayNode events = JsonNodeFactory.instance.arrayNode();
        String event = "";
        StringBuilder data = new StringBuilder();
        for (String line : (new String(bytes, StandardCharsets.UTF_8) + "\n\n").split("\r\n|\n|\r", -1)) {
            if (line.startsWith("event:")) {
                event = line.substring(6).strip();
            } else if (line.startsWith("data:")) {
                data.append(data.length() == 0 ? "" : "\n")
                        .append(line.substring(5).strip());
            } else if (line.isEmpty() && data.length() > 0) {
                events.addObject().put("event", event).put("payload", data.toString());
                event = "";
                data.setLength(0);
            }
        }
        if (events.isEmpty()) {
            throw Unreadable.control("nothing");
        }
        return events;
    }
}
