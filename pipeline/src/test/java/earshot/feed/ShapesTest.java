package earshot.feed;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.model.Engagement;
import earshot.model.Post;
import earshot.model.PostEvent;
import earshot.model.PostEventType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What each platform's shapes are read as: tables of invented payloads, one file a platform, of a name ({@code #}), a
 * payload on one line, and below it, indented, the events or the reason it is rejected for.
 *
 * <p>Counts are likes/replies/reposts/quotes/saves/views, -1 where not told.
 */
final class ShapesTest {
    /** CSV exports have tests of their own. */
    private static final Set<String> ELSEWHERE = Set.of("csv");

    static Stream<Arguments> shapes() {
        return FeedFixtures.FEEDS.platforms().stream()
                .filter(platform -> !ELSEWHERE.contains(platform))
                .flatMap(ShapesTest::shapes);
    }

    private static Stream<Arguments> shapes(String platform) {
        List<Arguments> cases = new ArrayList<>();
        String name = "";
        String payload = "";
        List<String> expected = new ArrayList<>();
        String table = new String(FeedFixtures.bytes("shapes/" + platform + ".txt"), StandardCharsets.UTF_8);
        for (String line : (table + "\n#").split("\n", -1)) {
            if (line.startsWith("#")) {
                if (!payload.isEmpty()) {
                    cases.add(Arguments.of(platform, name, payload, List.copyOf(expected)));
                }
                name = line.substring(1).strip();
                payload = "";
                expected.clear();
            } else if (line.startsWith("  ")) {
                expected.add(line.strip());
            } else if (!line.isBlank()) {
                payload = line;
            }
        }
        return cases.stream();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("shapes")
    void each_shape_is_read_as_what_it_is(String platform, String name, String payload, List<String> expected) {
        assertThat(told(FeedFixtures.parse(platform, payload))).as(name).isEqualTo(expected);
    }

    private static List<String> told(ParseResult result) {
        List<String> told = new ArrayList<>();
        if (result instanceof ParseResult.Parsed parsed) {
            parsed.events().forEach(event -> told.add(told(event)));
            parsed.unread().forEach(unread -> told.add("unread " + unread.reason()));
        } else if (result instanceof ParseResult.Rejected rejected) {
            told.add("rejected " + rejected.reason());
        }
        return told;
    }

    /** Only what is there; observed when received unless it says otherwise. */
    private static String told(PostEvent event) {
        StringBuilder told = new StringBuilder();
        Post post = event.post();
        boolean observed = event.type() == PostEventType.OBSERVED;
        told.append(observed ? post.kind() : event.type()).append(' ').append(event.postId());
        if (observed) {
            told.append(" at ").append(post.publishedAt());
            add(told, "edited", post.isEdited() ? post.versionAt().toString() : "");
            add(
                    told,
                    "by",
                    Stream.of(
                                    post.author().id(),
                                    post.author().name(),
                                    post.author().handle())
                            .filter(part -> !part.isEmpty())
                            .reduce((a, b) -> a + "/" + b)
                            .orElse(""));
            add(told, "to", post.parentId());
            add(told, "in", post.rootId());
            add(told, "of", post.originalId());
            add(told, "rated", post.rating() < 0 ? "" : String.valueOf(post.rating()));
            add(told, "titled", quoted(post.title()));
            add(told, "says", quoted(post.text()));
            add(told, "links", listed(post.links()));
            add(told, "tags", listed(post.hashtags()));
            add(told, "mentions", listed(post.mentions()));
            add(told, "media", listed(post.media()));
            add(told, "lang", post.language());
            add(told, "place", post.place());
            add(told, "see", post.permalink());
            add(told, "via", post.source());
        }
        if (!event.engagement().equals(Engagement.UNREPORTED)) {
            Engagement e = event.engagement();
            add(
                    told,
                    "counts",
                    e.likes() + "/" + e.replies() + "/" + e.reposts() + "/" + e.quotes() + "/" + e.saves() + "/"
                            + e.views());
        }
        add(
                told,
                "observed",
                event.observedAt().equals(FeedFixtures.RECEIVED)
                        ? ""
                        : event.observedAt().toString());
        return told.toString();
    }

    private static void add(StringBuilder told, String name, String value) {
        if (!value.isEmpty()) {
            told.append(' ').append(name).append(' ').append(value);
        }
    }

    private static String quoted(String text) {
        return text.isEmpty() ? "" : "\"" + text.replace("\n", "\\n") + "\"";
    }

    private static String listed(List<String> values) {
        return values.isEmpty() ? "" : values.toString();
    }
}
