package earshot.feed;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which column of a CSV export holds which field of a post, as written in a YAML file:
 *
 * <pre>
 * platform: csv
 * delimiter: ","
 * columns:
 *   id: tweet_id
 *   text: text
 *   author.handle: name
 *   published: tweet_created
 * published-format: yyyy-MM-dd HH:mm:ss Z
 * zone: UTC
 * constants:
 *   language: en
 * </pre>
 *
 * @param platform the feed's name and the prefix of its posts' ids; lower case, digits and hyphens
 * @param delimiter one character between fields; default {@code ,}
 * @param columns {@link #FIELDS field} → column's name in the header; {@code id}, {@code text} and {@code published}
 *     are required
 * @param publishedFormat of the times in {@code published} and {@code edited}: {@code iso} (the default), {@code
 *     epoch-seconds}, {@code epoch-millis}, or a {@link DateTimeFormatter} pattern
 * @param zone IANA name, for times that state none; default {@code UTC}
 * @param constants {@link #FIELDS field} → value, for what the export does not tell
 */
public record CsvMapping(
        String platform,
        char delimiter,
        Map<String, String> columns,
        String publishedFormat,
        String zone,
        Map<String, String> constants)
        implements Serializable {

    /** The fields a column or constant can fill. */
    public static final Set<String> FIELDS = Set.of(
            "id",
            "text",
            "title",
            "published",
            "edited",
            "language",
            "place",
            "rating",
            "permalink",
            "source",
            "kind",
            "parent",
            "root",
            "original",
            "author.id",
            "author.name",
            "author.handle",
            "author.followers",
            "author.verified",
            "likes",
            "replies",
            "reposts",
            "quotes",
            "saves",
            "views");

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    public CsvMapping {
        columns = Map.copyOf(columns);
        constants = Map.copyOf(constants);
        require(
                platform.matches("[a-z][a-z0-9-]*"),
                "platform must be lower-case letters, digits and hyphens, was \"" + platform + "\"");
        require(
                delimiter != '"' && delimiter != '\n' && delimiter != '\r' && delimiter < 128,
                "delimiter must be an ASCII character, no quote and no line end");
        requireKnown("columns", columns.keySet());
        requireKnown("constants", constants.keySet());
        for (String field : new String[] {"id", "text", "published"}) {
            require(columns.containsKey(field), "columns must name a column for \"" + field + "\"");
        }
        require(isZone(zone), "zone must be an IANA name like Europe/Berlin, was \"" + zone + "\"");
        require(
                CsvTimes.isFormat(publishedFormat),
                "published-format must be iso, epoch-seconds, epoch-millis or a pattern like yyyy-MM-dd HH:mm, was \""
                        + publishedFormat + "\"");
    }

    private static boolean isZone(String zone) {
        return ZoneId.getAvailableZoneIds().contains(zone);
    }

    /** @throws IOException where the file cannot be read as a mapping, saying what is wrong with it */
    public static CsvMapping read(InputStream yaml) throws IOException {
        try {
            return YAML.readValue(yaml, Written.class).mapping();
        } catch (JsonProcessingException e) {
            throw new IOException("This is no CSV mapping: " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new IOException("The CSV mapping is wrong: " + e.getMessage(), e);
        }
    }

    /** The mapping of a tweet export with the columns {@code tweet_id, name, text, retweet_count, tweet_created}. */
    public static CsvMapping tweetExport() {
        try (InputStream yaml = CsvMapping.class.getResourceAsStream("/earshot/feed/tweet-export.yaml")) {
            if (yaml == null) {
                throw new IllegalStateException("tweet-export.yaml is not beside the classes");
            }
            return read(yaml);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void requireKnown(String where, Set<String> fields) {
        Set<String> unknown = new TreeSet<>(fields);
        unknown.removeAll(FIELDS);
        require(unknown.isEmpty(), where + " has unknown fields " + unknown + "; known are " + new TreeSet<>(FIELDS));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** The file's own spelling, with what may be left out. */
    private record Written(
            @Nullable String platform,
            @Nullable String delimiter,
            @Nullable Map<String, String> columns,
            @JsonProperty("published-format") @Nullable String publishedFormat,
            @Nullable String zone,
            @Nullable Map<String, String> constants) {

        CsvMapping mapping() {
            String between = delimiter == null ? "," : delimiter;
            require(between.length() == 1, "delimiter must be one character, was \"" + between + "\"");
            return new CsvMapping(
                    platform == null ? "csv" : platform,
                    between.charAt(0),
                    columns == null ? Map.of() : columns,
                    publishedFormat == null ? "iso" : publishedFormat,
                    zone == null ? "UTC" : zone,
                    constants == null ? Map.of() : constants);
        }
    }
}
