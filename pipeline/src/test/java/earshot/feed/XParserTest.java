package earshot.feed;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.model.Author;
import earshot.model.Engagement;
import earshot.model.Post;
import earshot.model.PostEvent;
import earshot.model.PostEventType;
import earshot.model.PostKind;
import earshot.model.RejectReason;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class XParserTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            nullValues = "-",
            value = {
                "original,              OBSERVED, ORIGINAL, x:1001, '',     '',     en, 1",
                "cut,                   OBSERVED, ORIGINAL, x:1002, '',     '',     id, 1",
                "rest,                  OBSERVED, ORIGINAL, x:1003, '',     '',     '', 1",
                "old-stream,            OBSERVED, ORIGINAL, x:1030, '',     '',     he, 1",
                "reply,                 OBSERVED, REPLY,    x:1004, x:1001, '',     en, 1",
                "to-a-person,           OBSERVED, ORIGINAL, x:1005, '',     '',     '', 1",
                "repost,                OBSERVED, REPOST,   x:1010, '',     x:1002, en, 2",
                "quote,                 OBSERVED, QUOTE,    x:1020, '',     x:1001, en, 2",
                "repost-of-quote,       OBSERVED, REPOST,   x:1021, '',     x:1020, en, 3",
                "quote-of-nothing-left, OBSERVED, QUOTE,    x:1022, '',     x:999,  en, 1",
                "quoting-reply,         OBSERVED, QUOTE,    x:1023, x:1001, x:999,  en, 1",
                "delete,                REMOVED,  ORIGINAL, x:1001, '',     '',     '', 1",
                "old-delete,            REMOVED,  ORIGINAL, x:1001, '',     '',     '', 1",
                "status-withheld,       REMOVED,  ORIGINAL, x:1001, '',     '',     '', 1",
            })
    void each_shape_is_read_as_what_it_is(
            String shape,
            PostEventType type,
            PostKind kind,
            String postId,
            String parent,
            String original,
            String language,
            int events) {
        List<PostEvent> read = events(shape);
        assertThat(read).hasSize(events);
        PostEvent first = read.get(0);
        Post post = first.post();
        assertThat(first.type()).isEqualTo(type);
        assertThat(first.postId()).isEqualTo(postId);
        assertThat(first.receivedAt()).isEqualTo(FeedFixtures.RECEIVED);
        assertThat(post.kind()).isEqualTo(kind);
        assertThat(post.parentId()).isEqualTo(parent);
        assertThat(post.originalId()).isEqualTo(original);
        assertThat(post.language()).isEqualTo(language);
    }

    @Test
    void a_status_is_read_as_people_see_it() {
        Post post = events("original").get(0).post();
        assertThat(post)
                .isEqualTo(new Post(
                        "x:1001",
                        "x",
                        PostKind.ORIGINAL,
                        new Author("x:71", "Ada Quill", "ada_q", 120, false),
                        "Nimbus Air lost my cello & my patience <again> 😡 @nimbusair #lostluggage https://t.co/a1"
                                + " https://t.co/m1",
                        "",
                        List.of("https://blog.example/cello?id=1&part=2"),
                        List.of("lostluggage"),
                        List.of("nimbusair"),
                        List.of("photo", "video", "gif"),
                        "en",
                        "Utrecht, Nederland",
                        -1,
                        "",
                        "",
                        "",
                        "https://x.com/ada_q/status/1001",
                        Instant.parse("2019-07-03T06:29:00Z"),
                        Instant.parse("2019-07-03T06:29:00Z"),
                        "Pocket Client & Friends"));
    }

    @Test
    void a_cut_status_is_read_whole_with_the_entities_of_the_whole() {
        Post post = events("cut").get(0).post();
        assertThat(post.text()).endsWith("tomorrow & tell my friends #velora");
        assertThat(post.hashtags()).containsExactly("velora");
        assertThat(post.media()).containsExactly("photo");
        assertThat(post.links()).isEmpty();
        assertThat(post.author()).isEqualTo(new Author("x:72", "Ben Mora 🎧", "ben_mora", 48_200, true));
    }

    @Test
    void a_repost_has_the_originals_words_and_none_of_its_totals() {
        List<PostEvent> events = events("repost");
        PostEvent repost = events.get(0);
        PostEvent original = events.get(1);
        assertThat(repost.post().text()).isEqualTo(original.post().text()).endsWith("#velora");
        assertThat(repost.post().author().handle()).isEqualTo("cy_lund");
        assertThat(repost.engagement()).isEqualTo(Engagement.UNREPORTED);
        assertThat(original.postId()).isEqualTo("x:1002");
        assertThat(original.engagement()).isEqualTo(new Engagement(9, 1, 4, 1, -1, -1));
        assertThat(original.post().publishedAt()).isEqualTo(Instant.parse("2019-07-03T06:20:00Z"));
        assertThat(original.observedAt())
                .isEqualTo(repost.observedAt())
                .isEqualTo(Instant.ofEpochMilli(1_562_135_340_657L));
    }

    @Test
    void an_original_seen_alone_and_inside_a_repost_is_the_same_post() {
        assertThat(events("repost").get(1).post())
                .isEqualTo(events("cut").get(0).post());
        assertThat(events("quote").get(1).post())
                .isEqualTo(events("original").get(0).post());
        assertThat(events("repost-of-quote").get(2).post())
                .isEqualTo(events("original").get(0).post());
    }

    @Test
    void totals_that_are_not_reported_are_not_zero() {
        assertThat(events("rest").get(0).engagement()).isEqualTo(new Engagement(0, -1, 0, -1, -1, -1));
    }

    @Test
    void without_a_time_of_its_own_an_event_is_observed_when_received() {
        assertThat(events("old-stream").get(0).observedAt()).isEqualTo(FeedFixtures.RECEIVED);
        assertThat(events("old-delete").get(0).observedAt()).isEqualTo(FeedFixtures.RECEIVED);
        assertThat(events("delete").get(0).observedAt()).isEqualTo(Instant.ofEpochMilli(1_562_132_240_183L));
    }

    @Test
    void half_a_surrogate_pair_and_nul_do_not_reach_the_index() {
        String payload = new String(FeedFixtures.bytes("x/old-stream.json"), java.nio.charset.StandardCharsets.UTF_8)
                .replaceFirst("\"text\": \"[^\"]*\"", "\"text\": \"a\\\\ud83d b\\\\u0000 \\\\ud83d\\\\ude00\"");
        ParseResult.Parsed parsed = (ParseResult.Parsed) FeedFixtures.parse("x", payload);
        assertThat(parsed.events().get(0).post().text()).isEqualTo("a\uFFFD b\uFFFD 😀");
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"limit\":{\"track\":12,\"timestamp_ms\":\"1562135400000\"}} | CONTROL_MESSAGE",
                "{\"warning\":{\"code\":\"FALLING_BEHIND\",\"percent_full\":60}} | CONTROL_MESSAGE",
                "{\"disconnect\":{\"code\":4,\"reason\":\"\"}} | CONTROL_MESSAGE",
                "{\"scrub_geo\":{\"user_id\":71,\"up_to_status_id\":1001}} | CONTROL_MESSAGE",
                "{\"errors\":[{\"code\":88}]} | CONTROL_MESSAGE",
                "{\"delete\":{\"status\":{}}} | MISSING_FIELD",
                "{\"delete\":{\"status\":{\"id\":1},\"timestamp_ms\":\"soon\"}} | BAD_VALUE",
                "{\"delete\":{\"status\":{\"id\":1},\"timestamp_ms\":\"99999999999999\"}} | BAD_VALUE",
                "{\"delete\":{\"status\":{\"id\":1},\"timestamp_ms\":\"9223372036854775807\"}} | BAD_VALUE",
                "{\"id_str\":\"1\",\"text\":\"a\"} | MISSING_FIELD",
                "{\"created_at\":\"Wed Jul 03 06:29:00 +0000 2019\",\"user\":{},\"id_str\":\"1\"} | MISSING_FIELD",
                "{\"created_at\":\"Wed Jul 03 06:29:00 +0000 2019\",\"user\":{},\"text\":\"a\"} | MISSING_FIELD",
                "{\"created_at\":\"3.7.2019\",\"user\":{},\"id_str\":\"1\",\"text\":\"a\"} | BAD_VALUE",
                "{\"created_at\":\"Thu Jan 01 00:00:00 +0000 1970\",\"user\":{},\"id_str\":\"1\",\"text\":\"a\"} | BAD_VALUE",
                "{\"created_at\":\"Fri Jul 05 06:29:00 +0000 2019\",\"user\":{},\"id_str\":\"1\",\"text\":\"a\"} | BAD_VALUE",
                "{} | UNKNOWN_SHAPE",
                "[] | CONTROL_MESSAGE",
                "null | UNKNOWN_SHAPE",
                "{\"id_str\":\"1\" | MALFORMED",
                "{} {} | MALFORMED",
                "<html>Over capacity</html> | MALFORMED",
            })
    void what_is_no_post_is_rejected_with_its_reason(String payload, RejectReason reason) {
        assertThat(FeedFixtures.rejected("x", payload).reason()).isEqualTo(reason);
    }

    private static List<PostEvent> events(String shape) {
        return FeedFixtures.events("x", FeedFixtures.bytes("x/" + shape + ".json"));
    }
}
