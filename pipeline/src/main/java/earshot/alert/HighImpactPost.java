package earshot.alert;

import earshot.model.AlertPost;
import earshot.model.Author;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One negative post by an author followed far above what this brand's authors are, or engaged with far above this
 * brand's posts of the same age. Followers and interactions are read on a logarithmic scale, in standard deviations, and
 * set against the {@link DailyMaxima} of the brand's negative posts. Followers have a tail so heavy that the greatest of
 * n lies ln n − 1 deviations above the mean (exponential on that scale), which a brand is held to until its days are known.
 */
public final class HighImpactPost {

    private static final double OPENS = 2.5;
    private static final int MOST_WATCHED = 10;
    static final int AGES = 12;
    private static final long LEAST_INTERACTIONS = 30;
    private static final double LEAST_DEVIATIONS = 3;
    private static final long FEW = 10;
    private static final double MEMORY = 50_000;
    private static final double GROWS = 1.1;
    private static final Duration WATCHED_FOR = Duration.ofHours(24);

    private HighImpactPost() {}

    /**
     * A quantity on a logarithmic scale.
     *
     * @param n values so far, at most {@value #MEMORY}: from there on older ones weigh less
     */
    public record Scale(double n, double mean, double variance) {
        static final Scale NOTHING = new Scale(0, 0, 0);

        Scale with(Sums others) {
            double count = n + others.n();
            if (count < 1) {
                return NOTHING;
            }
            double newMean = (n * mean + others.total()) / count;
            double square = (n * (variance + mean * mean) + others.totalOfSquares()) / count;
            return new Scale(Math.min(count, MEMORY), newMean, Math.max(0, square - newMean * newMean));
        }

        /** As rare as where the scale is known for sure: with an exponential tail of which n values are known, n·ln(1 + d/n). */
        double deviations(double value) {
            double above = (value - mean) / Math.max(0.5, Math.sqrt(variance));
            return above <= 0 ? above : n * Math.log1p(above / n);
        }
    }

    /**
     * A negative post that may become one.
     *
     * @param age when last observed, as a power of two of minutes
     * @param grewAt when it last had grown by a tenth
     * @param grewTo its interactions then
     * @param impact the greatest it has had, each time by what was known at the close before
     */
    public record Watched(AlertPost post, Instant observedAt, int age, Instant grewAt, long grewTo, double impact) {}

    /**
     * @param followers of the brand's authors, by mention
     * @param interactions of the brand's mentions when observed, by age in powers of two of minutes
     * @param negatives seen
     */
    public record State(
            Scale followers,
            Scale[] interactions,
            DailyMaxima authors,
            DailyMaxima paces,
            long negatives,
            List<Watched> watched) {}

    static State start() {
        Scale[] interactions = new Scale[AGES];
        Arrays.fill(interactions, Scale.NOTHING);
        return new State(Scale.NOTHING, interactions, DailyMaxima.NONE, DailyMaxima.NONE, 0, List.of());
    }

    /**
     * What was observed until a close. It is judged by what was known at the close before: a first of its kind must not be
     * its own measure, and what was told early holds however many others the same slice still brings.
     */
    static State after(State state, Intake intake) {
        State judged = state;
        DailyMaxima authors = state.authors;
        DailyMaxima paces = state.paces;
        for (Intake.Seen seen : intake.standing()) {
            if (!seen.isNegative()) {
                judged = without(judged, seen.post().id());
                continue;
            }
            double author = authorDeviations(state, seen.post());
            double pace = paceDeviations(state, seen);
            judged = watching(judged, seen, impact(state, seen.post(), author, pace));
            authors = authors.with(author);
            paces = paces.with(pace);
        }
        for (Intake.Seen seen : intake.changed.values()) {
            judged = seen.isNegative() ? judged : without(judged, seen.post().id());
        }
        Scale[] interactions = state.interactions.clone();
        intake.interactions.forEach((age, sums) -> interactions[age] = interactions[age].with(sums));
        return new State(
                state.followers.with(intake.followers),
                interactions,
                authors,
                paces,
                Math.max(0, state.negatives + intake.negatives()),
                judged.watched);
    }

