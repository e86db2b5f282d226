package earshot.index;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.transport.ElasticsearchTransport;
import earshot.index.Bulk.Outcome;
import earshot.index.Bulk.Refusal;
import earshot.model.DeadLetter;
import earshot.model.RejectReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.connector.base.sink.writer.AsyncSinkWriter;
import org.apache.flink.connector.base.sink.writer.BufferedRequestState;
import org.apache.flink.connector.base.sink.writer.DequeRequestBuffer;
import org.apache.flink.connector.base.sink.writer.ElementConverter;
import org.apache.flink.connector.base.sink.writer.ResultHandler;
import org.apache.flink.connector.base.sink.writer.SimpleBatchCreator;
import org.apache.flink.connector.base.sink.writer.config.AsyncSinkWriterConfiguration;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends one bulk after the other. Before the first, and before the first after an outage, it installs the templates:
 * the Elasticsearch that comes back may be an empty one, and must not guess at mappings.
 *
 * <p>Answers come on the client's threads, but one bulk is in flight at a time and the next starts through Flink's
 * mailbox, so the fields need no lock.
 */
final class ElasticsearchWriter extends AsyncSinkWriter<DocumentChange, DocumentChange> {

    private static final Logger LOG = LoggerFactory.getLogger(ElasticsearchWriter.class);
    private static final String FILTER = "took,errors,items.*._index,items.*.status,items.*.error";

    private final ElasticsearchConnection connection;
    private final ElasticsearchTransport transport;
    private final ElasticsearchAsyncClient client;
    private final InstallTemplates templates;
    private final RefusedDocuments.Keeper refused;
    private final Clock clock;
    private final BackOff backOff;
    private final long largest;
    private boolean templatesInstalled;
    private volatile boolean closed;

    /** Moves with each change that found a newer version there. */
    private final Counter outdatedDocuments;
    /** Moves with each document Elasticsearch will never take. */
    private final Counter refusedDocuments;
    /** Moves with each bulk that is tried again, in whole or in part. */
    private final Counter retriedBulks;

    ElasticsearchWriter(
            ElementConverter<DocumentChange, DocumentChange> converter,
            WriterInitContext context,
            IndexConfig config,
            RefusedDocuments refused,
            Clock clock,
            Collection<BufferedRequestState<DocumentChange>> buffered) {
        super(
                converter,
                context,
                configuration(config),
                buffered,
                new SimpleBatchCreator<>(config.bulkBytes()),
                new DequeRequestBuffer<>());
        this.connection = config.connection();
        this.transport = connection.open();
        // What every document answers is most of the traffic back, and only failures matter.
        this.client = new ElasticsearchAsyncClient(transport)
                .withTransportOptions(options -> options.setParameter("filter_path", FILTER));
        this.templates = new InstallTemplates(new ElasticsearchClient(transport));
        this.refused = refused.open();
        this.clock = clock;
        this.backOff = new BackOff(config.longestPause());
        this.largest = config.bulkBytes();
        MetricGroup metrics = context.metricGroup();
        this.outdatedDocuments = metrics.counter("outdatedDocuments");
        this.refusedDocuments = metrics.counter("refusedDocuments");
        this.retriedBulks = metrics.counter("retriedBulks");
    }

    private static AsyncSinkWriterConfiguration configuration(IndexConfig config) {
        return AsyncSinkWriterConfiguration.builder()
                .setMaxBatchSize(config.bulkDocuments())
                .setMaxBatchSizeInBytes(config.bulkBytes())
                .setMaxInFlightRequests(1)
                .setMaxBufferedRequests(config.bulkDocuments() * 3)
                .setMaxTimeInBufferMS(config.flushInterval().toMillis())
                .setMaxRecordSizeInBytes(config.bulkBytes())
                .setRateLimitingStrategy(new OneBulkAtATime(config.bulkDocuments()))
                .build();
    }

    /** Never more than a bulk may weigh: an outsized document then travels alone instead of failing the job. */
    @Override
    protected long getSizeInBytes(DocumentChange change) {
        return Math.min(largest, change.source().length + (long) change.id().length());
    }

