package earshot.measure;

import earshot.measure.TopicKey.Kind;
import earshot.model.BrandTopics;
import earshot.model.BrandTopics.Ranked;
import earshot.model.BrandTopics.Ranking;
import earshot.model.TopicTally;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The topics of one hour or day, gathered and then ranked; pure. */
final class RankedTopics {

    /** One use of a word is no topic. */
    private static final long FEWEST_MENTIONS = 2;

    private final Map<TopicKey, TopicTally> topics = new HashMap<>();

    /** What the day before had of a topic. */
    interface DayBefore {
        long mentions(TopicKey key) throws Exception;
    }

    void add(TopicKey key, TopicTally tally) {
        topics.merge(key.at(0), tally, TopicTally::plus);
    }

    long mentions(Kind kind) {
        return topics.getOrDefault(new TopicKey(0, kind, ""), TopicTally.ZERO).mentions();
    }

    List<Ranked> ranked(DayBefore dayBefore) throws Exception {
        long before = dayBefore.mentions(new TopicKey(0, Kind.ALL, ""));
        Map<Ranking, List<Ranked>> rankings = new EnumMap<>(Ranking.class);
        for (Map.Entry<TopicKey, TopicTally> topic : topics.entrySet()) {
            for (Ranking ranking : rankings(topic.getKey().kind(), topic.getValue(), before > 0)) {
                long used = ranking.isOfAuthors() ? 0 : dayBefore.mentions(topic.getKey());
                double expected = before == 0 ? 0 : (double) used / before * mentions(Kind.ALL);
                double surprise = ranking.isOfAuthors() || before == 0
                        ? 0
                        : surprise(topic.getValue().mentions(), expected);
                if (ranking.isOfAuthors() || before == 0 || surprise > 0) {
                    rankings.computeIfAbsent(ranking, none -> new ArrayList<>())
                            .add(new Ranked(ranking, topic.getKey().name(), topic.getValue(), used, surprise));
                }
            }
        }
        List<Ranked> all = new ArrayList<>();
        rankings.forEach((ranking, entries) -> entries.stream()
                .sorted(Comparator.comparingDouble(weight(ranking)).reversed().thenComparing(Ranked::name))
                .limit(BrandTopics.MOST)
                .forEach(all::add));
        return all;
    }

    private static List<Ranking> rankings(Kind kind, TopicTally tally, boolean hadDayBefore) {
        List<Ranking> rankings = new ArrayList<>();
        boolean again = tally.mentions() >= FEWEST_MENTIONS;
        switch (kind) {
            case HASHTAG -> add(Ranking.HASHTAGS, again, rankings);
            case LINK -> add(Ranking.LINKS, again, rankings);
            case TERM -> add(Ranking.TERMS, again && hadDayBefore, rankings);
            case AUTHOR -> {
                add(Ranking.AUTHORS, tally.engagement() > 0, rankings);
                add(Ranking.ANSWERED, tally.replies() > 0, rankings);
                add(Ranking.ADVOCATES, tally.positive() >= FEWEST_MENTIONS, rankings);
            }
            case ALL, REVISION, LATE, LATE_OF_DAY -> {}
        }
        return rankings;
    }

    private static void add(Ranking ranking, boolean ranked, List<Ranking> rankings) {
        if (ranked) {
            rankings.add(ranking);
        }
    }

    private static ToDoubleFunction<Ranked> weight(Ranking ranking) {
        return switch (ranking) {
            case HASHTAGS, LINKS, TERMS ->
                entry -> entry.surprise() > 0 ? entry.surprise() : entry.tally().mentions();
            case AUTHORS ->
                entry -> (double) entry.tally().engagement() / entry.tally().mentions();
            case ANSWERED -> entry -> entry.tally().replies();
            case ADVOCATES -> entry -> entry.tally().positive() - entry.tally().negative();
        };
    }

    /** Half a mention more than expected, so that what was never there before is no infinite surprise. */
    private static double surprise(long mentions, double expected) {
        double usual = expected + 0.5;
        return mentions <= usual ? 0 : 2 * (mentions * StrictMath.log(mentions / usual) - (mentions - usual));
    }
}
