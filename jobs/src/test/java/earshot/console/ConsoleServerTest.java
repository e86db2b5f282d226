package earshot.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earshot.config.PlainError;
import earshot.index.ElasticsearchConnection;
import earshot.index.Reader;
import earshot.local.FreePorts;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is let in, and what is told to whom: asked byte by byte, as no browser would. */
class ConsoleServerTest {
    private static final String PASSWORD = "correct horse battery";

    private final Reader reader = new Reader(ElasticsearchConnection.to("http://127.0.0.1:" + FreePorts.one()));
    private final ConsoleServer open = start("");
    private final ConsoleServer locked = start(PASSWORD);

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void areServed() {
        assertThat(open.uri().getHost()).isEqualTo("127.0.0.1");
    }

    @AfterEach
    void end() throws IOException {
        open.close();
        locked.close();
        reader.close();
    }

    private ConsoleServer start(String password) {
        return ConsoleServer.start(
                new ConsoleConfig("127.0.0.1", 0, password), new Boards(reader, List.of(), Clock.systemUTC(), Map::of));
    }

    private static String ask(URI server, String request) throws IOException {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.getOutputStream().write((request + "Connection: close\r\n\r\n").getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    private static String get(ConsoleServer server, String path, String... headers) throws IOException {
        String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        return ask(
                server.uri(),
                "GET " + path + " HTTP/1.1\r\nHost: " + server.uri().getAuthority() + "\r\n" + more);
    }

    @Test
    void everyAnswerForbidsWhatAPostMightTry() throws IOException {
        for (String path : List.of("/", "/mentions", "/app.js", "/api/overview", "/nowhere")) {
            assertThat(get(open, path))
                    .containsIgnoringCase("Content-Security-Policy: default-src 'none'; script-src 'self';")
                    .contains("frame-ancestors 'none'", "require-trusted-types-for 'script'")
                    .doesNotContain("unsafe-inline", "unsafe-eval", "Access-Control-Allow-Origin")
                    .containsIgnoringCase("X-Content-Type-Options: nosniff")
                    .containsIgnoringCase("Referrer-Policy: no-referrer")
                    .containsIgnoringCase("Cache-Control: no-store");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:8090", "LOCALHOST", "127.0.0.1:1", "[::1]:8090", "192.168.1.7"})
    void namesThatNobodyElseCanPointHereAreAnswered(String host) throws IOException {
        assertThat(ask(open.uri(), "GET / HTTP/1.1\r\nHost: " + host + "\r\n")).startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "localhost.evil.example:8090", "127.0.0.1.evil.example", "a1"})
    void aNameThatSomebodyElseMayHavePointedHereIsNot(String host) throws IOException {
        assertThat(ask(open.uri(), "GET /api/overview HTTP/1.1\r\nHost: " + host + "\r\n"))
                .startsWith("HTTP/1.1 421");
    }

    @Test
    void withoutTheHostNothingIsTold() throws IOException {
        assertThat(ask(open.uri(), "GET / HTTP/1.0\r\n")).startsWith("HTTP/1.1 421");
    }

    @Test
    void behindAPasswordNothingIsToldWithoutIt() throws IOException {
        for (String path : List.of("/", "/app.js", "/api/overview", "/api/live")) {
            assertThat(get(locked, path)).startsWith("HTTP/1.1 401").containsIgnoringCase("WWW-Authenticate: Basic");
            assertThat(get(locked, path, "Authorization: Basic " + basic("earshot:wrong")))
                    .startsWith("HTTP/1.1 401");
            assertThat(get(locked, path, "Authorization: Bearer")).startsWith("HTTP/1.1 401");
            assertThat(get(locked, path, "Authorization: Basic !!!")).startsWith("HTTP/1.1 401");
        }
        assertThat(get(locked, "/", "Authorization: Basic " + basic("anybody:" + PASSWORD)))
                .startsWith("HTTP/1.1 200");
        assertThat(get(locked, "/", "Authorization: Bearer " + PASSWORD)).startsWith("HTTP/1.1 200");
    }

    private static String basic(String userAndPassword) {
        return Base64.getEncoder().encodeToString(userAndPassword.getBytes(UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../ConsoleServer.class",
                "/..%2f..%2flog4j2-local.xml",
                "/ConsoleServer.class",
                "/index.html/",
                "//app.js",
                "/api/nothing"
            })
    void whatIsNoPageIsNotServed(String path) throws IOException {
        assertThat(get(open, path)).doesNotStartWith("HTTP/1.1 200");
    }

    @Test
    void nothingCanBeChanged() throws IOException {
        assertThat(ask(open.uri(), "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n"))
                .startsWith("HTTP/1.1 405");
    }

    @Test
    void anElasticsearchThatDoesNotAnswerIsToldOf() throws IOException {
        assertThat(get(open, "/api/overview")).startsWith("HTTP/1.1 503").contains("Elasticsearch does not answer");
    }

    @Test
    void whereOthersCanReachItAPasswordIsNeeded() throws IOException {
        assertThatThrownBy(() -> ConsoleConfig.of("0.0.0.0", 0, "", Map.of()))
                .hasMessageContaining("console.address is 0.0.0.0")
                .hasMessageContaining("console.password-file")
                .hasMessageContaining("EARSHOT_CONSOLE_PASSWORD");
        Path file = Files.writeString(folder.resolve("password"), PASSWORD + "\n");
        assertThat(ConsoleConfig.of("0.0.0.0", 0, file.toString(), Map.of()).password())
                .isEqualTo(PASSWORD);
        assertThat(ConsoleConfig.of("0.0.0.0", 0, "", Map.of("EARSHOT_CONSOLE_PASSWORD", PASSWORD)))
                .hasToString("0.0.0.0:0");
        assertThatThrownBy(() -> new ConsoleConfig("127.0.0.1", 0, "short"))
                .hasMessageContaining("12 characters")
                .hasMessageNotContaining("short\"");
    }

    @Test
    void aTakenPortIsTold() {
        assertThatThrownBy(() -> ConsoleServer.start(
                        new ConsoleConfig("127.0.0.1", open.uri().getPort(), ""),
                        new Boards(reader, List.of(), Clock.systemUTC(), Map::of)))
                .isInstanceOf(PlainError.class)
                .hasMessageContaining("console.port");
    }
}
