package earshot.local;

import earshot.config.PlainError;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.core.execution.CheckpointType;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.checkpoint.CheckpointException;
import org.apache.flink.runtime.checkpoint.CheckpointFailureReason;
import org.apache.flink.runtime.dispatcher.UnavailableDispatcherOperationException;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.util.ExceptionUtils;

/** One job of a {@link LocalFlink}. */
public final class LocalJob {
    private static final int PATIENCE_MINUTES = 10;
    private static final int PAUSE_MILLIS = 200;

    private final MiniCluster cluster;
    private final JobID id;
    private final String name;
    private final Path savepoints;
    private final URI page;

    LocalJob(MiniCluster cluster, JobID id, String name, Path savepoints, URI flink) {
        this.cluster = cluster;
        this.id = id;
        this.name = name;
        this.savepoints = savepoints;
        this.page = flink.resolve("/jobs/" + id);
    }

    /** Kebab-case. */
    public String name() {
        return name;
    }

    /** Where Flink tells about it, as JSON. */
    public URI page() {
        return page;
    }

    public JobStatus status() throws InterruptedException {
        return await("say how it is", cluster.getJobStatus(id));
    }

    /** Takes a checkpoint as soon as the job runs; once it returns, all that was read before the call is applied and committed. */
    public void checkpoint() throws InterruptedException {
        Long unused = awaitRunning("take a checkpoint", () -> cluster.triggerCheckpoint(id, CheckpointType.CONFIGURED));
    }

    /** Ends the job as at the end of all time: every window is final. Its state stays for the next start. */
    public void drain() throws InterruptedException {
        String folder = savepoints.toUri().toString();
        String unused =
                awaitRunning("end", () -> cluster.stopWithSavepoint(id, folder, true, SavepointFormatType.NATIVE));
        await("end", cluster.requestJobResult(id));
    }

    /** Asks again while tasks are still starting, as after a failure or on a start that finds nothing left to read. */
    private <T> T awaitRunning(String what, Supplier<CompletableFuture<T>> asked) throws InterruptedException {
        long start = System.nanoTime();
        while (true) {
            try {
                return await(what, asked.get());
            } catch (PlainError e) {
                if (!isStarting(e) || TimeUnit.NANOSECONDS.toMinutes(System.nanoTime() - start) >= PATIENCE_MINUTES) {
                    throw e;
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        }
    }

    private static boolean isStarting(Throwable failure) {
        return ExceptionUtils.findThrowable(failure, UnavailableDispatcherOperationException.class)
                        .isPresent()
                || ExceptionUtils.findThrowable(failure, CheckpointException.class)
                        .filter(refused -> refused.getCheckpointFailureReason()
                                == CheckpointFailureReason.NOT_ALL_REQUIRED_TASKS_RUNNING)
                        .isPresent();
    }

    private <T> T await(String what, CompletableFuture<T> answer) throws InterruptedException {
        try {
            return answer.get(PATIENCE_MINUTES, TimeUnit.MINUTES);
        } catch (ExecutionException e) {
            throw new PlainError("The job " + name + " could not " + what + ": " + e.getCause(), e);
        } catch (TimeoutException e) {
            throw new PlainError(
                    "The job " + name + " took longer than " + PATIENCE_MINUTES + " minutes to " + what, e);
        }
    }
}
