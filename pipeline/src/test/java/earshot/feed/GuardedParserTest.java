package earshot.feed;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.model.RawPayload;
import earshot.model.RejectReason;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class GuardedParserTest {

    @Test
    void nothing_and_blanks_are_empty() {
        assertThat(FeedFixtures.rejected("x", "").reason()).isEqualTo(RejectReason.EMPTY);
        assertThat(FeedFixtures.rejected("x", " \r\n").reason()).isEqualTo(RejectReason.EMPTY);
    }

    @Test
    void a_payload_beyond_the_limit_is_not_even_looked_at() {
        byte[] huge = new byte[GuardedParser.MAX_BYTES + 1];
        Arrays.fill(huge, (byte) '[');
        assertThat(FeedFixtures.rejected("x", huge).reason()).isEqualTo(RejectReason.TOO_LARGE);
    }

    @Test
    void nesting_ends_before_the_stack_does() {
        assertThat(FeedFixtures.rejected("x", "[".repeat(2_000_000)).reason()).isEqualTo(RejectReason.TOO_DEEP);
    }

    @Test
    @Timeout(120)
    void what_repeats_without_end_costs_no_more_than_its_length() {
        String status = new String(FeedFixtures.bytes("x/old-stream.json"), StandardCharsets.UTF_8);
        FeedFixtures.parse("x", status.replaceFirst("\"text\": \"", "$0" + "&".repeat(4_000_000)));
        FeedFixtures.parse("rss", "<rss><channel>" + "<a>".repeat(1_000_000));
        FeedFixtures.parse("rss", "<rss><channel><item><title>" + "&lt;b&gt;&lt;p&gt;".repeat(100_000));
    }

    @Test
    void a_break_is_located_and_the_text_kept_out_of_the_detail() {
        ParseResult.Rejected rejected = FeedFixtures.rejected("x", "{\"text\": secret}");
        assertThat(rejected.reason()).isEqualTo(RejectReason.MALFORMED);
        assertThat(rejected.position()).isBetween(9L, 16L);
        assertThat(rejected.detail()).doesNotContain("secret");
    }

    @Test
    void broken_utf8_is_malformed_and_a_byte_order_mark_is_not() {
        byte[] original = FeedFixtures.bytes("x/original.json");
        byte[] broken = original.clone();
        broken[new String(original, StandardCharsets.ISO_8859_1).indexOf("lost")] = (byte) 0xC3;
        assertThat(FeedFixtures.rejected("x", broken).reason()).isEqualTo(RejectReason.MALFORMED);
        String marked = "\uFEFF" + new String(original, StandardCharsets.UTF_8);
        assertThat(FeedFixtures.parse("x", marked)).isEqualTo(FeedFixtures.parse("x", original));
    }

    @Test
    void a_parser_that_fails_is_our_fault_and_nobody_elses() {
        FeedParser faulty = new GuardedParser(new FeedParser() {
            @Override
            public String platform() {
                return "faulty";
            }

            @Override
            public ParseResult parse(RawPayload raw) {
                throw new IllegalStateException("the post said: secret");
            }
        });
        ParseResult result = faulty.parse(new RawPayload("faulty", new byte[] {'x'}, FeedFixtures.RECEIVED, "test:1"));
        assertThat(result).isInstanceOfSatisfying(ParseResult.Rejected.class, rejected -> {
            assertThat(rejected.reason()).isEqualTo(RejectReason.PARSER_FAULT);
            assertThat(rejected.detail())
                    .contains("IllegalStateException", "GuardedParserTest.java")
                    .doesNotContain("secret");
        });
    }

    /** Fifty megabytes, deep nesting, no UTF-8, NaN, names twice, huge numbers, a byte order mark, NUL: for each platform. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("platforms")
    @Timeout(240)
    void hostile_bytes_are_answered_in_bounded_time(String platform) {
        byte[] huge = new byte[50_000_000];
        Arrays.fill(huge, (byte) '{');
        assertThat(FeedFixtures.rejected(platform, huge).reason()).isEqualTo(RejectReason.TOO_LARGE);
        for (String hostile : List.of(
                "[".repeat(4_000_000),
                "{\"a\":".repeat(800_000),
                "{\"id\":NaN}",
                "{\"id\":1,\"id\":2,\"created_at\":1,\"created_at\":1e999999999}",
                "{\"id\":" + "9".repeat(4_000_000) + "}",
                "{\"id\":1e400,\"time\":-1e400,\"created_utc\":123456789012345678901234567890}",
                "\uFEFF",
                "\uFEFF{}",
                "\0",
                "{\"id\":\"\0\"}",
                "<".repeat(2_000_000),
                "<rss>".repeat(400_000),
                "<rss><channel><item><description>" + "&#0;".repeat(500_000))) {
            long start = System.nanoTime();
            ParseResult result = FeedFixtures.parse(platform, hostile);
            assertThat(result)
                    .as("%s: %s", platform, hostile.substring(0, Math.min(40, hostile.length())))
                    .isInstanceOf(ParseResult.Rejected.class)
                    .extracting(rejected -> ((ParseResult.Rejected) rejected).reason())
                    .isNotEqualTo(RejectReason.PARSER_FAULT);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(60));
        }
    }

    static Stream<String> platforms() {
        return FeedFixtures.FEEDS.platforms().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("absurdTimes")
    void a_time_that_cannot_be_is_flagged_and_moves_nothing(String time) {
        String status = new String(FeedFixtures.bytes("x/original.json"), StandardCharsets.UTF_8)
                .replaceFirst("\"timestamp_ms\": \"\\d+\"", "\"timestamp_ms\": \"" + time + "\"");
        RawPayload raw = new RawPayload("x", status.getBytes(StandardCharsets.UTF_8), FeedFixtures.RECEIVED, "test:1");
        assertThat(FeedFixtures.FEEDS.parser("x").parse(raw))
                .isInstanceOfSatisfying(ParseResult.Rejected.class, rejected -> assertThat(rejected.reason())
                        .isEqualTo(RejectReason.BAD_VALUE));
    }

    static Stream<String> absurdTimes() {
        return Stream.of("0", "1", "-1", "99999999999999", "9223372036854775807", "4102444800000", "soon");
    }

    static Stream<Long> seeds() {
        return IntStream.range(0, 20).mapToObj(i -> 7_919L * i);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void damage_never_makes_a_parser_fail(long seed) {
        Random random = new Random(seed);
        byte[][] payloads = {
            FeedFixtures.bytes("x/original.json"),
            FeedFixtures.bytes("x/repost-of-quote.json"),
            FeedFixtures.bytes("x/delete.json"),
            FeedFixtures.bytes("csv/two-lines.csv"),
        };
        for (int i = 0; i < 500; i++) {
            byte[] damaged = damaged(payloads[i % payloads.length], random);
            String platform = i % payloads.length == 3 ? "csv" : "x";
            ParseResult result = FeedFixtures.parse(platform, damaged);
            if (result instanceof ParseResult.Rejected rejected) {
                assertThat(rejected.reason())
                        .as("seed %d, round %d: %s", seed, i, rejected.detail())
                        .isNotEqualTo(RejectReason.PARSER_FAULT);
            }
        }
    }

    private static byte[] damaged(byte[] payload, Random random) {
        byte[] damaged = payload.clone();
        int flips = 1 + random.nextInt(8);
        for (int i = 0; i < flips; i++) {
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return random.nextInt(3) == 0 ? Arrays.copyOf(damaged, random.nextInt(damaged.length)) : damaged;
    }
}
