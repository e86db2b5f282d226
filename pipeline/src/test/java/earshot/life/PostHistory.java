package earshot.life;

import earshot.model.Author;
import earshot.model.BrandMatch;
import earshot.model.Engagement;
import earshot.model.Evidence;
import earshot.model.Intent;
import earshot.model.MatchedEvent;
import earshot.model.Post;
import earshot.model.PostEvent;
import earshot.model.PostEventType;
import earshot.model.PostKind;
import earshot.model.Sentiment;
import earshot.model.SentimentLabel;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * An invented history of posts over three days, in one of which New York's clocks go forward: posts, reposts, edits
 * that change brand and feeling, queries that do, texts copied with other links, totals that rise and fall, removals and restorations of posts and, as posts are
 * told of them, of authors.
 */
final class PostHistory {

    static final ZoneId ZONE = ZoneId.of("America/New_York");

    private static final Instant START = Instant.parse("2026-03-07T00:00:00Z");
    private static final int SECONDS = (int) Duration.ofDays(3).toSeconds();
    private static final List<String> BRANDS = List.of("velora", "nimbus", "orbit", "quill", "tarn");
    private static final List<String> SITES = List.of("own.example", "shop.example");
    private static final List<String> LANGUAGES = List.of("en", "es", "und");
    private static final int TEXTS = 600;

    private final Random random;
    private final List<MatchedEvent> events = new ArrayList<>();

    private PostHistory(long seed) {
        this.random = new Random(seed);
    }

    static List<MatchedEvent> of(int size, long seed) {
        PostHistory history = new PostHistory(seed);
        for (int post = 0; history.events.size() < size; post++) {
            history.add(post);
        }
        return List.copyOf(history.events.subList(0, size));
    }

    /** The copied text that a post's words are made of, without what was put around it. */
    static String copied(Post post) {
        return post.text().substring(0, post.text().indexOf(" https:"));
    }

    private void add(int number) {
        String platform = random.nextInt(4) == 0 ? "bluesky" : "x";
        String id = platform + ":" + number;
        PostKind kind = List.of(PostKind.values()).get(random.nextInt(PostKind.values().length));
        Instant published = START.plusSeconds(random.nextInt(SECONDS));
        Author author =
                new Author(random.nextInt(40) == 0 ? "" : platform + ":a" + random.nextInt(900), "", "", 0, false);
        Instant version = published;
        int steps = 1 + random.nextInt(7);
        Post post = post(id, platform, kind, author, published, version);
        List<BrandMatch> matches = matches(kind);
        for (int step = 0; step < steps; step++) {
            Instant at = soonAfter(published, step);
            switch (step == 0 ? 0 : random.nextInt(7)) {
                case 1 -> events.add(event(PostEvent.removed(id, at, at)));
                case 2 -> events.add(event(PostEvent.restored(id, at, at)));
                case 3 -> events.add(event(PostEvent.counted(id, totals(), at, at)));
                case 5 ->
                    events.add(event(new PostEvent(
                            random.nextBoolean() ? PostEventType.AUTHOR_REMOVED : PostEventType.AUTHOR_RESTORED,
                            id,
                            at,
                            at,
                            Post.NONE,
                            Engagement.UNREPORTED)));
                case 4 -> {
                    if (kind != PostKind.REPOST) {
                        version = version.plusSeconds(7L * (1 + random.nextInt(600)));
                        post = post(id, platform, kind, author, published, version);
                        matches = random.nextInt(5) == 0 ? List.of() : matches(kind);
                        at = soonAfter(version, step);
                        events.add(matched(PostEvent.observed(post, totals(), at, at), matches));
                    }
                }
                default -> {
                    Post seen = post.withAuthor(new Author(author.id(), "", "", random.nextInt(5000) - 1, false));
                    Engagement totals = kind == PostKind.REPOST ? Engagement.UNREPORTED : totals();
                    Instant later = at.isBefore(version) ? soonAfter(version, step) : at;
                    events.add(matched(PostEvent.observed(seen, totals, later, later), matches));
                }
            }
        }
    }

    /** Never twice the same time: which of two at once holds is not what this history is about. */
    private Instant soonAfter(Instant time, int step) {
        return time.plusMillis(7L * random.nextInt(1 << random.nextInt(25)) + step);
    }

    /** By any of three versions of the brand set, in no order; now and then it matches other brands by it. */
    private MatchedEvent matched(PostEvent event, List<BrandMatch> usual) {
        int version = 1 + random.nextInt(3);
        List<BrandMatch> matches = random.nextInt(4) == 0 ? matches(event.post().kind()) : usual;
        return new MatchedEvent(
                event,
                matches.stream()
                        .map(match -> BrandMatch.unscored("set", version, match.brand(), List.of(), match.ownSites())
                                .scored(match.sentiment(), match.intents(), Evidence.NONE))
                        .toList(),
                version);
    }

    private static MatchedEvent event(PostEvent event) {
        return MatchedEvent.withoutContent(event);
    }

    private Engagement totals() {
        return new Engagement(
                random.nextInt(50), random.nextInt(5), -1, -1, -1, random.nextBoolean() ? -1 : random.nextInt(900));
    }

    private List<BrandMatch> matches(PostKind kind) {
        List<BrandMatch> matches = new ArrayList<>();
        String language = LANGUAGES.get(random.nextInt(LANGUAGES.size()));
        for (String brand : BRANDS) {
            if (random.nextInt(BRANDS.size()) == 0 || (matches.isEmpty() && brand.equals("tarn"))) {
                var label = List.of(SentimentLabel.values()).get(random.nextInt(SentimentLabel.values().length));
                BrandMatch match = BrandMatch.unscored(
                        "set", 0, brand, List.of(), SITES.subList(0, random.nextInt(SITES.size() + 1)));
                List<Intent> intents = random.nextBoolean()
                        ? List.of()
                        : List.of(Intent.values()).subList(0, 1 + random.nextInt(Intent.values().length));
                matches.add(
                        kind == PostKind.REPOST
                                ? match
                                : match.scored(
                                        new Sentiment(label, 0.2, 0.3, 0.5, language, "model-1"),
                                        intents,
                                        Evidence.NONE));
            }
        }
        return matches;
    }

    private Post post(String id, String platform, PostKind kind, Author author, Instant published, Instant version) {
        int text = random.nextInt(TEXTS);
        return new Post(
                id,
                platform,
                kind,
                author,
                "copy number " + text + " of a campaign https://t.example/" + id,
                "",
                List.of("https://news.example/" + text % 70),
                List.of("tag" + text % 40),
                List.of(),
                List.of(),
                "en",
                "",
                -1,
                "",
                "",
                "",
                "",
                published,
                version,
                "");
    }
}
