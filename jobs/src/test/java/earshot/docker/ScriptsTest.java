package earshot.docker;

import static earshot.docker.ShippedFiles.DOCKER;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The images' scripts, run as they are, by a user who is not root, in a folder with nothing in it. */
class ScriptsTest {

    @TempDir
    private Path folder = Path.of("");

    private HttpServer server;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile int answer = 200;

    @BeforeEach
    void open() throws IOException {
        ShippedFiles.openToAll(folder);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void end() {
        server.stop(0);
    }

    /** As Elasticsearch's security API is documented. */
    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String user = new String(
                Base64.getDecoder()
                        .decode(exchange.getRequestHeaders()
                                .getFirst("Authorization")
                                .substring("Basic ".length())),
                StandardCharsets.UTF_8);
        asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + user + " " + body);
        byte[] said =
                "{\"id\":\"VuaCfGcB\",\"name\":\"earshot-index\",\"api_key\":\"ui2lp2ax\",\"encoded\":\"VnVhQ2ZHY0I6dWkybHAyYXg=\"}"
                        .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer, said.length);
        exchange.getResponseBody().write(said);
        exchange.close();
    }

    private ShippedFiles.Ran secrets() throws IOException, InterruptedException {
        return ShippedFiles.run(
                folder, Map.of(), "sh", DOCKER.resolve("secrets.sh").toString(), "secrets");
    }

    @Test
    void passwordsAreMadeOnce_andForTheirOwnerAlone() throws Exception {
        assertThat(secrets().output()).contains("made secrets/elastic-password", "made secrets/kibana-password");
        Path password = folder.resolve("secrets/elastic-password");
        String first = Files.readString(password);
        assertThat(first)
                .matches("[0-9a-f]{48}")
                .isNotEqualTo(Files.readString(folder.resolve("secrets/kibana-password")));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(password)))
                .isEqualTo("rw-------");
        assertThat(secrets().output()).isEmpty();
        assertThat(Files.readString(password)).isEqualTo(first);
    }

    private ShippedFiles.Ran access() throws IOException, InterruptedException {
        return ShippedFiles.run(
                folder,
                Map.of(
                        "ELASTICSEARCH",
                                "http://127.0.0.1:" + server.getAddress().getPort(),
                        "ROLES", DOCKER.resolve("elasticsearch/roles").toString(),
                        "SECRETS", "secrets",
                        "KEYS", ".",
                        "OWNER", "65534"),
                "sh",
                DOCKER.resolve("elasticsearch/access.sh").toString());
    }

    @Test
    void theJobsGetAKeyThatMayDoNoMoreThanTheirRole() throws Exception {
        assertThat(secrets().exitCode()).isZero();
        ShippedFiles.Ran ran = access();
        assertThat(ran.exitCode()).as(ran.output()).isZero();
        String elastic = Files.readString(folder.resolve("secrets/elastic-password"));
        assertThat(ran.output())
                .isEqualTo("Kibana's user, the roles and the jobs' API key are set\n")
                .doesNotContain(elastic);
        assertThat(asked)
                .hasSize(4)
                .allMatch(each -> each.contains(" elastic:" + elastic + " "))
                .anyMatch(each -> each.startsWith("POST /_security/user/kibana_system/_password")
                        && each.contains(read("secrets/kibana-password")))
                .anyMatch(each -> each.startsWith("PUT /_security/role/earshot-index "))
                .anyMatch(each -> each.startsWith("PUT /_security/role/earshot-read "))
                .anyMatch(each -> each.startsWith("POST /_security/api_key ")
                        && each.contains("\"role_descriptors\"")
                        && each.contains("earshot-*"));
        assertThat(read("index-api-key").strip()).isEqualTo("VnVhQ2ZHY0I6dWkybHAyYXg=");
        asked.clear();
        assertThat(access().exitCode()).isZero();
        assertThat(asked).noneMatch(each -> each.startsWith("POST /_security/api_key"));
    }

    private String read(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whereElasticsearchRefusesThereIsNoKey() throws Exception {
        assertThat(secrets().exitCode()).isZero();
        answer = 403;
        ShippedFiles.Ran ran = access();
        assertThat(ran.exitCode()).isNotZero();
        assertThat(ran.output()).contains("403");
        assertThat(folder.resolve("index-api-key")).doesNotExist();
    }
}
