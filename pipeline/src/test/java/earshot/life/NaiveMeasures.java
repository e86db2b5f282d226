package earshot.life;

import static java.util.stream.Collectors.groupingBy;

import earshot.model.BrandMatch;
import earshot.model.Cut;
import earshot.model.Cut.Dimension;
import earshot.model.MatchedEvent;
import earshot.model.Post;
import earshot.model.PostEvent;
import earshot.model.PostEventType;
import earshot.model.PostKind;
import earshot.model.SentimentLabel;
import earshot.model.Tally;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the measures' definitions say, with everything at hand: sorts each post's events by time, looks at how it ended,
 * and counts. Knows nothing of revisions and of what came late.
 */
final class NaiveMeasures {

    private static final List<Duration> LENGTHS =
            List.of(Duration.ofMinutes(1), Duration.ofHours(1), Duration.ofDays(1));

    private final Map<String, Tally> tallies = new TreeMap<>();
    private final Map<String, Set<String>> authors = new HashMap<>();
    private final Map<String, Set<String>> texts = new HashMap<>();

    /** By {@code brand/length/start/dimension/value}; parts only of hours and days. Empty ones are left out. */
    static Map<String, Tally> of(List<MatchedEvent> events) {
        NaiveMeasures measures = new NaiveMeasures();
        events.stream()
                .distinct()
                .collect(groupingBy(event -> event.event().postId()))
                .values()
                .forEach(measures::count);
        Map<String, Tally> all = new TreeMap<>();
        measures.tallies.forEach((key, tally) -> {
            Tally whole = tally.plus(Tally.different(
                    measures.authors.getOrDefault(key, Set.of()).size(),
                    measures.texts.getOrDefault(key, Set.of()).size()));
            if (!whole.isNothing()) {
                all.put(key, whole);
            }
        });
        return all;
    }

    private void count(List<MatchedEvent> events) {
        List<MatchedEvent> shown = events.stream()
                .filter(event -> event.event().type() == PostEventType.OBSERVED)
                .sorted(Comparator.<MatchedEvent, Instant>comparing(
                                event -> event.event().post().versionAt())
                        .thenComparing(event -> event.event().observedAt(), Comparator.reverseOrder()))
                .toList();
        if (isGone(events, PostEventType.REMOVED, PostEventType.RESTORED)
                || isGone(events, PostEventType.AUTHOR_REMOVED, PostEventType.AUTHOR_RESTORED)
                || shown.isEmpty()) {
            return;
        }
        MatchedEvent last = shown.get(shown.size() - 1);
        List<PostEvent> totals = events.stream()
                .map(MatchedEvent::event)
                .filter(event -> event.engagement().views() != -1
                        || event.engagement().interactions() > 0
                        || event.engagement().likes() != -1)
                .sorted(Comparator.comparing(PostEvent::observedAt))
                .toList();
        last.matches().forEach(match -> count(last.event().post(), match, totals));
    }

    private static boolean isGone(List<MatchedEvent> events, PostEventType gone, PostEventType back) {
        return events.stream()
                .map(MatchedEvent::event)
                .filter(event -> event.type() == gone || event.type() == back)
                .max(Comparator.comparing(PostEvent::observedAt))
                .filter(last -> last.type() == gone)
                .isPresent();
    }

    private void count(Post post, BrandMatch match, List<PostEvent> totals) {
        boolean mention = post.kind() != PostKind.REPOST;
        var latest = totals.isEmpty() || !mention
                ? earshot.model.Engagement.UNREPORTED
                : totals.get(totals.size() - 1).engagement();
        long followers = mention ? Math.max(0, post.author().followers()) : 0;
        boolean viewed = latest.views() >= 0;
        SentimentLabel label = match.sentiment().label();
        Tally tally = new Tally(
                mention ? 1 : 0,
                mention ? 0 : 1,
                mention && label == SentimentLabel.NEGATIVE ? 1 : 0,
                mention && label == SentimentLabel.NEUTRAL ? 1 : 0,
                mention && label == SentimentLabel.POSITIVE ? 1 : 0,
                mention && label == SentimentLabel.UNCERTAIN ? 1 : 0,
                mention && label == SentimentLabel.UNSCORED ? 1 : 0,
                latest.interactions(),
                followers,
                0,
                0,
                0,
                0,
                0,
                viewed ? latest.views() : 0,
                viewed ? latest.interactions() : 0,
                viewed ? followers : 0);
        for (Duration length : LENGTHS) {
            for (String key : keys(post, match, length, post.publishedAt())) {
                tallies.merge(key, tally, Tally::plus);
                if (mention && !post.author().id().isEmpty()) {
                    authors.computeIfAbsent(key, none -> new HashSet<>())
                            .add(post.author().id());
                }
                if (mention) {
                    texts.computeIfAbsent(key, none -> new HashSet<>()).add(PostHistory.copied(post));
                }
            }
        }
        for (int i = 1; mention && i < totals.size(); i++) {
            gained(post, match, totals.get(i - 1), totals.get(i));
        }
    }

    /** In the third hour after publication and later, what was gained is known by the hour. */
    private void gained(Post post, BrandMatch match, PostEvent before, PostEvent now) {
        long gained = now.engagement().interactions() - before.engagement().interactions();
        boolean byTheHour = !now.observedAt()
                .truncatedTo(ChronoUnit.HOURS)
                .isBefore(post.publishedAt().plus(Duration.ofHours(2)));
        for (Duration length : LENGTHS) {
            if (!byTheHour || length.compareTo(Duration.ofHours(1)) >= 0) {
                keys(post, match, length, now.observedAt())
                        .forEach(key -> tallies.merge(key, Tally.gained(gained, 0), Tally::plus));
            }
        }
    }

    private static List<String> keys(Post post, BrandMatch match, Duration length, Instant at) {
        String window = match.brand() + "/" + length + "/" + start(at, length) + "/";
        List<String> keys = new ArrayList<>(List.of(window + key(Cut.ALL)));
        if (length.compareTo(Duration.ofHours(1)) >= 0) {
            keys.add(window + key(new Cut(Dimension.PLATFORM, post.platform())));
            keys.add(window + key(new Cut(Dimension.LANGUAGE, match.sentiment().language())));
            keys.add(window + key(new Cut(Dimension.KIND, post.kind().name().toLowerCase(Locale.ROOT))));
            match.intents()
                    .forEach(intent -> keys.add(window
                            + key(new Cut(
                                    Dimension.INTENT,
                                    intent.name().toLowerCase(Locale.ROOT).replace('_', '-')))));
            // The links of a repost are its original's.
            List<String> sites = post.kind() == PostKind.REPOST ? List.of() : match.ownSites();
            sites.forEach(site -> keys.add(window + key(new Cut(Dimension.OWN_SITE, site))));
            keys.add(window
                    + key(new Cut(
                            Dimension.SENTIMENT,
                            match.sentiment().label().name().toLowerCase(Locale.ROOT))));
        }
        return keys;
    }

    static String key(Cut cut) {
        return cut.dimension() + "/" + cut.value();
    }

    private static Instant start(Instant at, Duration length) {
        return length.toDays() == 1
                ? LocalDate.ofInstant(at, PostHistory.ZONE)
                        .atStartOfDay(PostHistory.ZONE)
                        .toInstant()
                : at.truncatedTo(length.toHours() == 1 ? ChronoUnit.HOURS : ChronoUnit.MINUTES);
    }
}
