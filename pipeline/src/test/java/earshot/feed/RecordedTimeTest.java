package earshot.feed;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.model.RawPayload;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RecordedTimeTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void the_recorders_clock_stands_still_for_what_tells_no_time_and_never_runs_back() {
        assertThat(times(
                        "{oops",
                        deleted("06:00:00"),
                        "{oops",
                        deleted("06:00:09"),
                        deleted("05:10:00"),
                        deleted("06:01:00")))
                .containsExactly("06:00:00", "06:00:00", "06:00:00", "06:00:09", "06:00:09", "06:01:00");
    }

    @Test
    void a_post_without_a_time_of_observation_was_recorded_when_published() {
        assertThat(times(fixture("old-delete"), fixture("old-stream"))).containsExactly("06:29:00", "06:29:00");
    }

    @Test
    void a_recording_that_tells_no_time_is_from_now() {
        assertThat(stamped("{oops", "{oops")).extracting(RawPayload::receivedAt).containsExactly(NOW, NOW);
    }

    @Test
    void an_export_is_replayed_in_the_order_of_publication_whatever_its_own() {
        assertThat(exported("06:00:09", "05:10:00", "soon", "06:00:00", "05:10:00"))
                .extracting(raw -> raw.receivedAt().toString().substring(11, 19) + " " + raw.origin())
                .containsExactly(
                        "05:10:00 csv:1", "05:10:00 csv:2", "05:10:00 csv:4", "06:00:00 csv:3", "06:00:09 csv:0");
    }

    @Test
    void an_export_larger_than_memory_is_put_in_order_as_far_as_memory_goes() {
        String[] times = new String[RecordedTime.HELD + 2];
        Arrays.setAll(times, i -> i == times.length - 1 ? "05:00:00" : "06:00:0" + i % 2);
        assertThat(exported(times))
                .hasSize(times.length)
                .extracting(RawPayload::receivedAt)
                .isSorted()
                .first()
                .hasToString("2019-07-03T06:00:00Z");
    }

    private static List<RawPayload> exported(String... times) {
        List<RawPayload> stamped = new ArrayList<>();
        new RecordedTime(
                        FeedFixtures.FEEDS.parser("csv"),
                        IntStream.range(0, times.length)
                                .mapToObj(i -> new FilePayload(record(times[i]), "csv:" + i))
                                .iterator(),
                        NOW)
                .forEachRemaining(stamped::add);
        return stamped;
    }

    private static byte[] record(String time) {
        return ("tweet_id,name,text,retweet_count,tweet_created,tweet_location\n1,ada,hello,0,2019-07-03 " + time
                        + " +0000,")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> times(String... payloads) {
        return stamped(payloads).stream()
                .map(raw -> raw.receivedAt().toString().substring(11, 19))
                .toList();
    }

    private static List<RawPayload> stamped(String... payloads) {
        List<RawPayload> stamped = new ArrayList<>();
        new RecordedTime(
                        FeedFixtures.FEEDS.parser("x"),
                        Arrays.stream(payloads)
                                .map(text -> new FilePayload(text.getBytes(StandardCharsets.UTF_8), "test:1"))
                                .iterator(),
                        NOW)
                .forEachRemaining(stamped::add);
        assertThat(stamped).hasSameSizeAs(payloads);
        return stamped;
    }

    private static String deleted(String time) {
        return "{\"delete\":{\"status\":{\"id\":1},\"timestamp_ms\":\""
                + Instant.parse("2019-07-03T" + time + "Z").toEpochMilli() + "\"}}";
    }

    private static String fixture(String shape) {
        return new String(FeedFixtures.bytes("x/" + shape + ".json"), StandardCharsets.UTF_8);
    }
}
