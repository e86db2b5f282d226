package earshot.simulate;

import earshot.model.BrandSet;
import earshot.simulate.SimulatedPost.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;

/** How a crisis runs: friends share the furious post, strangers join in, the brand apologises, people calm down. */
final class CrisisCourse {
    private static final Duration AMONG_FRIENDS = Duration.ofMinutes(10);

    private final Scenario.Crisis crisis;
    private final PostWriter writer;
    private final SplittableRandom random;
    private final BrandSet.Brand brand;
    private final SimulatedPost furious;
    private final SimulatedPost apology;

    CrisisCourse(Scenario scenario, PostWriter writer, SplittableRandom random) {
        this.crisis = scenario.crisis();
        this.writer = writer;
        this.random = random;
        this.brand = writer.brand(crisis.brand());
        Instant outbreak = scenario.start().plus(crisis.after());
        this.furious = writer.furious(brand, outbreak);
        this.apology = writer.apology(brand, outbreak.plus(crisis.apologyAfter()));
    }

    List<SimulatedPost> milestones() {
        return List.of(furious, apology);
    }

    /** Payloads about it as a multiple of the quiet feed's. */
    double heat(Instant at) {
        return crisis.heat(Duration.between(furious.publishedAt, at).toMillis() / 1e3);
    }

    SimulatedPost next(Instant publishedAt) {
        Instant at = publishedAt.isBefore(furious.publishedAt) ? furious.publishedAt : publishedAt;
        boolean answered = at.isAfter(apology.publishedAt);
        SimulatedPost shared = answered && random.nextInt(4) == 0 ? apology : furious;
        String mood = random.nextDouble() < calm(at) ? "relief" : "outrage";
        int form = random.nextInt(20);
        if (form < 7) {
            boolean byFriend = at.isBefore(furious.publishedAt.plus(AMONG_FRIENDS));
            return writer.repost(shared, byFriend, at);
        }
        if (form < 9) {
            return writer.answer(Kind.QUOTE, shared, brand, mood, at);
        }
        return form < 11 ? writer.answer(Kind.REPLY, shared, brand, mood, at) : writer.about(brand, mood, at);
    }

    /** Share of those who make their peace: none before the apology, most by the next day. */
    private double calm(Instant at) {
        double hours = Duration.between(apology.publishedAt, at).toMinutes() / 60.0;
        return hours <= 0 ? 0.02 : Math.min(0.15 + 0.08 * hours, 0.7);
    }
}
