package earshot.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import earshot.feed.FeedFiles;
import earshot.feed.FeedFixtures;
import earshot.feed.FeedParser;
import earshot.feed.Feeds;
import earshot.feed.ParseResult;
import earshot.model.Post;
import earshot.model.PostEvent;
import earshot.model.PostEventType;
import earshot.model.RawPayload;
import earshot.simulate.FeedSimulator;
import earshot.simulate.Scenario;
import earshot.simulate.SimulatedPayload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Posts in number, for what one example cannot show. */
final class SamplePosts {

    private static final Instant RECEIVED = Instant.parse("2030-01-01T00:00:00Z");

    private SamplePosts() {}

    /** Recorded feeds beside the project, where this machine has them. */
    static Optional<Path> recorded() {
        return Optional.of(FeedFixtures.recorded("feeds")).filter(Files::isDirectory);
    }

    /** Recorded posts of X and Reddit, shuffled; simulated ones where there are none. */
    static List<Post> mixed(int count, long seed) {
        List<Post> posts = new ArrayList<>();
        try {
            if (recorded().isEmpty()) {
                return simulated(count, seed);
            }
            Path feeds = recorded().get();
            addReddit(feeds.resolve("reddit/praw-extracted"), posts);
            addAll("x", feeds.resolve("x/sample-stream-2019-07-03"), count, posts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Collections.shuffle(posts, new Random(seed));
        return posts;
    }

    /** {@link #mixed} and the news there are. */
    static List<Post> recorded(int count, long seed) {
        List<Post> posts = new ArrayList<>(mixed(count, seed).subList(0, count));
        try {
            addAll("rss", recorded().orElseThrow().resolve("rss-atom"), Integer.MAX_VALUE, posts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return posts;
    }

    static List<Post> simulated(int count, long seed) {
        Scenario scenario = new Scenario(seed, Instant.parse("2026-03-01T12:00:00Z"), 50, Scenario.Crisis.NONE);
        FeedSimulator feed = new FeedSimulator(scenario, SimulatedBrands.read());
        Feeds parsers = Feeds.standard();
        List<Post> posts = new ArrayList<>();
        while (posts.size() < count) {
            SimulatedPayload payload = feed.next();
            add(parsers.parser(payload.platform()), payload.bytes(), posts);
        }
        return posts.subList(0, count);
    }

    private static void addAll(String platform, Path folder, int limit, List<Post> posts) throws IOException {
        FeedParser parser = Feeds.standard().parser(platform);
        try (FeedFiles payloads = FeedFiles.open(List.of(folder))) {
            while (payloads.hasNext() && posts.size() < limit) {
                add(parser, payloads.next().bytes(), posts);
            }
        }
    }

    private static void add(FeedParser parser, byte[] payload, List<Post> posts) {
        ParseResult result = parser.parse(new RawPayload(parser.platform(), payload, RECEIVED, "test"));
        if (result instanceof ParseResult.Parsed parsed) {
            parsed.events().stream()
                    .filter(event -> event.type() == PostEventType.OBSERVED)
                    .map(PostEvent::post)
                    .forEach(posts::add);
        }
    }

    /** Titles, texts and comments alone. */
    private static void addReddit(Path folder, List<Post> posts) throws IOException {
        ObjectMapper json = new ObjectMapper();
        try (FeedFiles things = FeedFiles.open(List.of(folder))) {
            while (things.hasNext()) {
                JsonNode thing = json.readTree(things.next().bytes());
                JsonNode data = thing.path("data").isObject() ? thing.get("data") : thing;
                String text = data.path("body").asText(data.path("selftext").asText(""));
                posts.add(QueryFixtures.post(data.path("title").asText(""), text));
            }
        }
    }
}
