package earshot.feed;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import earshot.model.RejectReason;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** JSON within limits, and its fields without nulls: what is absent, null or of another type reads as absent. */
final class Json {
    /** Deeper than any platform nests, shallow enough for the smallest stack. */
    static final int MAX_DEPTH = 200;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxStringLength(GuardedParser.MAX_BYTES)
                            .maxNumberLength(100)
                            .build())
                    // A feed chooses its field names; the JVM's intern table is no place for them.
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final Set<String> EXPORTED = Set.of("$numberLong", "$numberInt", "$numberDouble", "$date");

    private Json() {}

    /** @return one value, the whole of the payload */
    static JsonNode read(byte[] bytes) throws Unreadable {
        try {
            return MAPPER.readTree(bytes);
        } catch (JsonEOFException e) {
            throw Unreadable.at(bytes.length, RejectReason.MALFORMED, "The JSON breaks off.");
        } catch (StreamConstraintsException e) {
            throw beyondLimits(e);
        } catch (JsonProcessingException e) {
            // Jackson's own message may quote the payload.
            throw Unreadable.at(offset(e), RejectReason.MALFORMED, "This is not JSON.");
        } catch (IOException e) {
            throw Unreadable.because(RejectReason.MALFORMED, "This is not UTF-8.");
        }
    }

    private static Unreadable beyondLimits(StreamConstraintsException e) {
        return String.valueOf(e.getOriginalMessage()).contains("nesting depth")
                ? Unreadable.at(
                        offset(e), RejectReason.TOO_DEEP, "The JSON nests deeper than " + MAX_DEPTH + " levels.")
                : Unreadable.at(offset(e), RejectReason.TOO_LARGE, "A number or name in the JSON is absurdly long.");
    }

    private static long offset(JsonProcessingException e) {
        return e.getLocation() == null ? -1 : e.getLocation().getByteOffset();
    }

    /** {@code ""} unless a string, a number or a Boolean. */
    static String text(JsonNode object, String field) {
        return Texts.whole(value(object, field).asText(""));
    }

    /** What is in the field; a number that a database exported in its own dress ({@code $numberLong}) without it. */
    static JsonNode value(JsonNode object, String field) {
        JsonNode value = object.path(field);
        if (value.size() == 1 && value.isObject()) {
            String name = value.fieldNames().next();
            return EXPORTED.contains(name) ? value(value, name) : value;
        }
        return value;
    }

    /** The elements of an array; what JSON-LD writes without one where there is only one. */
    static Iterable<JsonNode> items(JsonNode node) {
        return node.isObject() ? List.of(node) : node;
    }

    /** The first of the fields that is there and not empty. */
    static String text(JsonNode object, String field, String otherwise) {
        String first = text(object, field);
        return first.isEmpty() ? text(object, otherwise) : first;
    }

    /** Element {@code index} of an array of strings or numbers; {@code ""} where there is none. */
    static String text(JsonNode array, int index) {
        return Texts.whole(array.path(index).asText(""));
    }

    /** What the objects of an array hold in one field, as far as they do. */
    static List<String> listed(JsonNode objects, String field) {
        if (objects.isEmpty()) {
            return List.of();
        }
        List<String> values = new ArrayList<>(objects.size());
        for (JsonNode object : objects) {
            String value = text(object, field);
            if (!value.isEmpty()) {
                values.add(value);
            }
        }
        return List.copyOf(values);
    }

    static String required(JsonNode object, String field) throws Unreadable {
        String text = text(object, field);
        if (text.isEmpty()) {
            throw Unreadable.missing(field);
        }
        return text;
    }

    /** A count, as a number or in digits; -1 where there is none. */
    static long count(JsonNode object, String field) {
        return Math.max(number(value(object, field), -1), -1);
    }

    static boolean flag(JsonNode object, String field) {
        return object.path(field).asBoolean(false);
    }

    static boolean has(JsonNode object, String field) {
        return object.hasNonNull(field);
    }

    /** Epoch milliseconds, as a number or in digits. */
    static Instant epochMillis(JsonNode object, String field, Instant otherwise) throws Unreadable {
        if (!has(object, field)) {
            return otherwise;
        }
        long millis = number(value(object, field), Long.MIN_VALUE);
        if (millis == Long.MIN_VALUE) {
            throw Unreadable.because(RejectReason.BAD_VALUE, "The time in " + field + " is not a number.");
        }
        try {
            return Instant.ofEpochMilli(millis);
        } catch (DateTimeException e) {
            throw Unreadable.because(RejectReason.BAD_VALUE, "The time in " + field + " is beyond all calendars.");
        }
    }

    private static long number(JsonNode node, long otherwise) {
        if (node.isNumber()) {
            return node.canConvertToLong() ? node.longValue() : otherwise;
        }
        return node.isTextual() ? node.asLong(otherwise) : otherwise;
    }
}
