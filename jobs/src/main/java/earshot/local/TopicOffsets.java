package earshot.local;

import earshot.config.PlainError;
import earshot.run.RawTopic;
import earshot.wire.Topic;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** How far topics and their readers have come. */
public final class TopicOffsets {
    private final Admin admin;

    public TopicOffsets(Admin admin) {
        this.admin = admin;
    }

    /** Payloads on all raw topics. */
    public long payloads() throws InterruptedException {
        return written(RawTopic::isRaw);
    }

    /** Records on these of Earshot's own topics. */
    public long outputs(Collection<Topic<?>> topics) throws InterruptedException {
        return written(named(topics));
    }

    private long written(Predicate<String> topics) throws InterruptedException {
        return ends(topics).values().stream()
                .mapToLong(ListOffsetsResultInfo::offset)
                .sum();
    }

    private static Predicate<String> named(Collection<Topic<?>> topics) {
        return topics.stream().map(Topic::name).collect(Collectors.toSet())::contains;
    }

    /** Payloads that the reader has not secured yet. */
    public long payloadsBehind(String reader) throws InterruptedException {
        return behind(reader, RawTopic::isRaw);
    }

    /** Records of Earshot's own topics that the reader has not secured yet. */
    public long outputsBehind(String reader, Collection<Topic<?>> topics) throws InterruptedException {
        return behind(reader, named(topics));
    }

    private long behind(String reader, Predicate<String> topics) throws InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> secured =
                get(admin.listConsumerGroupOffsets(reader).partitionsToOffsetAndMetadata());
        return ends(topics).entrySet().stream()
                .mapToLong(end -> {
                    OffsetAndMetadata at = secured.get(end.getKey());
                    return end.getValue().offset() - (at == null ? 0 : at.offset());
                })
                .sum();
    }

    private Map<TopicPartition, ListOffsetsResultInfo> ends(Predicate<String> topics) throws InterruptedException {
        Collection<String> names =
                get(admin.listTopics().names()).stream().filter(topics).toList();
        Map<TopicPartition, OffsetSpec> latest = get(admin.describeTopics(names).allTopicNames()).values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
        return get(admin.listOffsets(latest).all());
    }

    private static <T> T get(KafkaFuture<T> answer) throws InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw new PlainError("Kafka did not say how far its topics have come: " + e.getCause(), e);
        }
    }
}
