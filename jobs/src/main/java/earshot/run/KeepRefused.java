package earshot.run;

import earshot.index.RefusedDocuments;
import earshot.model.DeadLetter;
import earshot.wire.Topic;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Keeps refused documents as dead letters. */
final class KeepRefused implements RefusedDocuments {

    private static final long serialVersionUID = 1;

    private final String bootstrapServers;

    KeepRefused(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    @Override
    public Keeper open() {
        Properties properties = WriteTopic.producer();
        properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        var producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
        return new Keeper() {
            @Override
            public CompletionStage<@Nullable Void> keep(List<DeadLetter> letters) {
                return CompletableFuture.allOf(
                        letters.stream().map(letter -> sent(producer, letter)).toArray(CompletableFuture<?>[]::new));
            }

            @Override
            public void close() {
                producer.close();
            }
        };
    }

    private static CompletableFuture<Object> sent(KafkaProducer<byte[], byte[]> producer, DeadLetter letter) {
        var sent = new CompletableFuture<Object>();
        byte[] value = Topic.REJECTED.codec().encode(letter);
        // The callback tells all that the returned future would.
        var unused = producer.send(
                new ProducerRecord<>(Topic.REJECTED.name(), Topic.REJECTED.key(letter), value), (where, failure) -> {
                    if (failure == null) {
                        sent.complete(where);
                    } else {
                        sent.completeExceptionally(failure);
                    }
                });
        return sent;
    }
}
