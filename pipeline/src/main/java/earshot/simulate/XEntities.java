package earshot.simulate;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** The hashtags, handles and links of a text, as X lists them; offsets count code points. */
final class XEntities {
    private XEntities() {}

    static void write(JsonGenerator out, String text) throws IOException {
        out.writeObjectFieldStart("entities");
        marked(out, "hashtags", "text", '#', text);
        marked(out, "user_mentions", "screen_name", '@', text);
        links(out, text);
        out.writeEndObject();
    }

    private static void marked(JsonGenerator out, String list, String field, char marker, String text)
            throws IOException {
        out.writeArrayFieldStart(list);
        for (int at = text.indexOf(marker); at >= 0; at = text.indexOf(marker, at + 1)) {
            int end = at + 1;
            while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
                end++;
            }
            if (end > at + 1) {
                entity(out, field, text.substring(at + 1, end), text, at, end);
            }
        }
        out.writeEndArray();
    }

    private static void links(JsonGenerator out, String text) throws IOException {
        out.writeArrayFieldStart("urls");
        int at = text.indexOf("https://");
        if (at >= 0) {
            int end = text.indexOf(' ', at) < 0 ? text.length() : text.indexOf(' ', at);
            entity(out, "expanded_url", text.substring(at, end), text, at, end);
        }
        out.writeEndArray();
    }

    private static void entity(JsonGenerator out, String field, String value, String text, int from, int to)
            throws IOException {
        out.writeStartObject();
        out.writeStringField(field, value);
        out.writeArrayFieldStart("indices");
        out.writeNumber(text.codePointCount(0, from));
        out.writeNumber(text.codePointCount(0, to));
        out.writeEndArray();
        out.writeEndObject();
    }
}
