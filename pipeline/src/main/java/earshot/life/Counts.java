package earshot.life;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The course of a post's totals: its first observation, and the last of each minute in the post's first two hours and
 * of each hour after that. That much is a pure function of the observations made, whatever their order, and bounded: at
 * most 120 minutes and as many hours as a post is followed.
 *
 * @param latest by time
 */
public record Counts(Count first, List<Count> latest) {

    /** Interactions at one time. */
    public record Count(Instant at, long interactions) {
        private static final Comparator<Count> ORDER =
                Comparator.comparing(Count::at).thenComparingLong(Count::interactions);
    }

    /**
     * What was gained in a minute or an hour.
     *
     * @param at its start
     * @param observedAt when the last of it was seen
     * @param stamp grows with what is known of it
     */
    record Gain(Instant at, boolean byTheHour, long interactions, Instant observedAt, long stamp) {}

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration BY_THE_MINUTE = Duration.ofHours(2);

    static final Counts NONE = new Counts(new Count(Instant.EPOCH, 0), List.of());

    /** @param publishedAt the post's; null while it is unknown, when every minute is kept */
    Counts with(Count count, @Nullable Instant publishedAt) {
        Count earliest = latest.isEmpty() || Count.ORDER.compare(count, first) < 0 ? count : first;
        List<Count> counts = new ArrayList<>(latest);
        counts.add(count);
        return new Counts(earliest, lasts(counts, publishedAt));
    }

    /** The same course, known to be of a post of that time. */
    Counts of(Instant publishedAt) {
        return latest.isEmpty() ? this : new Counts(first, lasts(latest, publishedAt));
    }

    private static List<Count> lasts(List<Count> counts, @Nullable Instant publishedAt) {
        Map<Instant, Count> lasts = new TreeMap<>();
        for (Count count : counts) {
            lasts.merge(
                    start(count.at(), grain(count.at(), publishedAt)),
                    count,
                    (one, other) -> Count.ORDER.compare(one, other) >= 0 ? one : other);
        }
        return List.copyOf(lasts.values());
    }

    /** By the hour from the first whole hour that begins two hours after publication, so that no hour is cut. */
    private static Duration grain(Instant at, @Nullable Instant publishedAt) {
        return publishedAt == null || start(at, HOUR).isBefore(publishedAt.plus(BY_THE_MINUTE)) ? MINUTE : HOUR;
    }

    private static Instant start(Instant at, Duration grain) {
        long millis = grain.toMillis();
        return Instant.ofEpochMilli(Math.floorDiv(at.toEpochMilli(), millis) * millis);
    }

    /** The first observation changes nothing: what was there when listening began was not gained while listening. */
    List<Gain> gains(Instant publishedAt) {
        List<Gain> gains = new ArrayList<>();
        Count before = first;
        for (Count count : latest) {
            Duration grain = grain(count.at(), publishedAt);
            Instant start = start(count.at(), grain);
            // The earlier the first observation, the more is known; any earlier minute's outweighs it.
            long base = before.at().isBefore(start)
                    ? PostLife.stamp(before.at())
                    : Duration.between(before.at(), start.plus(grain)).toSeconds();
            gains.add(new Gain(
                    start,
                    grain.equals(HOUR),
                    count.interactions() - before.interactions(),
                    count.at(),
                    PostLife.stamp(count.at()) + base));
            before = count;
        }
        return gains;
    }
}
