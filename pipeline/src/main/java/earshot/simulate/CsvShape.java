package earshot.simulate;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Posts as a tweet export has them: the header line and one record. */
final class CsvShape {
    static final String PLATFORM = "csv";

    private static final String HEADER = "tweet_id,name,text,retweet_count,tweet_created,tweet_location\n";
    private static final DateTimeFormatter CREATED =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);

    byte[] published(SimulatedPost post) {
        String record = HEADER + post.id + "," + post.author.handle() + ",\"" + post.text.replace("\"", "\"\"") + "\","
                + post.reposts + "," + CREATED.format(post.publishedAt) + ",";
        return record.getBytes(StandardCharsets.UTF_8);
    }
}
