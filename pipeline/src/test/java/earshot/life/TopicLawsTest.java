package earshot.life;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.measure.AssignTopics;
import earshot.measure.MeasureConfig;
import earshot.measure.RankTopics;
import earshot.measure.TopicDelta;
import earshot.model.BrandTopics;
import earshot.model.BrandTopics.Ranked;
import earshot.model.BrandTopics.Ranking;
import earshot.model.MatchedEvent;
import earshot.model.Mention;
import earshot.model.Post;
import earshot.model.PostEventType;
import earshot.model.PostKind;
import earshot.model.SentimentLabel;
import earshot.model.TopicTally;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.Test;

/**
 * The laws of topics on a history in which nothing is restored: what a removed post said is forgotten, and returns only
 * where the platform shows it again.
 */
class TopicLawsTest {

    private static final MeasureConfig CONFIG = new MeasureConfig(
            MeasureConfig.DEFAULT.windows(),
            MeasureConfig.DEFAULT.lateness(),
            MeasureConfig.DEFAULT.refresh(),
            MeasureConfig.DEFAULT.retention(),
            PostHistory.ZONE);
    private static final int EVENTS = 4_000;
    private static final int SHUFFLES = Math.max(4, Integer.getInteger("earshot.test.shuffles", 20) / 5);
    private static final Set<PostEventType> RESTORING = Set.of(PostEventType.RESTORED, PostEventType.AUTHOR_RESTORED);

    private static final List<MatchedEvent> HISTORY = PostHistory.of(EVENTS, 23).stream()
            .filter(event -> !RESTORING.contains(event.event().type()))
            .toList();

    @Test
    void everyRankingIsWhatCountingTheMentionsThatAreLeftGives() throws Exception {
        Map<String, PostLife> lives = new HashMap<>();
        HISTORY.forEach(event ->
                lives.merge(event.event().postId(), PostLife.UNSEEN.apply(event), (life, none) -> life.apply(event)));
        Map<String, Map<String, TopicTally>> counted = new HashMap<>();
        Map<String, Map<String, Long>> days = new HashMap<>();
        for (PostLife life : lives.values()) {
            for (Mention mention : new PostChange(PostLife.UNSEEN, life, ZoneOffset.UTC).mentions()) {
                count(mention, counted, days);
            }
        }
        int checked = 0;
        for (BrandTopics topics : topics(HISTORY).values()) {
            String window = window(topics.brand(), topics.length(), topics.start());
            Instant day = midnight(topics.start());
            Map<String, Long> before =
                    days.getOrDefault(topics.brand() + midnight(day.minus(Duration.ofHours(12))), Map.of());
            assertThat(topics.before()).isEqualTo(before.getOrDefault("all", 0L));
            Map<Ranking, List<Ranked>> told = topics.topics().stream().collect(groupingBy(Ranked::ranking));
            Map<String, TopicTally> now = counted.getOrDefault(window, Map.of());
            assertThat(topics.mentions())
                    .isEqualTo(now.getOrDefault("all", TopicTally.ZERO).mentions());
            for (Ranked topic : topics.topics()) {
                String name = (topic.ranking().isOfAuthors() ? "author " : "hashtag ") + topic.name();
                if (topic.ranking() == Ranking.LINKS || topic.ranking() == Ranking.TERMS) {
                    continue;
                }
                assertThat(topic.tally()).as("%s %s", window, name).isEqualTo(now.get(name));
                assertThat(topic.before()).isEqualTo(topic.ranking().isOfAuthors() ? 0 : before.getOrDefault(name, 0L));
                checked++;
            }
            long advocates = now.entrySet().stream()
                    .filter(entry -> entry.getKey().startsWith("author ")
                            && entry.getValue().positive() >= 2)
                    .count();
            assertThat(told.getOrDefault(Ranking.ADVOCATES, List.of()))
                    .hasSize((int) Math.min(advocates, BrandTopics.MOST));
            assertThat(told.getOrDefault(Ranking.ANSWERED, List.of()))
                    .isSortedAccordingTo((one, other) ->
                            Long.compare(other.tally().replies(), one.tally().replies()));
        }
        assertThat(checked).isGreaterThan(500);
    }

