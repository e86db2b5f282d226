package earshot.feed;

import earshot.model.PostEvent;
import earshot.model.RawPayload;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Invented payloads in the platforms' shapes, and the folder of recorded ones where a machine has it. */
public final class FeedFixtures {
    static final Instant RECEIVED = Instant.parse("2019-07-03T06:29:05Z");
    static final Feeds FEEDS = Feeds.standard();

    private FeedFixtures() {}

    static byte[] bytes(String name) {
        try (InputStream in = FeedFixtures.class.getResourceAsStream("/earshot/feed/" + name)) {
            if (in == null) {
                throw new IllegalArgumentException("no fixture " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ParseResult parse(String platform, byte[] bytes) {
        return FEEDS.parser(platform).parse(new RawPayload(platform, bytes, RECEIVED, "test:1"));
    }

    static ParseResult parse(String platform, String payload) {
        return parse(platform, payload.getBytes(StandardCharsets.UTF_8));
    }

    static List<PostEvent> events(String platform, byte[] bytes) {
        ParseResult result = parse(platform, bytes);
        if (result instanceof ParseResult.Parsed parsed) {
            return parsed.events();
        }
        throw new AssertionError("not read: " + result);
    }

    static ParseResult.Rejected rejected(String platform, byte[] bytes) {
        ParseResult result = parse(platform, bytes);
        if (result instanceof ParseResult.Rejected rejected) {
            return rejected;
        }
        throw new AssertionError("was read: " + result);
    }

    static ParseResult.Rejected rejected(String platform, String payload) {
        return rejected(platform, payload.getBytes(StandardCharsets.UTF_8));
    }

    /** The recorded data beside the project; a folder that does not exist where a machine has none. */
    public static Path recorded(String folder) {
        for (Path up = Path.of("").toAbsolutePath(); up != null; up = up.getParent()) {
            if (Files.isDirectory(up.resolve("shared/feeds"))) {
                return up.resolve("shared").resolve(folder);
            }
        }
        return Path.of("no-recorded-data-here");
    }
}
