package earshot.flow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.index.DocumentChange;
import earshot.index.Documents;
import earshot.model.RawPayload;
import earshot.query.BrandFile;
import earshot.wire.Topic;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the topics hold once compacted, and the indices with them, of posts that are gone, by themselves or with their author. */
class ForgottenWordsTest {

    private static final Instant RECEIVED = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void noTopicAndNoIndexKeepsWhatWasSaidOrWhoSaidIt() throws Exception {
        List<String> payloads = List.of(
                status("1001", "71", "adaquill", "Velora makes a purplekettle"),
                status("1002", "72", "benquill", "Velora makes a yellowkettle"),
                status("1003", "73", "cyquill", "Velora makes a greenkettle"),
                repost(status("1001", "71", "adaquill", "Velora makes a purplekettle")),
                "{\"delete\":{\"status\":{\"id_str\":\"1001\"},\"timestamp_ms\":\"1772366400000\"}}",
                "{\"user_suspend\":{\"id\":72,\"timestamp_ms\":\"1772366400000\"}}");
        String kept = run(payloads);
        assertThat(kept).contains("x:1001", "x:1002", "x:1004", "greenkettle", "cyquill");
        assertThat(kept).doesNotContain("purplekettle", "yellowkettle", "adaquill", "benquill");
        assertThat(run(payloads.subList(0, 4))).contains("purplekettle", "yellowkettle", "adaquill", "benquill");
    }

    private static String repost(String original) {
        return String.format(
                "{\"created_at\":\"Sun Mar 01 11:59:00 +0000 2026\",\"id_str\":\"1004\",\"text\":\"RT\","
                        + "\"user\":{\"id_str\":\"73\",\"screen_name\":\"cyquill\"},\"retweeted_status\":%s}",
                original);
    }

    private static String status(String id, String author, String handle, String text) {
        return String.format(
                "{\"created_at\":\"Sun Mar 01 11:58:00 +0000 2026\",\"id_str\":\"%s\",\"text\":\"%s\","
                        + "\"user\":{\"id_str\":\"%s\",\"screen_name\":\"%s\",\"name\":\"%s\"}}",
                id, text, author, handle, handle);
    }

    /** All that is left in the topics and the documents, in one string. */
    private static String run(List<String> payloads) throws Exception {
        List<RawPayload> raw = new ArrayList<>();
        for (String payload : payloads) {
            raw.add(new RawPayload(
                    "x", payload.getBytes(UTF_8), RECEIVED.plusSeconds(raw.size()), "test:" + raw.size()));
        }
        var brands = BrandFile.check("set: kettles\nversion: 1\nbrands:\n  - id: velora\n    name: Velora\n")
                .set()
                .orElseThrow();
        FlowOutcome outcome = FlowOutcome.of(FlowOutcome.environment(1), brands, raw, "forgotten-");

        Documents documents = new Documents(Clock.fixed(RECEIVED, ZoneOffset.UTC));
        StringBuilder kept = new StringBuilder();
        outcome.mentions().values().forEach(mention -> {
            keep(kept, Topic.MENTIONS, mention);
            keep(kept, documents.mention(mention));
        });
        outcome.windows().values().forEach(window -> {
            keep(kept, Topic.WINDOWS, window);
            keep(kept, documents.window(window));
        });
        outcome.rejected().values().forEach(letter -> keep(kept, Topic.REJECTED, letter));
        return kept.toString();
    }

    private static <T> void keep(StringBuilder kept, Topic<T> topic, T record) {
        kept.append(new String(topic.key(record), UTF_8))
                .append(new String(topic.codec().encode(record), UTF_8));
    }

    private static void keep(StringBuilder kept, DocumentChange change) {
        kept.append(change.id()).append(new String(change.source(), UTF_8));
    }
}
