package earshot.local;

import earshot.config.JobConfig;
import earshot.config.KafkaConfig;
import earshot.config.PlainError;
import earshot.flow.ListenConfig;
import earshot.flow.ToDocuments;
import earshot.index.IndexConfig;
import earshot.model.BrandSet;
import earshot.notify.NotifyConfig;
import earshot.replay.Feed;
import earshot.replay.FeedManifest;
import earshot.replay.Replay;
import earshot.run.CreateTopics;
import earshot.run.IndexJob;
import earshot.run.ListenJob;
import earshot.run.NotifyJob;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.flink.api.common.JobStatus;
import org.apache.kafka.clients.admin.Admin;

/** The jobs on a local stack, and the feed they listen to. */
public final class Listening implements AutoCloseable {
    private final LocalStack stack;
    private final KafkaConfig kafka;
    private final Admin admin;
    private final TopicOffsets topics;
    private final Progress progress;
    private final LocalJob listen;
    private final LocalJob index;
    private final LocalJob notify;

    /**
     * Starts the jobs, or goes on with them.
     *
     * @param config whose Kafka and Elasticsearch are the stack's
     */
    public Listening(LocalStack stack, JobConfig config, BrandSet brands) throws InterruptedException {
        this.stack = stack;
        this.kafka = config.kafka();
        this.admin = Admin.create(kafka.client(Map.of()));
        this.topics = new TopicOffsets(admin);
        IndexConfig documents = config.index();
        IndexJob.installTemplates(documents);
        new CreateTopics(admin, kafka).outputs();
        ListenConfig what = config.listen(ListenJob.brands(kafka, brands), brands.timeZone());
        this.listen = stack.flink()
                .submit(
                        ListenJob.NAME,
                        config.flink(),
                        environment -> ListenJob.build(environment, kafka, config.feeds(), what));
        this.index = stack.flink()
                .submit(IndexJob.NAME, config.flink(), environment -> IndexJob.build(environment, kafka, documents));
        NotifyConfig notifying = config.notifying().knowing(brands);
        this.notify = stack.flink()
                .submit(NotifyJob.NAME, config.flink(), environment -> NotifyJob.build(environment, kafka, notifying));
        this.progress = new Progress(topics, listen, stack.elasticsearch());
    }

    /**
     * Replays the feed and tells how it goes, until the feed and all that follows from it has ended, or for ever.
     *
     * @param ends whether to end with the feed: every window final, every document written
     * @param tell takes the progress, about every second
     */
    public void listen(Feed feed, FeedManifest manifest, boolean ends, Consumer<Progress.Now> tell)
            throws InterruptedException {
        try (Replay replay = new Replay(feed.name(), manifest, kafka)) {
            CompletableFuture<Void> fed = CompletableFuture.runAsync(
                    () -> {
                        try {
                            replay.run(feed.payloads(), feed.pace());
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                    },
                    work -> new Thread(work, "feed").start());
            CompletableFuture<Void> end = ends ? fed : fed.thenCompose(done -> new CompletableFuture<>());
            while (!hasEnded(end)) {
                requireRunning();
                tell.accept(progress.now());
            }
        }
        while (topics.payloadsBehind(ListenJob.NAME) > 0) {
            requireRunning();
            listen.checkpoint();
            tell.accept(progress.now());
        }
        listen.drain();
        while (topics.outputsBehind(IndexJob.NAME, ToDocuments.topics()) > 0) {
            stack.requireRunning();
            index.checkpoint();
            tell.accept(progress.now());
        }
        index.drain();
        tell.accept(progress.now());
    }

    /** What it came to, a line each. */
    public List<String> summary() throws InterruptedException {
        return new Summary(stack.elasticsearch()).lines();
    }

    /** Waits for a second, or less. */
    private static boolean hasEnded(CompletableFuture<Void> end) throws InterruptedException {
        try {
            end.get(1, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e);
        }
    }

    private void requireRunning() throws InterruptedException {
        stack.requireRunning();
        for (LocalJob job : new LocalJob[] {listen, index, notify}) {
            if (job.status() == JobStatus.FAILED) {
                throw new PlainError("The job " + job.name() + " failed for good; see " + job.page());
            }
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
