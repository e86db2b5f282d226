package earshot.kibana;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import earshot.config.PlainError;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A running Kibana, as far as boards are put into it. */
public final class Kibana {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+)\\..*");
    private static final int OLDEST_MAJOR = 9;
    private static final int OLDEST_MINOR = 5;
    private static final String BOUNDARY = "earshot-objects";

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final String url;
    private final String authorization;

    /**
     * @param url with its base path and space, if any, e.g. {@code https://kibana.example:5601/s/marketing}
     * @param authorization header, e.g. {@code ApiKey …}; {@code ""} for none
     */
    public Kibana(URI url, String authorization) {
        this.url = url.toString().replaceAll("/+$", "");
        this.authorization = authorization;
    }

    /**
     * Its version.
     *
     * @throws PlainError where nobody answers, where the answer is no Kibana's, or one that has no Dashboards API
     */
    public String check() throws InterruptedException {
        HttpResponse<byte[]> answer = send(request("/api/status").GET());
        String version = json(answer).at("/version/number").asText();
        Matcher number = VERSION.matcher(version);
        if (answer.statusCode() / 100 == 2 && version.isEmpty()) {
            throw new PlainError(url + " lets nobody see its version: give an API key or a user");
        }
        allowed(answer);
        if (!number.matches()) {
            throw new PlainError(url + " does not answer as a Kibana does");
        }
        int major = Integer.parseInt(number.group(1));
        if (major < OLDEST_MAJOR || (major == OLDEST_MAJOR && Integer.parseInt(number.group(2)) < OLDEST_MINOR)) {
            throw new PlainError(tooOld(version));
        }
        return version;
    }

    private String tooOld(String version) {
        return url + " is Kibana " + version + ". The boards need its Dashboards API, which is there from "
                + OLDEST_MAJOR + "." + OLDEST_MINOR + " on";
    }

    /**
     * Puts a board, whether or not one with its id is there.
     *
     * @return its address
     * @throws PlainError where Kibana does not take it
     */
    public String put(String id, JsonNode board) throws InterruptedException {
        HttpResponse<byte[]> answer = send(request("/api/dashboards/" + id)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(board.toString())));
        if (answer.statusCode() == 404) {
            throw new PlainError(tooOld("without PUT /api/dashboards"));
        }
        taken(answer, "the board " + id);
        return url + "/app/dashboards#/view/" + id;
    }

    /** Puts data views and tags over those with their ids. */
    public void putObjects(byte[] ndjson) throws InterruptedException {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        form.writeBytes(
                ("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"earshot.ndjson\""
                                + "\r\nContent-Type: application/ndjson\r\n\r\n")
                        .getBytes(UTF_8));
        form.writeBytes(ndjson);
        form.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(UTF_8));
        HttpResponse<byte[]> answer = send(request("/api/saved_objects/_import?overwrite=true")
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofByteArray(form.toByteArray())));
        taken(answer, "the data views");
        JsonNode outcome = json(answer);
        if (!outcome.path("success").asBoolean()) {
            throw new PlainError(url + " did not take all data views: " + outcome.path("errors"));
        }
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url + path)).timeout(PATIENCE).header("kbn-xsrf", "true");
        return authorization.isEmpty() ? request : request.header("Authorization", authorization);
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws InterruptedException {
        try {
            return client.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new PlainError("Nothing that is a Kibana answers at " + url + " (" + e + ")", e);
        }
    }

    private void taken(HttpResponse<byte[]> answer, String what) {
        allowed(answer);
        if (answer.statusCode() / 100 != 2) {
            throw new PlainError(url + " did not take " + what + " (" + answer.statusCode() + "): "
                    + json(answer).path("message").asText());
        }
    }

    private void allowed(HttpResponse<byte[]> answer) {
        if (answer.statusCode() == 401) {
            throw new PlainError(url + " does not know the key or the user (401)");
        }
        if (answer.statusCode() == 403) {
            throw new PlainError(url + " does not let the key or the user write dashboards and data views (403)");
        }
    }

    private static JsonNode json(HttpResponse<byte[]> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }
}
