package earshot.local;

import earshot.config.PlainError;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A broker, an Elasticsearch and a Flink on this machine, started together and ended in the opposite order. */
public final class LocalStack implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LocalStack.class);

    private final LocalBroker broker;
    private final LocalElasticsearch elasticsearch;
    private final LocalFlink flink;

    private LocalStack(LocalBroker broker, LocalElasticsearch elasticsearch, LocalFlink flink) {
        this.broker = broker;
        this.elasticsearch = elasticsearch;
        this.flink = flink;
    }

    /**
     * Starts all three and waits until they serve.
     *
     * @param say takes a line for the user as each is ready
     * @throws PlainError where one cannot start; then none is left
     */
    public static LocalStack start(DataDirectory data, StackConfig config, Consumer<String> say)
            throws InterruptedException {
        CheckMachine.check(config);
        Deque<AutoCloseable> started = new ArrayDeque<>();
        try {
            // The slowest first: it starts in a process of its own while the others start in this one.
            long begun = System.nanoTime();
            LocalElasticsearch elasticsearch = LocalElasticsearch.start(
                    config.elasticsearchHome(),
                    data.elasticsearch(),
                    config.elasticsearchPort(),
                    config.elasticsearchHeap());
            started.push(elasticsearch);
            LocalBroker broker = LocalBroker.start(data.kafka(), config.kafkaPort());
            started.push(broker);
            say.accept(ready("Kafka", broker.bootstrapServers(), begun));
            LocalFlink flink = LocalFlink.start(data.flink(), data.log(), config.flinkPort(), config.parallelism());
            started.push(flink);
            say.accept(ready("Flink", flink.uri().toString(), begun));
            elasticsearch.awaitHealthy();
            say.accept(ready("Elasticsearch", elasticsearch.uri().toString(), begun));
            return new LocalStack(broker, elasticsearch, flink);
        } catch (InterruptedException | RuntimeException e) {
            endAll(started);
            throw e;
        }
    }

    private static String ready(String what, String where, long begun) {
        return String.format(
                "  %-14s %-24s ready after %d s",
                what, where, Duration.ofNanos(System.nanoTime() - begun).toSeconds());
    }

    /** For Kafka clients. */
    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    public URI elasticsearch() {
        return elasticsearch.uri();
    }

    public LocalFlink flink() {
        return flink;
    }

    /** @throws PlainError where one of them has ended by itself */
    public void requireRunning() {
        elasticsearch.requireRunning();
    }

    /** Ends Flink, then the servers that its jobs talk to. */
    @Override
    public void close() {
        Deque<AutoCloseable> started = new ArrayDeque<>();
        started.push(elasticsearch);
        started.push(broker);
        started.push(flink);
        endAll(started);
    }

    private static void endAll(Deque<AutoCloseable> started) {
        for (AutoCloseable server : started) {
            try {
                server.close();
            } catch (Exception e) {
                LOG.warn("{} did not end in good order", server, e);
            }
        }
    }
}
