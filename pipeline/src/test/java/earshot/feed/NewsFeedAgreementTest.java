package earshot.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** What another reader of news feeds (gofeed) expects of its own test feeds, field by field, against what is read here. */
final class NewsFeedAgreementTest {
    /**
     * Of several links the other reader takes the last (3); it keeps markup in an author's name and what is left of a lone
     * tag (2), reads escaped markup within XHTML as markup (1), drops control characters (1), and an Atom 0.3 entry's
     * only time, of modification, is its publication there (1).
     */
    private static final int KNOWN_DIFFERENCES = 8;

    private final JsonMapper json = JsonMapper.builder().build();
    private final Map<String, Integer> agree = new TreeMap<>();
    private final List<String> differ = new ArrayList<>();

    @Test
    void entries_are_read_as_another_reader_expects(TestReporter reporter) throws IOException {
        Path folder = FeedFixtures.recorded("feeds/rss-atom/gofeed");
        assumeTrue(Files.isDirectory(folder), "The recorded feeds are not on this machine.");
        List<Path> expectations;
        try (Stream<Path> files = Files.walk(folder)) {
            expectations = files.filter(file -> file.toString().endsWith(".json") && Files.exists(xml(file)))
                    .sorted()
                    .toList();
        }
        for (Path expectation : expectations) {
            compare(expectation);
        }
        reporter.publishEntry("pairs", String.valueOf(expectations.size()));
        reporter.publishEntry("agree", agree.toString());
        differ.forEach(difference -> reporter.publishEntry("differs", difference));
        int agreed = agree.values().stream().mapToInt(Integer::intValue).sum();
        assertThat(differ).as("differences beside %d agreements", agreed).hasSizeLessThanOrEqualTo(KNOWN_DIFFERENCES);
    }

    private static Path xml(Path expectation) {
        return Path.of(expectation.toString().replaceFirst("json$", "xml"));
    }

    private void compare(Path expectation) throws IOException {
        JsonNode expected = json.readTree(Files.readAllBytes(expectation));
        JsonNode items = expected.has("entries") ? expected.path("entries") : expected.path("items");
        List<FeedEntry> entries;
        try {
            entries = NewsFeedParser.feed(Files.readAllBytes(xml(expectation))).entries();
        } catch (Unreadable e) {
            differ.add(expectation.getFileName() + ": not read: " + e.getMessage());
            return;
        }
        String name = String.valueOf(expectation.getFileName());
        check(name, "entries", String.valueOf(items.size()), String.valueOf(entries.size()));
        for (int i = 0; i < Math.min(items.size(), entries.size()); i++) {
            JsonNode item = items.get(i);
            FeedEntry entry = entries.get(i);
            check(name, "title", plain(item.path("title").asText("")), plain(entry.title()));
            check(name, "link", link(item), entry.link());
            check(name, "id", item.path("guid").asText(item.path("id").asText("")), entry.id());
            check(name, "published", time(item, "publishedParsed", "pubDateParsed"), read(entry.published()));
            check(name, "content", content(item), plain(entry.html()));
            check(name, "author", author(item), entry.author());
        }
    }

    /** What the other reader leaves out is no expectation. */
    private void check(String name, String field, String expected, String read) {
        if (expected.isEmpty()) {
            return;
        }
        if (expected.equals(read)) {
            agree.merge(field, 1, Integer::sum);
        } else {
            differ.add(name + " " + field + ": expected \"" + expected + "\", read \"" + read + "\"");
        }
    }

    private static String plain(String html) {
        return Html.text(html);
    }

    private static String link(JsonNode item) {
        if (item.has("link")) {
            return item.path("link").asText();
        }
        for (JsonNode link : item.path("links")) {
            String rel = link.path("rel").asText("alternate");
            if (link.has("href") && rel.equals("alternate")) {
                return link.path("href").asText();
            }
        }
        return "";
    }

    private static String content(JsonNode item) {
        for (String field : List.of("content", "description", "summary")) {
            JsonNode value = item.path(field);
            String text = value.isObject() ? value.path("value").asText("") : value.asText("");
            if (!text.isBlank()) {
                return plain(text);
            }
        }
        return "";
    }

    private static String author(JsonNode item) {
        JsonNode author =
                item.has("author") ? item.path("author") : item.path("authors").path(0);
        return author.isTextual()
                ? author.asText()
                : author.path("name").asText(author.path("email").asText(""));
    }

    private static String time(JsonNode item, String... fields) {
        for (String field : fields) {
            if (item.has(field)) {
                return read(item.path(field).asText());
            }
        }
        return "";
    }

    private static String read(String time) {
        return FeedDates.read(time).map(Instant::toString).orElse("");
    }
}
