package earshot.run;

import earshot.config.KafkaConfig;
import earshot.index.RefusedDocuments;
import earshot.model.DeadLetter;
import earshot.wire.Topic;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Keeps what Elasticsearch refused on the topic of rejected payloads. */
final class KeepRefused implements RefusedDocuments {
    private static final long serialVersionUID = 1;

    private final KafkaConfig kafka;

    KeepRefused(KafkaConfig kafka) {
        this.kafka = kafka;
    }

    @Override
    public Keeper open() {
        KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                kafka.client(WriteTopic.producer()), new ByteArraySerializer(), new ByteArraySerializer());
        return new Keeper() {
            @Override
            public CompletionStage<@Nullable Void> keep(List<DeadLetter> letters) {
                return CompletableFuture.allOf(
                        letters.stream().map(letter -> send(producer, letter)).toArray(CompletableFuture<?>[]::new));
            }

            @Override
            public void close() {
                producer.close();
            }
        };
    }

    private static CompletableFuture<?> send(KafkaProducer<byte[], byte[]> producer, DeadLetter letter) {
        CompletableFuture<Object> sent = new CompletableFuture<>();
        Topic<DeadLetter> topic = Topic.REJECTED;
        // The callback tells how it went.
        Future<RecordMetadata> unused = producer.send(
                new ProducerRecord<>(
                        topic.name(), topic.key(letter), topic.codec().encode(letter)),
                (metadata, failure) -> {
                    if (failure == null) {
                        sent.complete(metadata);
                    } else {
                        sent.completeExceptionally(failure);
                    }
                });
        return sent;
    }
}
