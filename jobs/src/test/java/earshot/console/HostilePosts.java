package earshot.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Posts that try to run {@code xss()} in the page that shows them, from every field that a platform fills. */
final class HostilePosts {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter CREATED_AT = DateTimeFormatter.ofPattern(
                    "EEE MMM dd HH:mm:ss Z yyyy", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final long FIRST_ID = 9_000_000_000_000L;

    private HostilePosts() {}

    /** What is tried, one by one. */
    static List<String> payloads() {
        try (InputStream lines = HostilePosts.class.getResourceAsStream("hostile.txt")) {
            return new String(lines.readAllBytes(), UTF_8).lines().toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A status of X per payload, a second apart. */
    static List<String> statuses(String brand, Instant first) {
        List<String> statuses = new ArrayList<>();
        for (String payload : payloads()) {
            int number = statuses.size();
            statuses.add(status(FIRST_ID + number, brand + " " + payload, payload, first.plusSeconds(number)));
        }
        return statuses;
    }

    /** An alert's document that quotes them all. */
    static String alert(String episodeId, String brand, Instant at) {
        List<Map<String, Object>> terms = payloads().stream()
                .map(payload -> Map.<String, Object>of("kind", "link", "term", payload, "mentions", 3, "usual", 0.1))
                .toList();
        List<Map<String, Object>> posts = payloads().stream()
                .map(payload -> Map.<String, Object>of(
                        "id",
                        "x:" + payload,
                        "platform",
                        payload,
                        "permalink",
                        payload,
                        "text",
                        "before " + payload,
                        "sentence",
                        payload,
                        "author",
                        payload,
                        "sentiment",
                        "negative",
                        "published_at",
                        at.toString()))
                .toList();
        Map<String, Object> reading =
                new HashMap<>(Map.of("measure", "negative mentions", "observed", 3, "expected", 1));
        reading.putAll(Map.of("low", 0, "high", 2, "score", 2));
        for (String moment : List.of("from", "baseline_from")) {
            reading.put(moment, at.minusSeconds(900).toString());
        }
        for (String moment : List.of("to", "baseline_to")) {
            reading.put(moment, at.toString());
        }
        Map<String, Object> alert = new HashMap<>(Map.of(
                "episode_id",
                episodeId,
                "rule",
                payloads().get(0),
                "rule_version",
                1,
                "severity",
                "critical",
                "state",
                "active",
                "summary",
                String.join(" ", payloads()),
                "updated_at",
                at.toString(),
                "reading",
                reading,
                "terms",
                terms,
                "posts",
                posts));
        alert.put("silent_feeds", payloads());
        alert.put("complete", false);
        return json(Map.of(
                "@timestamp",
                at.toString(),
                "social",
                Map.of("brand", brand, "brand_set", Map.of("name", "simulator", "version", 1), "alert", alert)));
    }

    /** @param hostile is everything but the text */
    static String status(long id, String text, String hostile, Instant at) {
        Map<String, Object> user = new HashMap<>();
        user.put("id_str", Long.toString(id + 1_000_000));
        user.put("name", hostile);
        user.put("screen_name", hostile);
        user.put("location", hostile);
        user.put("followers_count", 7);
        Map<String, Object> link =
                Map.of("url", "https://t.co/x" + id, "expanded_url", hostile, "display_url", hostile);
        Map<String, Object> media = Map.of(
                "url", "https://t.co/m" + id, "expanded_url", hostile, "media_url_https", hostile, "type", "photo");
        Map<String, Object> status = new HashMap<>();
        status.put("created_at", CREATED_AT.format(at));
        status.put("timestamp_ms", Long.toString(at.toEpochMilli()));
        status.put("id_str", Long.toString(id));
        status.put("text", text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
        status.put("source", hostile);
        status.put("lang", "en");
        status.put("user", user);
        status.put("place", Map.of("full_name", hostile, "country", hostile, "country_code", "NL"));
        status.put(
                "entities",
                Map.of(
                        "hashtags", List.of(Map.of("text", hostile)),
                        "urls", List.of(link),
                        "user_mentions", List.of(Map.of("screen_name", hostile, "id_str", "1")),
                        "media", List.of(media)));
        status.put("favorite_count", 1);
        return json(status);
    }

    private static String json(Map<String, Object> content) {
        try {
            return JSON.writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
