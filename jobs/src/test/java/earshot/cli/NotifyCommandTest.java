package earshot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotifyCommandTest {

    private static final String TOKEN = "T0KEN-that-nobody-sees";

    @TempDir
    private Path folder = Path.of("");

    private Path url = Path.of("");
    private String routes = "";

    @BeforeEach
    void routes() throws Exception {
        url = folder.resolve("url");
        routes = Files.writeString(folder.resolve("routes.yaml"), """
                        receivers:
                          - name: desk
                            webhook: {url-file: "%s"}
                        routes:
                          - to: [desk]
                        allowed-networks: [127.0.0.1]
                        """.formatted(url))
                .toString();
    }

    @Test
    void aReceiverGetsASampleThatSaysItIsATest() throws Exception {
        List<String> bodies = new CopyOnWriteArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(bodies.size() == 1 ? 204 : 404, -1);
            exchange.close();
        });
        server.start();
        try {
            Files.writeString(url, "http://127.0.0.1:" + server.getAddress().getPort() + "/" + TOKEN);
            CommandRun good = CommandRun.of("notify", "test", "desk", "--routes", routes);
            assertThat(good).isEqualTo(new CommandRun(0, "desk took the message." + System.lineSeparator(), ""));
            assertThat(bodies.get(0)).contains("This is a test. Example Airways");
            CommandRun bad = CommandRun.of("notify", "test", "desk", "--routes", routes);
            assertThat(bad.exitCode()).isEqualTo(1);
            assertThat(bad.out()).isEqualToIgnoringNewLines("desk was not reached: 127.0.0.1 answered 404.");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void whatGoesWrongIsToldWithoutTheSecret() throws Exception {
        assertThat(CommandRun.of("notify", "test", "desk", "--routes", routes).out())
                .isEqualToIgnoringNewLines(
                        "desk was not reached: the file " + url + " cannot be read (NoSuchFileException).");
        for (String address :
                List.of("http://127.0.0.1:1/", "https://10.0.0.1/", "ftp://127.0.0.1/", "http://no such/")) {
            Files.writeString(url, address + TOKEN);
            CommandRun run = CommandRun.of("notify", "test", "desk", "--routes", routes);
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.out()).startsWith("desk was not reached: ").doesNotContain(TOKEN);
            assertThat(run.err()).isEmpty();
        }
        assertThat(CommandRun.of("notify", "test", "nobody", "--routes", routes).err())
                .isEqualToIgnoringNewLines("There is no receiver nobody; there are desk.");
    }

    @Test
    void whatIsSaidOfAlertsMustMakeSense() {
        assertThat(CommandRun.of("alerts", "silence", "--for", "2h").err()).startsWith("Say of what: --brand-set");
        assertThat(CommandRun.of("alerts", "silence", "--brand", "velora", "--for", "soon")
                        .err())
                .contains("'soon' is no time such as 30min, 2h or 3d");
        assertThat(CommandRun.of("alerts", "silence", "--brand", "velora").exitCode())
                .isEqualTo(2);
        assertThat(CommandRun.of(
                                "alerts",
                                "campaign",
                                "Sale",
                                "--brand",
                                "velora",
                                "--from",
                                "2026-03-02T00:00:00Z",
                                "--until",
                                "2026-03-01T00:00:00Z")
                        .err())
                .startsWith("--until is 2026-03-01T00:00:00Z; it must be after --from");
    }
}
