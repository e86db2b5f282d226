package earshot.local;

import earshot.config.PlainError;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.core.execution.CheckpointType;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.minicluster.MiniCluster;

/** One job of a {@link LocalFlink}. */
public final class LocalJob {
    private static final int PATIENCE_MINUTES = 10;

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

    /** Takes a checkpoint now; once it returns, all that was read before the call is applied and committed. */
    public void checkpoint() throws InterruptedException {
        await("take a checkpoint", cluster.triggerCheckpoint(id, CheckpointType.CONFIGURED));
    }

    /** Ends the job as at the end of all time: every window is final. Its state stays for the next start. */
    public void drain() throws InterruptedException {
        await("end", cluster.stopWithSavepoint(id, savepoints.toUri().toString(), true, SavepointFormatType.NATIVE));
        await("end", cluster.requestJobResult(id));
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
