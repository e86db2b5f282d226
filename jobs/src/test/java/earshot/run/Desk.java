package earshot.run;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** A receiver of messages on this machine, and the routes by which all alerts go to it. */
public final class Desk implements AutoCloseable {
    static final String KEY = "a key of the receiver's";
    static final String TOKEN = "secret-token";

    /** @param key says that two are one */
    public record Received(String key, String signature, String body) {}

    /** What came, in order. */
    public final List<Received> received = new CopyOnWriteArrayList<>();
    /** HTTP statuses for the next; 200 where there is none. */
    final Queue<Integer> answers = new ConcurrentLinkedQueue<>();

    private final HttpServer server;

    private Desk(HttpServer server) {
        this.server = server;
        server.createContext("/", this::take);
        server.start();
    }

    public static Desk open() throws IOException {
        return new Desk(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    }

    private void take(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        received.add(new Received(
                headers.getFirst("Idempotency-Key"),
                headers.getFirst("Earshot-Signature"),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        Integer answer = answers.poll();
        exchange.sendResponseHeaders(answer == null ? 200 : answer, -1);
        exchange.close();
    }

    /** Writes the file of routes. */
    public Path routes(Path folder) throws IOException {
        String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/hook/" + TOKEN + "\n";
        Path url = Files.writeString(folder.resolve("url"), address);
        Path key = Files.writeString(folder.resolve("key"), KEY + "\n");
        return Files.writeString(folder.resolve("routes.yaml"), """
                receivers:
                  - name: desk
                    webhook: {url-file: "%s", key-file: "%s"}
                routes:
                  - to: [desk]
                grouping: {wait: 1 s, interval: 1 s}
                allowed-networks: [127.0.0.1]
                """.formatted(url, key));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
