package earshot.index;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Writes a document's fields in the order they are given, and leaves out what is absent: an empty text, a count of -1,
 * the epoch, a number that is none, an empty list.
 */
final class DocumentWriter {

    private static final JsonFactory JSON = new JsonFactory();

    private final JsonGenerator json;

    private DocumentWriter(JsonGenerator json) {
        this.json = json;
    }

    static byte[] write(Consumer<DocumentWriter> fields) {
        // By way of characters: half a surrogate pair, which people do post, becomes "?" instead of an error.
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            fields.accept(new DocumentWriter(json));
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    DocumentWriter object(String name, Consumer<DocumentWriter> fields) {
        return write(() -> {
            json.writeObjectFieldStart(name);
            fields.accept(this);
            json.writeEndObject();
        });
    }

    <T> DocumentWriter objects(String name, List<T> items, Consumer<T> fields) {
        return write(() -> {
            if (items.isEmpty()) {
                return;
            }
            json.writeArrayFieldStart(name);
            for (T item : items) {
                json.writeStartObject();
                fields.accept(item);
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    DocumentWriter text(String name, String value) {
        return write(() -> {
            if (!value.isEmpty()) {
                json.writeStringField(name, value);
            }
        });
    }

    DocumentWriter texts(String name, List<String> values) {
        return write(() -> {
            if (!values.isEmpty()) {
                json.writeArrayFieldStart(name);
                for (String value : values) {
                    json.writeString(value);
                }
                json.writeEndArray();
            }
        });
    }

    /** A number that may be anything, -1 included. */
    DocumentWriter number(String name, long value) {
        return write(() -> json.writeNumberField(name, value));
    }

    DocumentWriter number(String name, double value) {
        return write(() -> {
            if (Double.isFinite(value)) {
                json.writeNumberField(name, value);
            }
        });
    }

    /** A count, absent where it is -1. */
    DocumentWriter count(String name, long value) {
        return value == -1 ? this : number(name, value);
    }

    /** Hexadecimal, as text: 64 bits are more than JavaScript's numbers hold. Absent where it is 0. */
    DocumentWriter hash(String name, long value) {
        return text(name, value == 0 ? "" : Long.toHexString(value));
    }

    /** Absent where the whole is 0. */
    DocumentWriter ratio(String name, long part, long whole) {
        return whole == 0 ? this : number(name, (double) part / whole);
    }

    DocumentWriter flag(String name, boolean value) {
        return write(() -> json.writeBooleanField(name, value));
    }

    DocumentWriter time(String name, Instant value) {
        return text(name, value.equals(Instant.EPOCH) ? "" : value.toString());
    }

    DocumentWriter bytes(String name, byte[] value) {
        return write(() -> json.writeBinaryField(name, value));
    }

    /** Event time, which no document is without. */
    DocumentWriter timestamp(Instant value) {
        return text("@timestamp", value.toString());
    }

    /** Kebab-case, e.g. {@code too-large}. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private DocumentWriter write(Write step) {
        try {
            step.run();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Write {
        void run() throws IOException;
    }
}
