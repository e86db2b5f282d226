package earshot.notify;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A real HTTP server that fails as it is told, then takes everything. */
final class UnreliableHttp implements AutoCloseable {

    /** What it was asked. */
    record Request(String path, Map<String, String> headers, String body) {}

    /** What it does with one request. */
    interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Deque<Answer> answers = new ConcurrentLinkedDeque<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    UnreliableHttp() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            requests.add(new Request(
                    exchange.getRequestURI().getPath(),
                    Map.of(
                            "Idempotency-Key",
                            header(exchange, "Idempotency-Key"),
                            "Content-Type",
                            header(exchange, "Content-Type"),
                            Signature.HEADER,
                            header(exchange, Signature.HEADER)),
                    new String(exchange.getRequestBody().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)));
            Answer answer = answers.poll();
            (answer == null ? status(200) : answer).to(exchange);
        });
        server.start();
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook/secret-token";
    }

    UnreliableHttp then(Answer answer) {
        answers.add(answer);
        return this;
    }

    List<Request> requests() {
        return requests;
    }

    static Answer status(int code) {
        return exchange -> {
            exchange.sendResponseHeaders(code, -1);
            exchange.close();
        };
    }

    static Answer status(int code, String header, String value) {
        return exchange -> {
            exchange.getResponseHeaders().set(header, value);
            status(code).to(exchange);
        };
    }

    /** Takes the request and ends the connection without a word. */
    static Answer reset() {
        return HttpExchange::close;
    }

    /** Takes the request and never answers. */
    Answer hang() {
        return exchange -> {
            try {
                closed.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
