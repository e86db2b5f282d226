package earshot.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** What an address asks for. What it does not say is {@code ""}. */
record Parameters(Map<String, String> values) {

    /** @throws IllegalArgumentException where it cannot be read */
    static Parameters parse(String query) {
        Map<String, String> values = new HashMap<>();
        Arrays.stream(query.split("&")).filter(part -> !part.isEmpty()).forEach(part -> {
            int equals = part.indexOf('=');
            String name = equals < 0 ? part : part.substring(0, equals);
            values.put(
                    URLDecoder.decode(name, UTF_8),
                    equals < 0 ? "" : URLDecoder.decode(part.substring(equals + 1), UTF_8));
        });
        return new Parameters(values);
    }

    String get(String name) {
        return values.getOrDefault(name, "");
    }

    boolean has(String name) {
        return !get(name).isEmpty();
    }

    Instant time(String name) {
        return parsed(name, "a time like 2026-03-01T00:00:00Z", Instant::parse);
    }

    Duration duration(String name, Duration otherwise) {
        return has(name) ? parsed(name, "a duration like PT6H", Duration::parse) : otherwise;
    }

    private <T> T parsed(String name, String allowed, Function<String, T> parse) {
        try {
            return parse.apply(get(name));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(name + " is \"" + get(name) + "\"; it must be " + allowed, e);
        }
    }
}
