package earshot.feed;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.model.Engagement;
import earshot.model.Post;
import earshot.model.PostEvent;
import earshot.model.PostEventType;
import earshot.model.PostKind;
import earshot.model.RejectReason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** X's v2 API, its Activity Streams and its word on what became of posts and accounts. */
final class XPageTest {
    private static final String PAGE = """
            {"data":[
              {"id":"1146299999999999999","author_id":"71","created_at":"2019-07-03T06:20:00.000Z","lang":"en",
               "conversation_id":"1146299999999999999","source":"Web App",
               "text":"RT @ben_mora: The Velora kettle whistles, and then it …",
               "referenced_tweets":[{"type":"retweeted","id":"1146200000000000000"}],
               "public_metrics":{"retweet_count":44,"reply_count":0,"like_count":0,"quote_count":0}},
              {"id":"1146288888888888888","author_id":"72","created_at":"2019-07-03T06:19:00.000Z",
               "conversation_id":"1146277777777777777","text":"@ada_q see &amp; hear this",
               "referenced_tweets":[{"type":"quoted","id":"5"},{"type":"replied_to","id":"6"}],
               "public_metrics":{"retweet_count":1,"reply_count":2,"like_count":3,"quote_count":4,
                 "bookmark_count":5,"impression_count":6}}],
             "includes":{
              "users":[{"id":"71","name":"Ada Quill","username":"ada_q","verified":true,
                "public_metrics":{"followers_count":120}}],
              "tweets":[{"id":"1146200000000000000","author_id":"73","created_at":"2019-07-03T06:01:00.000Z",
               "text":"The Velora kettle whistles, and then it sings #velora",
               "entities":{"hashtags":[{"tag":"velora"}],"mentions":[{"username":"velora"}],
                "urls":[{"expanded_url":"https://blog.example/kettle","display_url":"blog.example/kettle"},
                        {"expanded_url":"https://x.com/b/status/1/photo/1","display_url":"pic.x.com/1"}]},
               "attachments":{"media_keys":["3_1"]},"geo":{"place_id":"p1"},
               "public_metrics":{"retweet_count":44,"reply_count":1,"like_count":9,"quote_count":0}}],
              "media":[{"media_key":"3_1","type":"animated_gif"}],
              "places":[{"id":"p1","full_name":"Utrecht, Nederland"}]},
             "errors":[{"title":"Not Found Error","resource_type":"tweet","value":"5"}],
             "meta":{"result_count":2}}
            """;

    @Test
    void a_page_is_its_posts_and_those_that_came_along() {
        List<PostEvent> events = events(PAGE);
        assertThat(events)
                .extracting(PostEvent::postId)
                .containsExactly("x:1146299999999999999", "x:1146288888888888888", "x:1146200000000000000");
        Post repost = events.get(0).post();
        Post original = events.get(2).post();
        assertThat(repost.kind()).isEqualTo(PostKind.REPOST);
        assertThat(repost.originalId()).isEqualTo(original.id());
        assertThat(repost.text()).isEqualTo(original.text()).endsWith("sings #velora");
        assertThat(events.get(0).engagement()).isEqualTo(Engagement.UNREPORTED);
        assertThat(repost.author().handle()).isEqualTo("ada_q");
        assertThat(original.links()).containsExactly("https://blog.example/kettle");
        assertThat(original.media()).containsExactly("gif");
        assertThat(original.place()).isEqualTo("Utrecht, Nederland");
        assertThat(events.get(2).engagement()).isEqualTo(new Engagement(9, 1, 44, 0, -1, -1));
    }

    @Test
    void a_reply_that_quotes_is_a_quote_and_keeps_its_parent() {
        PostEvent event = events(PAGE).get(1);
        assertThat(event.post().kind()).isEqualTo(PostKind.QUOTE);
        assertThat(event.post().parentId()).isEqualTo("x:6");
        assertThat(event.post().originalId()).isEqualTo("x:5");
        assertThat(event.post().rootId()).isEqualTo("x:1146277777777777777");
        assertThat(event.post().text()).isEqualTo("@ada_q see & hear this");
        assertThat(event.engagement()).isEqualTo(new Engagement(3, 2, 1, 4, 5, 6));
    }

