package earshot.run;

import earshot.config.KafkaConfig;
import earshot.index.AuditTopics;
import earshot.index.DocumentChange;
import earshot.index.Documents;
import earshot.wire.Topic;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What the topics say that the index should hold of a brand set's mentions and measures. */
public final class HeldByTopics {

    private HeldByTopics() {}

    /**
     * @param from event time, inclusive
     * @param to exclusive
     * @throws earshot.config.PlainError where Kafka does not answer
     */
    public static AuditTopics of(KafkaConfig kafka, String brandSet, Instant from, Instant to, Clock clock) {
        AuditTopics audit = new AuditTopics();
        Documents documents = new Documents(clock);
        read(
                kafka,
                Topic.MENTIONS,
                audit,
                mention -> isOf(mention.match().brandSet(), mention.post().publishedAt(), brandSet, from, to)
                        ? List.of(documents.mention(mention))
                        : List.of());
        read(kafka, Topic.WINDOWS, audit, window -> {
            List<DocumentChange> changes = new ArrayList<>();
            if (isOf(window.brandSet(), window.start(), brandSet, from, to)) {
                changes.addAll(documents.cuts(window));
                changes.add(documents.window(window));
            }
            return changes;
        });
        read(
                kafka,
                Topic.SHARE_OF_VOICE,
                audit,
                shares -> isOf(shares.brandSet(), shares.start(), brandSet, from, to)
                        ? documents.shareOfVoice(shares)
                        : List.of());
        read(
                kafka,
                Topic.TOPICS,
                audit,
                topics -> isOf(topics.brandSet(), topics.start(), brandSet, from, to)
                        ? documents.topics(topics)
                        : List.of());
        return audit;
    }

    private static boolean isOf(String set, Instant at, String brandSet, Instant from, Instant to) {
        return set.equals(brandSet) && !at.isBefore(from) && at.isBefore(to);
    }

    private static <T> void read(
            KafkaConfig kafka, Topic<T> topic, AuditTopics audit, Function<T, List<DocumentChange>> documents) {
        OwnTopic.all(kafka, topic, record -> documents.apply(record).forEach(audit::expect));
    }
}
