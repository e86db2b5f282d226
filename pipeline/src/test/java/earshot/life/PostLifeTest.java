package earshot.life;

import static earshot.Posts.at;
import static earshot.Posts.authorRemoved;
import static earshot.Posts.authorRestored;
import static earshot.Posts.counted;
import static earshot.Posts.likes;
import static earshot.Posts.match;
import static earshot.Posts.observed;
import static earshot.Posts.post;
import static earshot.Posts.removed;
import static earshot.Posts.restored;
import static earshot.model.SentimentLabel.NEGATIVE;
import static earshot.model.SentimentLabel.POSITIVE;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.Posts;
import earshot.model.BrandMatch;
import earshot.model.Engagement;
import earshot.model.Evidence;
import earshot.model.MatchedEvent;
import earshot.model.Post;
import earshot.model.PostEvent;
import earshot.model.PostKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostLifeTest {

    private static final Post FIRST = post("x:1", "Velora lost my bag", at(0));
    private static final Post EDITED = post("x:1", PostKind.ORIGINAL, "Velora found my bag", at(0), at(60));
    private static final Post CUT = post("x:1", "Velora lost…", at(0));

    @Test
    void totalsAreTheLatestObservationAndMayFall() {
        PostLife life = live(observed(FIRST, likes(5), at(1), velora()), counted("x:1", likes(9), at(3)));
        assertThat(life.engagement()).isEqualTo(likes(9));
        assertThat(life.apply(counted("x:1", likes(7), at(2)))).isEqualTo(life);
        assertThat(life.apply(counted("x:1", likes(7), at(4))).engagement()).isEqualTo(likes(7));
    }

    @Test
    void anEditCountsAsItsLatestTextAndRemembersTheBrandItLost() {
        PostLife life = live(observed(FIRST, likes(0), at(1), velora()), observed(EDITED, likes(0), at(61)));
        assertThat(life.content().post()).isEqualTo(EDITED);
        assertThat(life.content().matches()).isEmpty();
        assertThat(life.former()).extracting(BrandMatch::brand).containsExactly("velora");
    }

    @Test
    void aTextThatThePlatformCutGivesWayToTheWholeOne() {
        PostLife life = live(observed(CUT, likes(0), at(1), velora()), observed(FIRST, likes(0), at(9), velora()));
        assertThat(life.content().post().text()).isEqualTo("Velora lost my bag");
        assertThat(life.seenAt()).isEqualTo(at(1));
    }

    @Test
    void nothingOfARemovedPostsWordsOrAuthorIsKept() {
        PostLife life = live(observed(FIRST, likes(5), at(1), velora()), removed("x:1", at(5)));
        assertThat(life.toString()).doesNotContain("bag", "Ada", "ada", "x:7");
        assertThat(life.removed()).isTrue();
        assertThat(life.apply(observed(FIRST, likes(5), at(1), velora()))).isEqualTo(life);
    }

    @Test
    void aRestoredPostCountsAgainAndItsWordsReturnWhenShownAgain() {
        PostLife life = live(observed(FIRST, likes(5), at(1), velora()), removed("x:1", at(5)), restored("x:1", at(6)));
        assertThat(life.removed()).isFalse();
        assertThat(life.content().matches()).extracting(BrandMatch::brand).containsExactly("velora");
        assertThat(life.apply(observed(FIRST, likes(5), at(7), velora()))
                        .content()
                        .post())
                .isEqualTo(FIRST);
    }

    @Test
    void aRemovalMayComeBeforeItsPost() {
        PostLife life = live(removed("x:1", at(5)), observed(FIRST, likes(5), at(1), velora()));
        assertThat(life.removed()).isTrue();
        assertThat(life.content().post().text()).isEmpty();
    }

    @Test
    void aPostIsShownOnlyIfNeitherItNorItsAuthorIsRemoved() {
        PostLife life =
                live(observed(FIRST, likes(5), at(1), velora()), authorRemoved("x:1", at(5)), removed("x:1", at(6)));
        assertThat(life.toString()).doesNotContain("bag", "Ada", "ada", "x:7");
        assertThat(life.apply(restored("x:1", at(7))).removed()).isTrue();
        assertThat(life.apply(authorRestored("x:1", at(7))).removed()).isTrue();
        assertThat(life.apply(restored("x:1", at(7)))
                        .apply(authorRestored("x:1", at(8)))
                        .removed())
                .isFalse();
    }

    @Test
    void aRestorationOfWhatWasNeverAwayChangesNothingThatIsCounted() {
        PostLife life = live(observed(FIRST, likes(5), at(1), velora()));
        PostLife told = life.apply(restored("x:1", at(7))).apply(authorRestored("x:1", at(8)));
        assertThat(told.revision()).isEqualTo(life.revision());
        assertThat(told.settledAt()).isEqualTo(life.settledAt());
    }

    @Test
    void aRepostDoesNotKeepItsOriginalsWords() {
        Post repost = post("x:2", PostKind.REPOST, "Velora lost my bag", at(9), at(9));
        PostLife life = live(observed(repost, Engagement.UNREPORTED, at(9), velora()));
        assertThat(life.content().post().text()).isEmpty();
        assertThat(life.content().post().author().handle()).isEqualTo("ada");
        assertThat(life.content().matches()).hasSize(1);
    }

    @Test
    void theRevisionGrowsWithEachNewerThingKnown() {
        List<MatchedEvent> events = List.of(
                observed(FIRST, likes(5), at(1), velora()),
                counted("x:1", likes(6), at(2)),
                observed(EDITED, likes(6), at(61), velora()),
                removed("x:1", at(70)),
                restored("x:1", at(71)),
                authorRemoved("x:1", at(72)),
                authorRestored("x:1", at(73)));
        PostLife life = PostLife.UNSEEN;
        for (MatchedEvent event : events) {
            long before = life.revision();
            life = life.apply(event);
            assertThat(life.revision()).isGreaterThan(before);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void anyOrderAndDuplicationEndsInTheSameLife(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            List<MatchedEvent> events = new ArrayList<>();
            int size = 1 + random.nextInt(8);
            for (int i = 0; i < size; i++) {
                events.add(randomEvent(random));
            }
            List<MatchedEvent> other = new ArrayList<>(events);
            other.add(events.get(random.nextInt(size)));
            Collections.shuffle(other, random);
            assertThat(allThatCounts(live(other)))
                    .as("seed %d, round %d: %s", seed, round, events)
                    .isEqualTo(allThatCounts(live(events)));
        }
    }

    private static MatchedEvent randomEvent(Random random) {
        long second = random.nextInt(6);
        return switch (random.nextInt(8)) {
            case 0 -> removed("x:1", at(second));
            case 1 -> restored("x:1", at(second));
            case 2 -> authorRemoved("x:1", at(second));
            case 3 -> authorRestored("x:1", at(second));
            case 4 -> counted("x:1", likes(random.nextInt(3)), at(second));
            case 5 -> matched(EDITED, random, 60 + second, match("nimbus", POSITIVE));
            case 6 -> matched(CUT, random, second);
            default -> matched(FIRST, random, second, velora(), match("orbit", NEGATIVE));
        };
    }

    /** By one of three versions of the brand set; each leaves out another brand. */
    private static MatchedEvent matched(Post post, Random random, long second, BrandMatch... brands) {
        int version = 1 + random.nextInt(3);
        List<BrandMatch> matches = IntStream.range(0, brands.length)
                .filter(i -> i + 2 != version)
                .mapToObj(i -> BrandMatch.unscored("set", version, brands[i].brand(), brands[i].hits())
                        .scored(brands[i].sentiment(), List.of(), Evidence.NONE))
                .toList();
        PostEvent event = PostEvent.observed(post, likes(random.nextInt(3)), at(second), at(second));
        return new MatchedEvent(event, matches, version);
    }

    @Test
    void aRestoredPostKeepsWhatItMatched_thoughAnotherVersionOfTheQueriesIsAskedWhenItIsShownAgain() {
        MatchedEvent again = new MatchedEvent(
                PostEvent.observed(FIRST, likes(5), at(7), at(7)),
                List.of(BrandMatch.unscored("set", 2, "orbit", List.of())),
                2);
        PostLife life = live(observed(FIRST, likes(5), at(1), velora()), again);
        PostLife restored =
                live(observed(FIRST, likes(5), at(1), velora()), removed("x:1", at(5)), restored("x:1", at(6)), again);
        assertThat(restored.content().forgotten()).isEqualTo(life.content().forgotten());
        assertThat(restored.former()).isEqualTo(life.former());
        assertThat(life.former()).containsExactly(BrandMatch.unscored("set", 2, "orbit", List.of()));
    }

    /** All that is counted; a restored post's words return only when shown again, so they alone depend on order. */
    private static PostLife allThatCounts(PostLife life) {
        return new PostLife(
                life.content().forgotten(),
                life.former(),
                life.seenAt(),
                life.engagement(),
                life.counts(),
                life.countedAt(),
                life.visibility(),
                life.authorVisibility(),
                life.receivedAt(),
                life.decidedBy());
    }

    private static PostLife live(MatchedEvent... events) {
        return live(List.of(events));
    }

    private static PostLife live(List<MatchedEvent> events) {
        PostLife life = PostLife.UNSEEN;
        for (MatchedEvent event : events) {
            life = life.apply(event);
        }
        return life;
    }

    private static BrandMatch velora() {
        return Posts.match("velora", NEGATIVE);
    }
}