    @Test
    void an_edit_has_an_id_of_its_own_and_is_a_version_of_the_first() {
        // The first id holds the time 2019-07-03T06:00:00Z.
        String first = Long.toString((Instant.parse("2019-07-03T06:00:00Z").toEpochMilli() - 1_288_834_974_657L) << 22);
        Post post = events("{\"data\":{\"id\":\"999\",\"edit_history_tweet_ids\":[\"" + first
                        + "\",\"999\"],\"created_at\":\"2019-07-03T06:05:00.000Z\",\"text\":\"mended\"}}")
                .get(0)
                .post();
        assertThat(post.id()).isEqualTo("x:" + first);
        assertThat(post.publishedAt()).isEqualTo(Instant.parse("2019-07-03T06:00:00Z"));
        assertThat(post.versionAt()).isEqualTo(Instant.parse("2019-07-03T06:05:00Z"));
        assertThat(events("{\"data\":{\"id\":\"" + first + "\",\"edit_history_tweet_ids\":[\"" + first
                                + "\",\"999\"],\"created_at\":\"2019-07-03T06:00:00.000Z\",\"text\":\"brokn\","
                                + "\"public_metrics\":{\"like_count\":0}}}")
                        .get(0))
                .satisfies(event -> assertThat(event.post().isEdited()).isFalse())
                .satisfies(event -> assertThat(event.engagement()).isEqualTo(Engagement.UNREPORTED));
    }

    @Test
    void a_line_asked_for_no_references_shows_a_repost_by_how_it_begins() {
        PostEvent event = events(
                        "{\"data\":{\"id\":\"7\",\"author_id\":\"71\",\"created_at\":\"2019-07-03T06:05:00.000Z\","
                                + "\"text\":\"RT @velora: Now in copper…\",\"public_metrics\":{\"retweet_count\":7194}},"
                                + "\"matching_rules\":[{\"id\":\"1\",\"tag\":\"velora\"}]}")
                .get(0);
        assertThat(event.post().kind()).isEqualTo(PostKind.REPOST);
        assertThat(event.post().text()).isEqualTo("Now in copper…");
        assertThat(event.engagement()).isEqualTo(Engagement.UNREPORTED);
    }

    @Test
    void one_post_of_a_page_that_cannot_be_read_costs_no_other() {
        ParseResult result = FeedFixtures.parse("x", PAGE.replace("2019-07-03T06:19:00.000Z", "1970-01-01T00:00:00Z"));
        assertThat(result).isInstanceOfSatisfying(ParseResult.Parsed.class, parsed -> {
            assertThat(parsed.events()).hasSize(2);
            assertThat(parsed.unread())
                    .extracting(ParseResult.Rejected::reason)
                    .containsExactly(RejectReason.BAD_VALUE);
        });
    }

