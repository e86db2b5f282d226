package earshot.measure;

import earshot.measure.TopicKey.Kind;
import earshot.model.Author;
import earshot.model.Mention;
import earshot.model.Post;
import earshot.model.PostKind;
import earshot.model.SentimentLabel;
import earshot.model.TopicTally;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** What one mention is about and who wrote it: a pure function of the mention as it stands. */
final class MentionTopics {

    private static final Pattern NO_WORDS = Pattern.compile("https?://\\S+|[@#]\\S+");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}'’]+");
    private static final int SHORTEST_WORD = 4;
    /** Of a long article its beginning says what it is about. */
    private static final int MOST_OF_A_KIND = 50;

    private static final int LONGEST_NAME = 200;
    private static final long HOUR_MILLIS = 3_600_000;

    private final long hour;
    private final Map<TopicKey, TopicTally> tallies = new HashMap<>();

    private MentionTopics(Mention mention) {
        Post post = mention.post();
        hour = Math.floorDiv(post.publishedAt().toEpochMilli(), HOUR_MILLIS);
        SentimentLabel label = mention.match().sentiment().label();
        long positive = label == SentimentLabel.POSITIVE ? 1 : 0;
        long negative = label == SentimentLabel.NEGATIVE ? 1 : 0;
        TopicTally one = new TopicTally(1, positive, negative, 0, 0);
        put(Kind.ALL, "", one);
        post.hashtags().stream().limit(MOST_OF_A_KIND).forEach(tag -> put(Kind.HASHTAG, lowerCase(tag), one));
        post.links().stream().limit(MOST_OF_A_KIND).forEach(link -> put(Kind.LINK, link, one));
        BETWEEN_WORDS
                .splitAsStream(NO_WORDS.matcher(lowerCase(post.text())).replaceAll(" "))
                .filter(word -> word.length() >= SHORTEST_WORD)
                .distinct()
                .limit(MOST_OF_A_KIND)
                .forEach(word -> put(Kind.TERM, word, one));
        Author author = post.author();
        if (!author.id().isEmpty()) {
            put(
                    Kind.AUTHOR,
                    author.handle().isEmpty() ? author.id() : author.id() + " @" + author.handle(),
                    new TopicTally(
                            1,
                            positive,
                            negative,
                            mention.engagement().interactions(),
                            Math.max(0, mention.engagement().replies())));
        }
    }

    /** By topic; nothing of what is not counted, and of a post whose words were forgotten. */
    static Map<TopicKey, TopicTally> of(Mention mention) {
        boolean known = !mention.removed()
                && mention.post().kind() != PostKind.REPOST
                && !(mention.post().text().isEmpty() && mention.post().title().isEmpty());
        return known ? new MentionTopics(mention).tallies : Map.of();
    }

    private void put(Kind kind, String name, TopicTally tally) {
        String kept = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
        tallies.put(new TopicKey(hour, kind, kept), tally);
    }

    private static String lowerCase(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
