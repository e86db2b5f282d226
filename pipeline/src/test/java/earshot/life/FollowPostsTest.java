package earshot.life;

import static earshot.Posts.at;
import static earshot.Posts.authorRemoved;
import static earshot.Posts.counted;
import static earshot.Posts.likes;
import static earshot.Posts.match;
import static earshot.Posts.observed;
import static earshot.Posts.post;
import static earshot.Posts.removed;
import static earshot.Posts.restored;
import static earshot.model.SentimentLabel.NEGATIVE;
import static earshot.model.SentimentLabel.NEUTRAL;
import static earshot.model.SentimentLabel.POSITIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import earshot.model.Contribution;
import earshot.model.FeedDelta;
import earshot.model.FeedTally;
import earshot.model.HourOfWeek;
import earshot.model.MatchedEvent;
import earshot.model.Mention;
import earshot.model.Post;
import earshot.model.PostKind;
import earshot.model.Slices;
import earshot.model.Tally;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.StreamStateHandle;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FollowPostsTest {

    private static final Post FIRST = post("x:1", "Velora beats Nimbus", at(0));
    private static final Post EDITED = post("x:1", PostKind.ORIGINAL, "Velora is fine", at(0), at(60));

    private KeyedOneInputStreamOperatorTestHarness<String, MatchedEvent, Mention> flink;

    @BeforeEach
    void open() throws Exception {
        flink = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new FollowPosts(
                        Duration.ofDays(30),
                        new Slices(Duration.ofMinutes(1), Duration.ofSeconds(30)),
                        ZoneId.of("Asia/Kolkata"))),
                event -> event.event().postId(),
                Types.STRING);
        flink.open();
    }

    @AfterEach
    void close() throws Exception {
        flink.close();
    }

    @Test
    void eachBrandOfAPostIsAMention() throws Exception {
        arrives(observed(FIRST, likes(3), at(1), match("nimbus", NEGATIVE), match("velora", POSITIVE)));
        assertThat(flink.extractOutputValues())
                .extracting(Mention::id)
                .containsExactly("set/nimbus/x:1", "set/velora/x:1");
        assertThat(sum("velora"))
                .usingRecursiveComparison()
                .ignoringFields("revision")
                .isEqualTo(new Tally(1, 0, 0, 0, 1, 0, 0, 3, 100, 0, 0));
    }

    @Test
    void theHourIsThatOfTheBrandSetsClocks() throws Exception {
        arrives(observed(FIRST, likes(3), at(1), match("velora", POSITIVE)));
        int hour = last("set/velora/x:1").hourOfWeek();
        assertThat(hour).isEqualTo(HourOfWeek.of(FIRST.publishedAt().plus(Duration.ofMinutes(330)), ZoneOffset.UTC));
    }

    @Test
    void aRepeatedObservationSaysNothing() throws Exception {
        MatchedEvent event = observed(FIRST, likes(3), at(1), match("velora", POSITIVE));
        arrives(event, event);
        assertThat(flink.extractOutputValues()).hasSize(1);
        assertThat(side(FollowPosts.BOOKINGS)).containsExactly(new FeedDelta("x", at(1), FeedTally.unique(1)));
    }

    @Test
    void anEditMovesTheMentionFromOneBrandAndFeelingToAnother() throws Exception {
        arrives(
                observed(FIRST, likes(3), at(1), match("nimbus", NEGATIVE), match("velora", POSITIVE)),
                observed(EDITED, likes(4), at(61), match("velora", NEUTRAL)));
        assertThat(sum("nimbus").mentions()).isZero();
        assertThat(sum("velora"))
                .usingRecursiveComparison()
                .ignoringFields("revision", "engagementGained")
                .isEqualTo(new Tally(1, 0, 0, 1, 0, 0, 0, 4, 100, 0, 0));
        Mention nimbus = last("set/nimbus/x:1");
        assertThat(nimbus.removed()).isTrue();
        assertThat(nimbus.post().text()).isEmpty();
        assertThat(last("set/velora/x:1").post().text()).isEqualTo("Velora is fine");
    }

    @Test
    void aRemovedPostLeavesEveryNumberAndItsMentionIsTakenBack() throws Exception {
        arrives(observed(FIRST, likes(3), at(1), match("velora", POSITIVE)), removed("x:1", at(9)));
        assertThat(sum("velora").mentions()).isZero();
        assertThat(sum("velora").engagement()).isZero();
        assertThat(last("set/velora/x:1").removed()).isTrue();
    }

    @Test
    void aPostThatComesAfterItsRemovalIsTakenBackAllTheSame() throws Exception {
        // Before a crash it may have come first, and then its mention was written.
        arrives(removed("x:1", at(9)), observed(FIRST, likes(3), at(1), match("velora", POSITIVE)));
        assertThat(last("set/velora/x:1").removed()).isTrue();
        assertThat(sum("velora").mentions()).isZero();
        assertThat(sum("velora").revision())
                .isGreaterThanOrEqualTo(last("set/velora/x:1").revision());
    }

    @Test
    void noStateKeepsTheWordsOrTheAuthorOfAPostThatIsGone() throws Exception {
        Post other = post("x:3", "Velora boils", at(0));
        arrives(
                observed(FIRST, likes(3), at(1), match("velora", POSITIVE)),
                observed(other, likes(3), at(1), match("velora", POSITIVE)));
        assertThat(state()).contains("Velora beats Nimbus", "Velora boils", "Ada");
        arrives(removed("x:1", at(9)), authorRemoved("x:3", at(9)));
        assertThat(state()).contains("x:1").doesNotContain("Velora", "boils", "beats", "Ada");
    }

    @Test
    void aRepostCountsApartAndCarriesNoTotals() throws Exception {
        Post repost = post("x:2", PostKind.REPOST, "Velora beats Nimbus", at(9), at(9));
        arrives(observed(repost, earshot.model.Engagement.UNREPORTED, at(9), match("velora", POSITIVE)));
        assertThat(sum("velora"))
                .usingRecursiveComparison()
                .ignoringFields("revision")
                .isEqualTo(new Tally(0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void whatEngagementAPostGainsIsBookedWhenItIsObservedInWhateverOrder() throws Exception {
        arrives(
                counted("x:1", likes(9), at(190)),
                observed(FIRST, likes(3), at(1), match("velora", POSITIVE)),
                counted("x:1", likes(7), at(200)),
                counted("x:1", likes(5), at(65)),
                counted("x:1", likes(11), at(4 * 3600)));
        assertThat(gained())
                .containsExactly(entry(at(0), 0L), entry(at(60), 2L), entry(at(180), 2L), entry(at(4 * 3600), 4L));
        arrives(removed("x:1", at(300)));
        assertThat(gained().values()).containsOnly(0L);
        arrives(restored("x:1", at(301)));
        assertThat(gained().values()).containsExactly(0L, 2L, 2L, 4L);
    }

    /** By the minute or hour it is booked in. */
    private Map<Instant, Long> gained() {
        return side(FollowPosts.CONTRIBUTIONS).stream()
                .collect(Collectors.groupingBy(
                        contribution -> contribution.at().truncatedTo(ChronoUnit.MINUTES),
                        TreeMap::new,
                        Collectors.summingLong(
                                contribution -> signed(contribution).engagementGained())));
    }

    @Test
    void totalsOfAPostNobodyAskedForAreKeptUntilItIsSeen() throws Exception {
        arrives(counted("x:1", likes(9), at(5)), observed(FIRST, likes(3), at(1), match("velora", POSITIVE)));
        assertThat(last("set/velora/x:1").engagement()).isEqualTo(likes(9));
    }

    @Test
    void theBookingMovesToWhereThePostWasFirstReceived() throws Exception {
        arrives(
                observed(FIRST, likes(3), at(300), match("velora", POSITIVE)),
                observed(FIRST, likes(2), at(1), match("velora", POSITIVE)));
        assertThat(side(FollowPosts.BOOKINGS))
                .containsExactly(
                        new FeedDelta("x", at(300), FeedTally.unique(1)),
                        new FeedDelta("x", at(300), FeedTally.unique(-1)),
                        new FeedDelta("x", at(1), FeedTally.unique(1)));
    }

    private String state() throws Exception {
        StringBuilder state = new StringBuilder();
        for (var handle : flink.snapshot(1, 1).getManagedKeyedState()) {
            try (var in = ((StreamStateHandle) handle).openInputStream()) {
                state.append(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
            }
        }
        return state.toString();
    }

    private void arrives(MatchedEvent... events) throws Exception {
        for (MatchedEvent event : events) {
            flink.processElement(new StreamRecord<>(event));
        }
    }

    private Mention last(String id) {
        List<Mention> mentions = flink.extractOutputValues().stream()
                .filter(mention -> mention.id().equals(id))
                .toList();
        return mentions.get(mentions.size() - 1);
    }

    private Tally sum(String brand) {
        return side(FollowPosts.CONTRIBUTIONS).stream()
                .filter(contribution -> contribution.brand().equals(brand))
                .map(FollowPostsTest::signed)
                .reduce(Tally.ZERO, Tally::plus);
    }

    private static Tally signed(Contribution contribution) {
        return contribution.retracted() ? contribution.tally().negated() : contribution.tally();
    }

    private <T> List<T> side(OutputTag<T> tag) {
        var records =
                Objects.requireNonNullElseGet(flink.getSideOutput(tag), ConcurrentLinkedQueue<StreamRecord<T>>::new);
        return records.stream().map(StreamRecord::getValue).toList();
    }
}
