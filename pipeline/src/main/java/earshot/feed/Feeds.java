package earshot.feed;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** The platforms that can be read. Immutable. */
public final class Feeds implements Serializable {
    private final Map<String, FeedParser> parsers;

    private Feeds(Map<String, FeedParser> parsers) {
        this.parsers = Map.copyOf(parsers);
    }

    /** Every platform that needs no mapping of its own, one line each. */
    public static Feeds standard() {
        return new Feeds(Map.of())
                .with(new XParser())
                .with(new BlueskyParser())
                .with(new MastodonParser())
                .with(new RedditParser())
                .with(new YouTubeParser())
                .with(new HackerNewsParser())
                .with(new TikTokParser())
                .with(new PinterestParser())
                .with(new AppStoreParser())
                .with(new GoogleBusinessParser())
                .with(new TrustpilotParser())
                .with(new YelpParser())
                .with(new NewsFeedParser())
                .with(new FacebookParser())
                .with(new InstagramParser())
                .with(new LinkedInParser())
                .with(new ActivityStreamParser("googleplus"))
                .with(new ActivityStreamParser("activitystreams"))
                .with(new CsvParser(CsvMapping.tweetExport()));
    }

    /** These feeds and one more, in place of one with the same platform. */
    public Feeds with(FeedParser parser) {
        Map<String, FeedParser> more = new HashMap<>(parsers);
        more.put(parser.platform(), new GuardedParser(parser));
        return new Feeds(more);
    }

    public SortedSet<String> platforms() {
        return new TreeSet<>(parsers.keySet());
    }

    public boolean reads(String platform) {
        return parsers.containsKey(platform);
    }

    /** @throws IllegalArgumentException where no such platform is known, naming those that are */
    public FeedParser parser(String platform) {
        FeedParser parser = parsers.get(platform);
        if (parser == null) {
            throw new IllegalArgumentException(
                    "There is no parser for platform \"" + platform + "\"; known are " + platforms() + ".");
        }
        return parser;
    }
}