    private static State watching(State state, Intake.Seen seen, double impact) {
        Watched now = new Watched(
                seen.post(),
                seen.observedAt(),
                seen.age(),
                seen.observedAt(),
                seen.post().interactions(),
                impact);
        List<Watched> watched = new ArrayList<>();
        Watched kept = now;
        for (Watched other : state.watched) {
            if (other.post.id().equals(now.post.id())) {
                kept = later(other, now);
            } else {
                watched.add(other);
            }
        }
        watched.add(kept);
        Instant old = now.observedAt.minus(WATCHED_FOR);
        watched.removeIf(other -> other.observedAt.isBefore(old));
        watched.sort(Comparator.comparingDouble((Watched other) -> -other.impact)
                .thenComparing(other -> -other.post.interactions())
                .thenComparing(other -> other.post.id()));
        return with(state, watched.subList(0, Math.min(MOST_WATCHED, watched.size())));
    }

    /** The brand's scales have learned from the post meanwhile, and from what it set off: neither makes it stand out less. */
    private static Watched later(Watched before, Watched now) {
        boolean grew = now.grewTo > GROWS * (double) before.grewTo;
        return new Watched(
                now.post,
                now.observedAt,
                now.age,
                grew ? now.grewAt : before.grewAt,
                grew ? now.grewTo : before.grewTo,
                Math.max(before.impact, now.impact));
    }

    static State without(State state, String postId) {
        return state.watched.stream().anyMatch(other -> other.post.id().equals(postId))
                ? with(
                        state,
                        state.watched.stream()
                                .filter(other -> !other.post.id().equals(postId))
                                .toList())
                : state;
    }

    private static State with(State state, List<Watched> watched) {
        return new State(
                state.followers, state.interactions, state.authors, state.paces, state.negatives, List.copyOf(watched));
    }

    static State nextDay(State state) {
        return new State(
                state.followers,
                state.interactions,
                state.authors.nextDay(),
                state.paces.nextDay(),
                state.negatives,
                state.watched);
    }

    /** The post that stands out most: of those that speak and still grow, else of all. Without any, nothing. */
    static Finding finding(State state, Instant now, Instant heardFrom, Duration patience) {
        if (state.watched.isEmpty()) {
            return Finding.NOTHING;
        }
        Instant lately = now.minus(patience);
        // One that stood out more, but is over, must not hide it.
        Optional<Watched> speaking = state.watched.stream()
                .filter(watched -> watched.impact >= OPENS && !watched.grewAt.isBefore(lately))
                .findFirst();
        Watched top = speaking.orElse(state.watched.get(0));
        double score = top.impact / OPENS;
        Scale usual = state.interactions[top.age];
        double margin = 2 * Math.sqrt(usual.variance());
        return new Finding(
                score,
                speaking.isPresent() ? score : 0,
                "interactions",
                top.post.publishedAt(),
                top.observedAt,
                (double) top.post.interactions(),
                Math.expm1(usual.mean()),
                Math.max(0, Math.expm1(usual.mean() - margin)),
                Math.expm1(usual.mean() + margin),
                0,
                heardFrom,
                top.post.publishedAt(),
                top.post.id());
    }

    /** Standard deviations above the greatest of a usual day, of the followers or of the pace. */
    private static double impact(State state, AlertPost post, double author, double pace) {
        double byAuthor = post.followers() >= Author.WELL_FOLLOWED && author >= LEAST_DEVIATIONS
                ? aboveUsual(state.authors, author, state.negatives)
                : 0;
        double byPace = post.interactions() >= LEAST_INTERACTIONS && pace >= LEAST_DEVIATIONS
                ? aboveUsual(state.paces, pace, state.negatives)
                : 0;
        return Math.max(byAuthor, byPace);
    }

    private static double aboveUsual(DailyMaxima maxima, double deviations, long negatives) {
        double ofDay = negatives / Math.max(1.0, (double) maxima.days());
        double greatest = Math.max(DailyMaxima.PRIOR_MEAN, Math.log1p(ofDay) - 1);
        return (deviations - maxima.usual(greatest)) / maxima.spread();
    }

    private static double authorDeviations(State state, AlertPost post) {
        return post.followers() < 0 || state.followers.n() < FEW
                ? 0
                : state.followers.deviations(log(post.followers()));
    }

    private static double paceDeviations(State state, Intake.Seen seen) {
        Scale usual = state.interactions[seen.age()];
        return usual.n() < FEW ? 0 : usual.deviations(log(seen.post().interactions()));
    }

    private static double log(long value) {
        return Math.log1p((double) Math.max(0, value));
    }
}
