package earshot.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** Reads small JSON answers of the servers of the local stack. */
public final class JsonHttp {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    /** The answer; empty where there is none, or one that says no. */
    public Optional<JsonNode> get(URI uri) throws InterruptedException {
        return answer(HttpRequest.newBuilder(uri));
    }

    /** The same for a question of its own. */
    public Optional<JsonNode> post(URI uri, String json) throws InterruptedException {
        return answer(HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    private Optional<JsonNode> answer(HttpRequest.Builder question) throws InterruptedException {
        try {
            HttpRequest request = question.timeout(PATIENCE).build();
            HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return response.statusCode() / 100 == 2 ? Optional.of(JSON.readTree(response.body())) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
