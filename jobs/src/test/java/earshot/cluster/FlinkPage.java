package earshot.cluster;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import earshot.local.JsonHttp;
import java.net.URI;
import java.time.Duration;

/** What Flink's REST API tells of the jobs and does with them; while it is away it tells nothing. */
final class FlinkPage {
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final URI uri;
    private final JsonHttp http = new JsonHttp();

    FlinkPage(URI uri) {
        this.uri = uri;
    }

    private JsonNode get(String path) throws InterruptedException {
        return http.get(uri.resolve(path)).orElse(MissingNode.getInstance());
    }

    int taskManagers() throws InterruptedException {
        return get("/overview").path("taskmanagers").asInt();
    }

    /** The job of that name that has not ended. */
    String running(String name) throws InterruptedException {
        for (JsonNode job : get("/jobs/overview").path("jobs")) {
            if (job.path("name").asText().equals(name) && job.path("end-time").asLong() < 0) {
                return job.path("jid").asText();
            }
        }
        return "";
    }

    String status(String id) throws InterruptedException {
        return get("/jobs/" + id).path("state").asText();
    }

    /** Whether a checkpoint has completed that began after that time, in epoch milliseconds. */
    boolean checkpointedSince(String name, long time) throws InterruptedException {
        JsonNode latest = get("/jobs/" + running(name) + "/checkpoints").at("/latest/completed");
        return latest.path("trigger_timestamp").asLong() > time;
    }

    /** Bytes of state in the latest checkpoint. */
    long stateSize(String name) throws InterruptedException {
        return get("/jobs/" + running(name) + "/checkpoints")
                .at("/latest/completed/state_size")
                .asLong();
    }

    /** Ends the job as at the end of all time: every window is final. */
    void drain(String name) throws InterruptedException {
        String id = running(name);
        JsonNode stopping = http.post(uri.resolve("/jobs/" + id + "/stop"), "{\"drain\": true}")
                .orElseThrow();
        String trigger = stopping.path("request-id").asText();
        await().atMost(PATIENCE).until(() -> get("/jobs/" + id + "/savepoints/" + trigger)
                .at("/status/id")
                .asText()
                .equals("COMPLETED"));
        await().atMost(PATIENCE).until(() -> status(id).equals("FINISHED"));
    }
}
