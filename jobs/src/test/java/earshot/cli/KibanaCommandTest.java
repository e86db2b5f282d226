package earshot.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import earshot.kibana.Boards;
import earshot.local.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a server that does what Kibana's documentation says of these requests. */
class KibanaCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BASE = "/kibana/s/marketing";

    @TempDir
    private Path folder = Path.of("");

    private final Map<String, JsonNode> kept = new TreeMap<>();
    private HttpServer server = server();
    private String version = "9.5.1";
    private boolean dashboardsApi = true;
    private boolean mayWrite = true;
    private int writes;

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @BeforeEach
    void start() {
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void everythingIsPutUnderItsIdAndASecondTimeChangesNothing() throws IOException {
        CommandRun first = imported("--api-key-file=" + key("right"));

        assertThat(first.err()).isEmpty();
        assertThat(first.exitCode()).isZero();
        assertThat(first.out())
                .contains("Kibana 9.5.1", url() + "/app/dashboards#/view/earshot-overview")
                .contains("alert.dashboard: \"" + url() + "/app/dashboards#/view/earshot-alert?", "{brand}", "{from}");
        Map<String, JsonNode> before = new TreeMap<>(kept);
        assertThat(before)
                .containsKeys("tag/earshot", "index-pattern/earshot-mentions")
                .containsAllEntriesOf(Boards.all());

        assertThat(imported("--api-key-file=" + key("right")).exitCode()).isZero();
        assertThat(kept).isEqualTo(before);
    }

    @Test
    void aDryRunWritesNothing() throws IOException {
        CommandRun run = imported("--dry-run", "--api-key-file=" + key("right"));

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("Earshot: overview", "would be put");
        assertThat(writes).isZero();
    }

    @Test
    void aKibanaTooOldIsToldByItsVersion() throws IOException {
        version = "9.4.2";

        CommandRun run = imported("--api-key-file=" + key("right"));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("is Kibana 9.4.2", "from 9.5 on").hasLineCount(1);
        assertThat(writes).isZero();
    }

    @Test
    void aKibanaWithoutTheApiIsToldByItsAnswer() throws IOException {
        dashboardsApi = false;

        assertThat(imported("--api-key-file=" + key("right")).err())
                .contains("without PUT /api/dashboards", "from 9.5 on");
    }

    @Test
    void whoIsNotLetInIsToldSo() throws IOException {
        assertThat(imported("--api-key-file=" + key("wrong")).err()).contains("(401)");
        assertThat(imported().err()).contains("(401)");
        mayWrite = false;
        assertThat(imported("--api-key-file=" + key("right")).err()).contains("write dashboards", "(403)");
        assertThat(writes).isZero();
    }

    @Test
    void whereNothingAnswersIsTold() throws IOException {
        String nobody = "http://127.0.0.1:" + FreePorts.one();

        CommandRun run = CommandRun.of("kibana", "import", "--url=" + nobody);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .contains("Nothing that is a Kibana answers at " + nobody)
                .hasLineCount(1);
    }

    private CommandRun imported(String... more) {
        String[] arguments = new String[more.length + 3];
        arguments[0] = "kibana";
        arguments[1] = "import";
        arguments[2] = "--url=" + url();
        System.arraycopy(more, 0, arguments, 3, more.length);
        return CommandRun.of(arguments);
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + BASE;
    }

    private String key(String key) throws IOException {
        return Files.writeString(folder.resolve(key), key + "\n").toString();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().toString().substring(BASE.length());
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (!"ApiKey right".equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            reply(exchange, 401, "{\"statusCode\":401,\"error\":\"Unauthorized\"}");
        } else if (path.equals("/api/status")) {
            reply(exchange, 200, "{\"name\":\"kibana\",\"version\":{\"number\":\"" + version + "\"}}");
        } else if (exchange.getRequestHeaders().getFirst("kbn-xsrf") == null) {
            reply(exchange, 400, "{\"message\":\"Request must contain a kbn-xsrf header.\"}");
        } else if (!mayWrite) {
            reply(exchange, 403, "{\"statusCode\":403,\"error\":\"Forbidden\"}");
        } else if (path.equals("/api/saved_objects/_import?overwrite=true")) {
            importObjects(exchange, new String(body, UTF_8));
        } else if (dashboardsApi
                && path.startsWith("/api/dashboards/")
                && exchange.getRequestMethod().equals("PUT")) {
            writes++;
            String id = path.substring("/api/dashboards/".length());
            JsonNode data = JSON.readTree(body);
            reply(
                    exchange,
                    kept.put(id, data) == null ? 201 : 200,
                    "{\"id\":\"" + id + "\",\"data\":" + data + ",\"meta\":{}}");
        } else {
            reply(exchange, 404, "{\"statusCode\":404,\"error\":\"Not Found\",\"message\":\"Not Found\"}");
        }
    }

    private void importObjects(HttpExchange exchange, String form) throws IOException {
        writes++;
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        String boundary = type.substring(type.indexOf("boundary=") + "boundary=".length());
        assertThat(form).startsWith("--" + boundary + "\r\n").endsWith("\r\n--" + boundary + "--\r\n");
        String file = form.substring(form.indexOf("\r\n\r\n") + 4, form.lastIndexOf("\r\n--" + boundary));
        int count = 0;
        for (String line : file.lines().toList()) {
            JsonNode object = JSON.readTree(line);
            kept.put(object.path("type").asText() + "/" + object.path("id").asText(), object.path("attributes"));
            count++;
        }
        reply(exchange, 200, "{\"success\":true,\"successCount\":" + count + "}");
    }

    private static void reply(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
