package earshot.life;

import static earshot.Posts.at;
import static earshot.Posts.authorRemoved;
import static earshot.Posts.authorRestored;
import static earshot.Posts.likes;
import static earshot.Posts.match;
import static earshot.Posts.observed;
import static earshot.Posts.post;
import static earshot.Posts.removed;
import static earshot.model.SentimentLabel.NEGATIVE;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.Posts;
import earshot.model.MatchedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FollowAuthorsTest {

    private static final Duration RETENTION = Duration.ofDays(30);

    @Test
    void anAuthorsRemovalReachesThePostsThatMatched() throws Exception {
        MatchedEvent matched = shown("x:1", at(1));
        MatchedEvent unmatched = observed(post("x:2", "nothing of note", at(0)), likes(0), at(1));
        assertThat(follow(List.of(matched, unmatched, authorRemoved("x:7", at(9)))))
                .startsWith(matched, unmatched)
                .filteredOn(MatchedEvent::event, authorRemoved("x:1", at(9)).event())
                .hasSize(1);
    }

    @Test
    void aPostOfAnAuthorWhoIsGoneIsToldBeforeItsWordsAre() throws Exception {
        MatchedEvent post = shown("x:1", at(1));
        List<MatchedEvent> told = follow(List.of(authorRemoved("x:7", at(9)), post));
        assertThat(told.get(told.size() - 1)).isEqualTo(post);
        assertThat(life(told, "x:1").removed()).isTrue();
        PostLife life = PostLife.UNSEEN;
        for (MatchedEvent event : told) {
            life = life.apply(event);
            assertThat(life.toString()).doesNotContain("Velora");
        }
    }

    @Test
    void anAuthorWhoNeverWasAwayCostsAPostNothing() throws Exception {
        MatchedEvent post = shown("x:1", at(1));
        assertThat(follow(List.of(authorRestored("x:7", at(9)), post, authorRestored("x:7", at(10)))))
                .containsExactly(post);
    }

    @Test
    void whatIsKeptIsForgottenInTheEnd() throws Exception {
        try (var flink = harness()) {
            flink.processElement(new StreamRecord<>(shown("x:1", at(1))));
            flink.processElement(new StreamRecord<>(authorRemoved("x:7", at(9))));
            flink.setStateTtlProcessingTime(RETENTION.plusDays(1).toMillis());
            flink.processElement(new StreamRecord<>(authorRestored("x:7", at(10))));
            assertThat(flink.extractOutputValues()).hasSize(3);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void anyOrderAndDuplicationLeavesThePostsTheSame(long seed) throws Exception {
        Random random = new Random(seed);
        for (int round = 0; round < 20; round++) {
            List<MatchedEvent> events = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                events.add(randomEvent(random));
            }
            List<MatchedEvent> other = new ArrayList<>(events);
            other.add(events.get(random.nextInt(events.size())));
            Collections.shuffle(other, random);
            assertThat(states(other))
                    .as("seed %d, round %d: %s", seed, round, events)
                    .isEqualTo(states(events));
        }
    }

    private static MatchedEvent randomEvent(Random random) {
        long second = random.nextInt(6);
        String post = "x:" + random.nextInt(2);
        return switch (random.nextInt(4)) {
            case 0 -> authorRemoved("x:7", at(second));
            case 1 -> authorRestored("x:7", at(second));
            case 2 -> removed(post, at(second));
            default -> shown(post, at(second));
        };
    }

    /** As the flow does: what tells of no author goes by. */
    private static Map<String, List<Object>> states(List<MatchedEvent> events) throws Exception {
        List<MatchedEvent> told = new ArrayList<>(
                follow(events.stream().filter(FollowAuthors::concerns).toList()));
        events.stream().filter(event -> !FollowAuthors.concerns(event)).forEach(told::add);
        Map<String, List<Object>> states = new HashMap<>();
        for (String post : List.of("x:0", "x:1")) {
            PostLife life = life(told, post);
            if (life.isSeen()) {
                states.put(post, List.of(life.removed(), life.revision(), life.settledAt()));
            }
        }
        return states;
    }

    private static PostLife life(List<MatchedEvent> events, String post) {
        PostLife life = PostLife.UNSEEN;
        for (MatchedEvent event : events) {
            life = event.event().postId().equals(post) ? life.apply(event) : life;
        }
        return life;
    }

    private static MatchedEvent shown(String id, Instant at) {
        return observed(post(id, "Velora lost my bag", Posts.NOON), likes(0), at, match("velora", NEGATIVE));
    }

    private static List<MatchedEvent> follow(List<MatchedEvent> events) throws Exception {
        try (var flink = harness()) {
            for (MatchedEvent event : events) {
                flink.processElement(new StreamRecord<>(event));
            }
            return flink.extractOutputValues();
        }
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, MatchedEvent, MatchedEvent> harness()
            throws Exception {
        var flink = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new FollowAuthors(RETENTION)), FollowAuthors::author, Types.STRING);
        flink.open();
        return flink;
    }
}
