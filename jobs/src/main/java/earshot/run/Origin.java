package earshot.run;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Names a record of Kafka for good: {@code raw.x-0@123}. */
final class Origin {
    private Origin() {}

    static String of(ConsumerRecord<?, ?> record) {
        return record.topic() + "-" + record.partition() + "@" + record.offset();
    }
}
