package earshot.simulate;

import earshot.model.BrandSet;
import earshot.simulate.SimulatedPayload.Intent;
import earshot.simulate.SimulatedPost.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * An endless feed about invented brands, in order of delivery: by day and by night, in several languages, with replies,
 * quotes, reposts, deletes (late, double, early, of posts never seen) and damage, and with a crisis where the scenario has
 * one. Memory is bounded; the caller decides the pace.
 */
public final class FeedSimulator implements Iterator<SimulatedPayload> {
    private static final int REMEMBERED = 4_096;
    private static final double SECONDS_PER_DAY = 86_400;
    private static final double BUSIEST_SECOND = 15 * 3_600;

    private final Scenario scenario;
    private final SplittableRandom random;
    private final PostWriter writer;
    private final @Nullable CrisisCourse crisis;
    private final XShape x = new XShape();
    private final CsvShape csv = new CsvShape();

    /** The latest posts, for others to be about: a ring. */
    private final SimulatedPost[] recent;

    private long published;

    /** Posts whose time is set: the turns of the crisis, and posts whose delete comes before them. */
    private final PriorityQueue<SimulatedPost> due =
            new PriorityQueue<>(Comparator.comparing((SimulatedPost post) -> post.publishedAt));

    private Instant upcoming;
    private SimulatedPost lastRemoved;

    /** @param brands the brands that are talked about, most of the first */
    public FeedSimulator(Scenario scenario, BrandSet brands) {
        this.scenario = scenario;
        this.random = new SplittableRandom(scenario.seed());
        this.writer = new PostWriter(scenario.seed(), brands, random);
        this.crisis = scenario.crisis().happens() ? new CrisisCourse(scenario, writer, random) : null;
        if (crisis != null) {
            due.addAll(crisis.milestones());
        }
        this.recent = new SimulatedPost[REMEMBERED];
        this.lastRemoved = writer.chat(scenario.start());
        Arrays.fill(recent, lastRemoved);
        this.upcoming = scenario.start();
    }

    /** Always. */
    @Override
    public boolean hasNext() {
        return true;
    }

    @Override
    public SimulatedPayload next() {
        SimulatedPost set = due.peek();
        if (set != null && !set.publishedAt.isAfter(upcoming)) {
            due.remove();
            return delivered(set, set.publishedAt);
        }
        Instant now = upcoming;
        double heat = crisis == null ? 0 : crisis.heat(now);
        upcoming = now.plusNanos(nanosToNext(now, heat));
        return crisis != null && random.nextDouble() * (1 + heat) < heat
                ? delivered(crisis.next(published(now)), now)
                : quiet(now);
    }

    /** Independent arrivals, half again as many in the afternoon as on average and half as many in the night. */
    private long nanosToNext(Instant now, double heat) {
        double second = now.getEpochSecond() % SECONDS_PER_DAY;
        double rhythm = 1 + 0.5 * Math.cos(2 * Math.PI * (second - BUSIEST_SECOND) / SECONDS_PER_DAY);
        double perSecond = scenario.payloadsPerSecond() * (rhythm + heat);
        return (long) (-Math.log(1 - random.nextDouble()) / perSecond * 1e9) + 1;
    }

    /** Delivered at once, after some seconds, or after minutes: so posts arrive out of order. */
    private Instant published(Instant now) {
        int lag = random.nextInt(100);
        return now.minusMillis(lag == 0 ? random.nextInt(300_000) : lag * 30L);
    }

    private SimulatedPayload quiet(Instant now) {
        double form = random.nextDouble();
        if (form < 0.004) {
            return damaged(now);
        }
        if (form < 0.034) {
            return removal(now);
        }
        SimulatedPost about = remembered();
        Instant at = later(published(now), about.publishedAt);
        if (form < 0.27) {
            return delivered(writer.repost(about, false, at), now);
        }
        if (form < 0.40) {
            Kind kind = form < 0.31 ? Kind.QUOTE : Kind.REPLY;
            return delivered(writer.answer(kind, about, null, "reply", at), now);
        }
        SimulatedPost post = writer.chat(published(now));
        return form > 0.9
                ? new SimulatedPayload(now, CsvShape.PLATFORM, csv.published(post), Intent.POST)
                : delivered(post, now);
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private SimulatedPost remembered() {
        int known = (int) Math.min(Math.max(published, 1), REMEMBERED);
        SimulatedPost post = recent[random.nextInt(known)];
        for (int tries = 0; post.removed && tries < REMEMBERED; tries++) {
            post = recent[random.nextInt(known)];
        }
        return post;
    }

    private SimulatedPayload delivered(SimulatedPost post, Instant at) {
        boolean isRepost = post.kind == Kind.REPOST;
        if (!isRepost) {
            recent[(int) (published++ % REMEMBERED)] = post;
        }
        return new SimulatedPayload(at, XShape.PLATFORM, x.published(post, at), isRepost ? Intent.REPOST : Intent.POST);
    }

    private SimulatedPayload removal(Instant now) {
        SimulatedPost removed =
                switch (random.nextInt(10)) {
                    case 0 -> lastRemoved;
                    case 1 -> writer.chat(now.minusSeconds(86_400));
                    case 2 -> early(now);
                    default -> orLastRemoved(remembered());
                };
        removed.removed = true;
        lastRemoved = removed;
        Instant at = now.minusSeconds(random.nextInt(3_600));
        return new SimulatedPayload(
                now, XShape.PLATFORM, x.removed(removed.id, removed.author.id(), at), Intent.REMOVAL);
    }

    /** Without the posts it turns on there would be no crisis. */
    private SimulatedPost orLastRemoved(SimulatedPost post) {
        return crisis != null && crisis.milestones().contains(post) ? lastRemoved : post;
    }

    /** A post that is delivered after its delete. */
    private SimulatedPost early(Instant now) {
        SimulatedPost post = writer.chat(now.plusSeconds(5 + random.nextInt(120)));
        due.add(post);
        return post;
    }

    private SimulatedPayload damaged(Instant now) {
        byte[] whole = x.published(writer.chat(now), now);
        byte[] bytes =
                switch (random.nextInt(5)) {
                    case 0 -> Arrays.copyOf(whole, whole.length / 2);
                    case 1 -> "<html><body>Over capacity</body></html>".getBytes(StandardCharsets.UTF_8);
                    case 2 -> "{\"limit\":{\"track\":7}}".getBytes(StandardCharsets.UTF_8);
                    case 3 -> "{\"ok\":true}".getBytes(StandardCharsets.UTF_8);
                    default -> spoiled(whole);
                };
        return new SimulatedPayload(now, XShape.PLATFORM, bytes, Intent.UNREADABLE);
    }

    /** A byte that no UTF-8 text has, within the text of the post. */
    private static byte[] spoiled(byte[] whole) {
        int text = new String(whole, StandardCharsets.ISO_8859_1).indexOf("\"text\":\"");
        whole[text + 9] = (byte) 0xFF;
        return whole;
    }
}