    @Test
    void anyOrderAndAnyDuplicationEndInTheSameTopics() throws Exception {
        Map<String, BrandTopics> expected = topics(HISTORY);
        for (int seed = 1; seed <= SHUFFLES; seed++) {
            Random random = new Random(seed);
            List<MatchedEvent> shuffled = new ArrayList<>(HISTORY);
            for (int i = 0; i < EVENTS / 10; i++) {
                shuffled.add(HISTORY.get(random.nextInt(HISTORY.size())));
            }
            Collections.shuffle(shuffled, random);
            Map<String, BrandTopics> found = topics(shuffled);
            Set<String> keys = new HashSet<>(expected.keySet());
            keys.addAll(found.keySet());
            assertThat(keys.stream()
                            .filter(key -> !expected.containsKey(key)
                                    || !expected.get(key).equals(found.get(key)))
                            .map(key -> key + "\n  " + found.get(key) + "\n  " + expected.get(key))
                            .limit(3))
                    .as("shuffle %d", seed)
                    .isEmpty();
        }
    }

    private static Map<String, BrandTopics> topics(List<MatchedEvent> events) throws Exception {
        AssignTopics assign = new AssignTopics(CONFIG);
        Map<String, PostLife> lives = new HashMap<>();
        try (var rank = new KeyedOneInputStreamOperatorTestHarness<String, TopicDelta, BrandTopics>(
                new KeyedProcessOperator<>(new RankTopics(CONFIG)), TopicDelta::day, Types.STRING)) {
            rank.open();
            List<TopicDelta> deltas = new ArrayList<>();
            for (MatchedEvent event : events) {
                PostLife before = lives.getOrDefault(event.event().postId(), PostLife.UNSEEN);
                PostLife after = before.apply(event);
                lives.put(event.event().postId(), after);
                for (var change : new PostChange(before, after, ZoneOffset.UTC).changes()) {
                    assign.flatMap(change, new Collector<>() {
                        @Override
                        public void collect(TopicDelta delta) {
                            deltas.add(delta);
                        }

                        @Override
                        public void close() {}
                    });
                }
            }
            for (TopicDelta delta : deltas) {
                rank.processElement(new StreamRecord<>(delta));
            }
            rank.processWatermark(Watermark.MAX_WATERMARK);
            Map<String, BrandTopics> latest = new TreeMap<>();
            rank.extractOutputValues().forEach(topics -> latest.put(topics.id(), topics));
            return latest;
        }
    }

    private static void count(
            Mention mention, Map<String, Map<String, TopicTally>> counted, Map<String, Map<String, Long>> days) {
        Post post = mention.post();
        if (mention.removed() || post.kind() == PostKind.REPOST) {
            return;
        }
        String brand = mention.match().brand();
        SentimentLabel label = mention.match().sentiment().label();
        TopicTally one = new TopicTally(
                1, label == SentimentLabel.POSITIVE ? 1 : 0, label == SentimentLabel.NEGATIVE ? 1 : 0, 0, 0);
        Map<String, TopicTally> topics = new HashMap<>(Map.of("all", one));
        post.hashtags().forEach(tag -> topics.put("hashtag " + tag, one));
        if (!post.author().id().isEmpty()) {
            topics.put(
                    "author " + post.author().id(),
                    one.plus(new TopicTally(
                            0,
                            0,
                            0,
                            mention.engagement().interactions(),
                            Math.max(0, mention.engagement().replies()))));
        }
        Instant day = midnight(post.publishedAt());
        topics.forEach((name, tally) -> {
            for (String window : List.of(
                    window(brand, Duration.ofHours(1), post.publishedAt().truncatedTo(ChronoUnit.HOURS)),
                    window(brand, Duration.ofDays(1), day))) {
                counted.computeIfAbsent(window, none -> new HashMap<>()).merge(name, tally, TopicTally::plus);
            }
            days.computeIfAbsent(brand + day, none -> new HashMap<>()).merge(name, 1L, Long::sum);
        });
    }

    private static String window(String brand, Duration length, Instant start) {
        return brand + "/" + length + "/" + start;
    }

    private static Instant midnight(Instant time) {
        return LocalDate.ofInstant(time, PostHistory.ZONE)
                .atStartOfDay(PostHistory.ZONE)
                .toInstant();
    }
}