    @Override
    protected void submitRequestEntries(List<DocumentChange> changes, ResultHandler<DocumentChange> result) {
        Bulk bulk = Bulk.of(changes);
        ready().thenCompose(ready -> client.bulk(bulk.request()))
                .thenCompose(response -> settled(bulk, response, result))
                .exceptionally(failure -> {
                    failed(bulk, cause(failure), result);
                    return null;
                });
    }

    private CompletableFuture<@Nullable Void> ready() {
        if (templatesInstalled) {
            return CompletableFuture.completedFuture(null);
        }
        return CompletableFuture.runAsync(() -> {
            try {
                templates.install();
                templatesInstalled = true;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private CompletableFuture<@Nullable Void> settled(
            Bulk bulk, BulkResponse response, ResultHandler<DocumentChange> result) {
        Outcome outcome = bulk.outcome(response);
        return kept(outcome.refused()).thenRun(() -> {
            outdatedDocuments.inc(outcome.outdated().size());
            refusedDocuments.inc(outcome.refused().size());
            if (outcome.again().isEmpty()) {
                recovered();
                result.complete();
            } else {
                tryAgain(outcome.changesToTryAgain(), outcome.again().get(0).reason(), result);
            }
        });
    }

    /** A rejected payload's document is no letter again: the letter it was made from is in the topic already. */
    private CompletableFuture<@Nullable Void> kept(List<Refusal> refusals) {
        if (refusals.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        Refusal first = refusals.get(0);
        LOG.warn(
                "Elasticsearch will never take {} of the documents sent, e.g. {} in {}: {}",
                refusals.size(),
                first.change().id(),
                first.change().index(),
                first.reason());
        List<DeadLetter> letters = refusals.stream()
                .filter(refusal -> !refusal.change().index().startsWith(Index.REJECTED.alias()))
                .map(this::letter)
                .toList();
        return refused.keep(letters).toCompletableFuture();
    }

    private DeadLetter letter(Refusal refusal) {
        DocumentChange change = refusal.change();
        return new DeadLetter(
                "",
                change.source(),
                RejectReason.INDEX_REFUSED,
                "Elasticsearch refused the document: " + refusal.reason(),
                -1,
                clock.instant(),
                change.index() + "/" + change.id() + "@" + change.version());
    }

    private void failed(Bulk bulk, Throwable failure, ResultHandler<DocumentChange> result) {
        if (closed) {
            return;
        }
        templatesInstalled = false;
        if (failure instanceof ElasticsearchException refusal && !isPassing(refusal.status())) {
            result.completeExceptionally(refusal);
        } else if (failure instanceof ElasticsearchException || failure instanceof IOException) {
            tryAgain(bulk.changes(), String.valueOf(failure.getMessage()), result);
        } else {
            result.completeExceptionally(
                    failure instanceof Exception exception ? exception : new IllegalStateException(failure));
        }
    }

    /** Also while it lets nobody in: a key that was revoked can be given back without losing the job. */
    private static boolean isPassing(int status) {
        return status == 401 || status == 403 || status == 408 || status == 429 || status >= 500;
    }

    private void tryAgain(List<DocumentChange> changes, String reason, ResultHandler<DocumentChange> result) {
        retriedBulks.inc();
        if (backOff.failures() == 0) {
            LOG.warn(
                    "Elasticsearch at {} takes no documents: {}. Nothing is lost; trying again with growing pauses.",
                    connection,
                    reason);
        }
        Duration pause = backOff.nextPause(ThreadLocalRandom.current().nextDouble());
        CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> result.retryForEntries(changes));
    }

    private void recovered() {
        if (backOff.failures() > 0) {
            LOG.info("Elasticsearch at {} takes documents again, after {} tries.", connection, backOff.failures());
            backOff.reset();
        }
    }

    private static Throwable cause(Throwable failure) {
        Throwable cause = failure;
        while ((cause instanceof CompletionException || cause instanceof UncheckedIOException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    @Override
    public void close() {
        closed = true;
        try (transport;
                refused) {
            super.close();
        } catch (IOException e) {
            LOG.debug("The connection to Elasticsearch did not close cleanly.", e);
        }
    }
}
