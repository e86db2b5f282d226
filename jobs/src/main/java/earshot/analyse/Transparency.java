package earshot.analyse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import earshot.feed.Feeds;
import earshot.model.BrandSet;
import earshot.sentiment.SentimentConfig;
import earshot.sentiment.SentimentScorer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a reader of the numbers must know to judge them, after the Conclave's Sources and Methods Transparency Table (2013):
 * of what was counted, how far back, by which queries, definitions and models. Written from the configuration that
 * runs, so it cannot say anything else.
 */
public final class Transparency {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> DEPTH = Set.of(
            "measure.windows", "measure.lateness", "measure.lateness-of", "measure.refresh", "measure.retention");

    private static final Map<String, String> DEFINITIONS = new LinkedHashMap<>();

    static {
        DEFINITIONS.put("post", "one published item on one platform, by the platform's id; never by its text");
        DEFINITIONS.put("mention", "a post that matches a brand's query; one of three brands is three mentions");
        DEFINITIONS.put("repost", "a repost of a matching post without own words; counted apart from mentions");
        DEFINITIONS.put(
                "engagement",
                "likes + replies + reposts + quotes + saves of the mentions: the latest totals the platform reported");
        DEFINITIONS.put("potential impressions", "followers of the mentions' authors, added up; not reach");
        DEFINITIONS.put(
                "net sentiment",
                "(P − N) / (P + N), and (P − N) / (P + U + N); with the number of mentions and a 95 % Wilson interval");
        DEFINITIONS.put(
                "share of voice",
                "a brand's part of its set's mentions, engagement or potential impressions; absent where there are none");
        DEFINITIONS.put(
                "windows", "by the time a post was published; late, edited and removed posts change past windows");
        DEFINITIONS.put("advertising value equivalents, influence scores", "none: neither measures what people said");
    }

    private final Map<String, Map<String, String>> sections = new LinkedHashMap<>();

    /**
     * @param sentiment how mentions are scored
     * @param settings every setting in force, by key
     * @param version of the program
     */
    public Transparency(
            BrandSet brands, Feeds feeds, SentimentConfig sentiment, Map<String, String> settings, String version) {
        put("Sources", "listened to", "what is delivered to the topics raw.<platform>, unsampled and in whole");
        put("Sources", "platforms that can be read", String.join(", ", feeds.platforms()));
        put("Sources", "not used", "private messages; anything that the platforms did not deliver");
        settings.forEach((key, value) -> put(DEPTH.contains(key) ? "Depth" : "Settings", key, value));
        put("Languages", "listened to", all(brands.languages(), "all"));
        put(
                "Languages",
                "sentiment",
                String.join(", ", SentimentScorer.languages(sentiment))
                        + "; mentions in other languages are counted as unscored, never as neutral");
        put("Languages", "time zone of days", brands.timeZone());
        put("Filters", "excluded authors", all(brands.excludedAuthors(), "none"));
        put("Filters", "excluded sites", all(brands.excludedSites(), "none"));
        put("Filters", "a hashtag matches its bare word", brands.hashtagsAsWords() ? "yes" : "no");
        put("Filters", "spam, bots", "not removed");
        DEFINITIONS.forEach((name, definition) -> put("Definitions", name, definition));
        brands.brands().forEach(brand -> {
            put("Queries", brand.id(), brand.query().strip());
            put("Own sites, to which links are counted", brand.id(), all(brand.sites(), "none"));
        });
        put("Models and versions", "program", version);
        put("Models and versions", "brand set", brands.name() + ", version " + brands.version());
        put("Models and versions", "sentiment", SentimentScorer.version(sentiment));
        sections.put("Settings", sections.remove("Settings"));
    }

    private void put(String section, String name, String value) {
        sections.computeIfAbsent(section, any -> new LinkedHashMap<>()).put(name, value);
    }

    private static String all(List<String> values, String none) {
        return values.isEmpty() ? none : String.join(", ", values);
    }

    /** Rows by name, by section. */
    public Map<String, Map<String, String>> sections() {
        return Collections.unmodifiableMap(sections);
    }

    /** An object per section. */
    public String json() {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(sections);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A table per section. */
    public String markdown() {
        StringBuilder text = new StringBuilder("# Sources and methods\n");
        sections.forEach((section, rows) -> {
            text.append("\n## ").append(section).append("\n\n| | |\n|---|---|\n");
            rows.forEach((name, value) -> text.append("| ")
                    .append(name)
                    .append(" | ")
                    .append(cell(value))
                    .append(" |\n"));
        });
        return text.toString();
    }

    private static String cell(String value) {
        return value.replaceAll("\\s+", " ").replace("|", "\\|");
    }
}