    @Test
    void an_activity_reads_as_the_status_it_was_made_from() {
        String activity = """
                {"objectType":"activity","verb":"post","id":"tag:search.twitter.com,2005:1001",
                 "postedTime":"2019-07-03T06:29:00.000Z","body":"cut …","link":"http://twitter.com/ada_q/statuses/1001",
                 "long_object":{"body":"The whole of it #velora","twitter_entities":{"hashtags":[{"text":"velora"}]}},
                 "actor":{"id":"id:twitter.com:71","displayName":"Ada Quill","preferredUsername":"ada_q",
                  "followersCount":120,"verified":false},
                 "inReplyTo":{"link":"http://twitter.com/ben/statuses/999"},
                 "generator":{"displayName":"Pocket Client"},"twitter_lang":"en","favoritesCount":2,"retweetCount":1}
                """;
        PostEvent event = events(activity).get(0);
        String status = """
                {"created_at":"Wed Jul 03 06:29:00 +0000 2019","id_str":"1001","text":"cut …",
                 "extended_tweet":{"full_text":"The whole of it #velora","entities":{"hashtags":[{"text":"velora"}]}},
                 "user":{"id_str":"71","name":"Ada Quill","screen_name":"ada_q","followers_count":120},
                 "in_reply_to_status_id_str":"999","source":"<a>Pocket Client</a>","lang":"en",
                 "favorite_count":2,"retweet_count":1}
                """;
        assertThat(event).isEqualTo(events(status).get(0));
        PostEvent shared = events(
                        "{\"objectType\":\"activity\",\"verb\":\"share\",\"id\":\"tag:search.twitter.com,2005:1002\","
                                + "\"postedTime\":\"2019-07-03T06:29:02.000Z\",\"body\":\"RT\",\"actor\":{},\"object\":"
                                + activity + "}")
                .get(1);
        assertThat(shared.post()).isEqualTo(event.post());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"drop\":{\"status\":{\"id\":1,\"id_str\":\"12\"},\"timestamp_ms\":\"1562135340000\"}} | REMOVED | x:12",
                "{\"undrop\":{\"status\":{\"id_str\":\"12\"},\"timestamp_ms\":\"1562135340000\"}} | RESTORED | x:12",
                "{\"data\":{\"delete\":{\"tweet\":{\"id\":\"12\",\"author_id\":\"7\"},\"event_at\":\"2019-07-03T06:29:00.000Z\"}}} | REMOVED | x:12",
                "{\"data\":{\"undrop\":{\"tweet\":{\"id\":\"12\"},\"event_at\":\"2019-07-03T06:29:00+00:00\"}}} | RESTORED | x:12",
                "{\"data\":{\"withheld\":{\"tweet\":{\"id\":\"12\"},\"withheld_in_countries\":[\"DE\"],\"event_at\":\"2019-07-03T06:29:00Z\"}}} | REMOVED | x:12",
                "{\"data\":{\"user_protect\":{\"user\":{\"id\":\"7\"},\"event_at\":\"2019-07-03T06:29:00Z\"}}} | AUTHOR_REMOVED | x:7",
                "{\"user_suspend\":{\"id\":7,\"timestamp_ms\":\"1562135340000\"}} | AUTHOR_REMOVED | x:7",
                "{\"user_unsuspend\":{\"id\":7,\"timestamp_ms\":\"1562135340000\"}} | AUTHOR_RESTORED | x:7",
                "{\"user_withheld\":{\"user\":{\"id_str\":\"7\"},\"withheld_in_countries\":[\"DE\"],\"timestampMs\":\"2019-07-03T06:29:00.000+00:00\"}} | AUTHOR_REMOVED | x:7",
                "{\"user_withheld\":{\"user\":{\"id_str\":\"7\"},\"withheld_in_countries\":[],\"timestampMs\":\"2019-07-03T06:29:00.000+00:00\"}} | AUTHOR_RESTORED | x:7",
                "{\"for_user_id\":\"7\",\"tweet_delete_events\":[{\"status\":{\"id\":\"12\"},\"timestamp_ms\":\"1562135340000\"}]} | REMOVED | x:12",
                "{\"id\":\"7\",\"action\":\"delete\",\"created_at\":\"2013-06-04T16:25:04+00:00\",\"redacted_at\":\"2019-07-03T06:29:00Z\"} | AUTHOR_REMOVED | x:7",
            })
    void what_became_of_posts_and_accounts_is_told_with_its_time(String notice, PostEventType type, String id) {
        PostEvent event = events(notice).get(0);
        assertThat(event.type()).isEqualTo(type);
        assertThat(event.postId()).isEqualTo(id);
        assertThat(event.observedAt()).isEqualTo(Instant.parse("2019-07-03T06:29:00Z"));
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"data\":[],\"meta\":{\"result_count\":0}} | CONTROL_MESSAGE",
                "{\"meta\":{\"result_count\":0}} | CONTROL_MESSAGE",
                "{\"tweet_edit\":{\"id\":\"2\",\"initial_tweet_id\":\"1\"}} | CONTROL_MESSAGE",
                "{\"for_user_id\":\"7\",\"favorite_events\":[]} | CONTROL_MESSAGE",
                "{\"data\":{\"event_type\":\"like.create\",\"payload\":{}}} | CONTROL_MESSAGE",
                "{\"data\":[{\"id\":\"1\",\"username\":\"ada_q\"}]} | UNKNOWN_SHAPE",
                "{\"data\":[{\"start\":\"a\",\"tweet_count\":3}]} | UNKNOWN_SHAPE",
                "{\"data\":{\"id\":\"1\",\"text\":\"hello\"}} | MISSING_FIELD",
                "{\"data\":{\"undrop\":{\"tweet\":{}}}} | MISSING_FIELD",
            })
    void what_is_no_post_is_rejected_with_its_reason(String payload, RejectReason reason) {
        assertThat(FeedFixtures.rejected("x", payload).reason()).isEqualTo(reason);
    }

    private static List<PostEvent> events(String payload) {
        return FeedFixtures.events("x", payload.getBytes(StandardCharsets.UTF_8));
    }
}
