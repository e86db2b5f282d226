package earshot.feed;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.model.RejectReason;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever the bytes, a parser answers: payloads of every platform with bits flipped, ends cut off, values of other types
 * and pieces of each other. {@link #main} runs as many as asked for, each of at most {@link #BUDGET_MILLIS}.
 */
final class DamageTest {
    private static final int ROUNDS = 200;
    /** Of a core's time: a machine busy with other things makes no parser slow. */
    private static final long BUDGET_MILLIS = 2_000;

    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    /** A list where a map of languages should be. */
    private static final long[] ONCE_FAILED = {175, 350, 823};

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "-1",
            "1e400",
            "NaN",
            "9223372036854775808",
            "1562135340.5",
            "\"\"",
            "\"\\ud800\"",
            "\"1970-01-01T00:00:00Z\"",
            "[]",
            "{}",
            "[[[[]]]]",
            "{\"id\":{}}",
            "\"<p><a href='http://x'>\"");
    private static final List<Payload> PAYLOADS = payloads();

    private static final AtomicLong SLOWEST = new AtomicLong();

    private record Payload(String platform, byte[] bytes) {}

    private static List<Payload> payloads() {
        List<Payload> payloads = new ArrayList<>();
        for (String platform : FeedFixtures.FEEDS.platforms()) {
            if (!platform.equals("csv")) {
                new String(FeedFixtures.bytes("shapes/" + platform + ".txt"), StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> !line.startsWith("#") && !line.startsWith("  "))
                        .forEach(line -> payloads.add(new Payload(platform, line.getBytes(StandardCharsets.UTF_8))));
            }
        }
        for (String shape :
                List.of("original", "repost-of-quote", "quoting-reply", "cut", "delete", "status-withheld", "rest")) {
            payloads.add(new Payload("x", FeedFixtures.bytes("x/" + shape + ".json")));
        }
        payloads.add(new Payload("csv", FeedFixtures.bytes("csv/two-lines.csv")));
        return payloads;
    }

    static Stream<Long> seeds() {
        return LongStream.concat(LongStream.range(0, 20).map(i -> 104_729L * i), LongStream.of(ONCE_FAILED))
                .boxed();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void damage_never_makes_a_parser_fail(long seed) {
        assertThat(failures(seed, ROUNDS)).isEmpty();
    }

    /** @param args how many seeds, of {@link #ROUNDS} payloads each */
    public static void main(String[] args) {
        long seeds = Long.parseLong(args[0]);
        List<String> failures = LongStream.range(0, seeds)
                .boxed()
                .flatMap(seed -> failures(seed, ROUNDS).stream())
                .toList();
        failures.forEach(System.out::println);
        System.out.println(seeds * ROUNDS + " payloads over " + PAYLOADS.size() + " shapes, " + failures.size()
                + " failures, slowest " + SLOWEST.get() + " ms");
    }

    private static List<String> failures(long seed, int rounds) {
        Random random = new Random(seed);
        List<String> failures = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            Payload payload = PAYLOADS.get(random.nextInt(PAYLOADS.size()));
            byte[] damaged = damaged(payload.bytes(), random);
            long start = CLOCK.getCurrentThreadCpuTime();
            ParseResult result = FeedFixtures.parse(payload.platform(), damaged);
            long millis = (CLOCK.getCurrentThreadCpuTime() - start) / 1_000_000;
            SLOWEST.accumulateAndGet(millis, Math::max);
            boolean fault =
                    result instanceof ParseResult.Rejected rejected && rejected.reason() == RejectReason.PARSER_FAULT;
            if (fault || millis > BUDGET_MILLIS) {
                failures.add("seed " + seed + ", round " + round + ", " + payload.platform() + ", " + millis + " ms: "
                        + result);
            }
        }
        return failures;
    }

    private static byte[] damaged(byte[] payload, Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> flipped(payload.clone(), random);
            case 1 -> Arrays.copyOf(payload, random.nextInt(payload.length));
            case 2 ->
                spliced(payload, PAYLOADS.get(random.nextInt(PAYLOADS.size())).bytes(), random);
            case 3 -> swapped(payload, random);
            default -> flipped(swapped(swapped(payload, random), random), random);
        };
    }

    private static byte[] flipped(byte[] damaged, Random random) {
        for (int i = 1 + random.nextInt(8); i > 0 && damaged.length > 0; i--) {
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return damaged;
    }

    private static byte[] spliced(byte[] one, byte[] other, Random random) {
        int head = random.nextInt(one.length);
        int tail = random.nextInt(other.length);
        byte[] both = Arrays.copyOf(one, head + other.length - tail);
        System.arraycopy(other, tail, both, head, other.length - tail);
        return both;
    }

    /** A value of another type behind one of the colons; anything between two commas elsewhere. */
    private static byte[] swapped(byte[] payload, Random random) {
        String text = new String(payload, StandardCharsets.UTF_8);
        int colon = text.indexOf(':', random.nextInt(Math.max(text.length(), 1)));
        int comma = colon < 0 ? -1 : text.indexOf(',', colon);
        if (comma < 0) {
            return payload.clone();
        }
        String value = VALUES.get(random.nextInt(VALUES.size()));
        return (text.substring(0, colon + 1) + value + text.substring(comma)).getBytes(StandardCharsets.UTF_8);
    }
}
