package earshot.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import earshot.config.PlainError;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves the console. The JDK's own server: a page for a few people on one machine needs no more, and there is nothing
 * to keep up to date.
 */
public final class ConsoleServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ConsoleServer.class);
    private static final int OTHER_THREADS = 16;
    private static final String SECONDS_TO_ASK = "sun.net.httpserver.maxReqTime";
    private static final String JSON_TYPE = "application/json";

    /** Posts are hostile: nothing runs, loads or is asked that is not from here, whatever a page was made to hold. */
    private static final Map<String, String> SAFE = Map.of(
            "Content-Security-Policy",
                    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self';"
                            + " base-uri 'none'; form-action 'self'; frame-ancestors 'none';"
                            + " require-trusted-types-for 'script'; trusted-types 'none'",
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Permissions-Policy", "camera=(), geolocation=(), microphone=()",
            "Cache-Control", "no-store");

    static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
            .build();

    private final HttpServer server;
    private final ThreadPoolExecutor threads;
    private final Admission admission;
    private final Boards boards;
    private final SharedAnswers<byte[]> answers = new SharedAnswers<>(System::nanoTime);
    private final LiveStatus live;
    private final String address;

    private ConsoleServer(HttpServer server, ConsoleConfig config, Boards boards) {
        this.server = server;
        this.admission = new Admission(config);
        this.boards = boards;
        this.live = new LiveStatus(() -> JSON.writeValueAsString(boards.status()));
        AtomicLong count = new AtomicLong();
        this.threads = new ThreadPoolExecutor(
                0, LiveStatus.MOST_LISTENERS + OTHER_THREADS, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> {
                    Thread thread = new Thread(work, "console-" + count.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        this.address = config.address();
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /** @throws PlainError where the address cannot be listened on */
    public static ConsoleServer start(ConsoleConfig config, Boards boards) {
        InetSocketAddress where = new InetSocketAddress(config.resolved(), config.port());
        // Else who sends a letter a minute would hold a thread for ever.
        if (System.getProperty(SECONDS_TO_ASK) == null) {
            System.setProperty(SECONDS_TO_ASK, "20");
        }
        try {
            return new ConsoleServer(HttpServer.create(where, 0), config, boards);
        } catch (IOException e) {
            throw new PlainError(
                    "The console cannot be served on " + config + " (" + e.getMessage()
                            + "): end what uses it, or choose another with --set console.port=…",
                    e);
        }
    }

    /** Where a browser finds it. */
    public URI uri() {
        String host = address.contains(":") ? "[" + address + "]" : address;
        return URI.create("http://" + host + ":" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            SAFE.forEach(exchange.getResponseHeaders()::set);
            Headers asked = exchange.getRequestHeaders();
            switch (admission.judge(
                    Optional.ofNullable(asked.getFirst("Host")),
                    Optional.ofNullable(asked.getFirst("Authorization")))) {
                case STRANGER -> {
                    exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"Earshot\", charset=\"UTF-8\"");
                    refuse(exchange, 401, "The console's password is asked for.");
                }
                case MISDIRECTED ->
                    refuse(exchange, 421, "This is Earshot's console, and that is no name of it: ask for " + uri());
                case WELCOME -> welcome(exchange);
            }
        } catch (IOException e) {
            LOG.debug("A browser has gone", e);
        }
    }

    private void welcome(HttpExchange exchange) throws IOException {
        String method = exchange.getRequestMethod();
        String path = exchange.getRequestURI().getPath();
        if (!method.equals("GET") && !method.equals("HEAD")) {
            exchange.getResponseHeaders().set("Allow", "GET, HEAD");
            refuse(exchange, 405, "There is nothing to change here.");
        } else if (path.equals("/api/live")) {
            live(exchange);
        } else if (path.startsWith("/api/")) {
            data(exchange, path.substring("/api/".length()));
        } else {
            Optional<StaticFile> file = StaticFile.at(path);
            if (file.isPresent()) {
                send(exchange, 200, file.get().type(), file.get().bytes());
            } else {
                refuse(exchange, 404, "There is no such page.");
            }
        }
    }

    private void data(HttpExchange exchange, String what) throws IOException {
        String query =
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
        try {
            send(
                    exchange,
                    200,
                    JSON_TYPE,
                    answers.get(
                            what + "?" + query,
                            () -> JSON.writeValueAsBytes(boards.answer(what, Parameters.parse(query)))));
        } catch (IllegalArgumentException e) {
            refuse(exchange, 400, String.valueOf(e.getMessage()));
        } catch (Boards.NotFound e) {
            refuse(exchange, 404, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            LOG.debug("Elasticsearch does not answer", e);
            refuse(exchange, 503, "Elasticsearch does not answer (" + e.getMessage() + ").");
        } catch (Exception e) {
            LOG.error("The console failed at {}", exchange.getRequestURI(), e);
            refuse(exchange, 500, "The console failed in a way it should not have; its log says how.");
        }
    }

    private void live(HttpExchange exchange) throws IOException {
        if (!live.enter()) {
            exchange.getResponseHeaders().set("Retry-After", "10");
            refuse(exchange, 503, "Too many look on already.");
            return;
        }
        try {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            live.tell(exchange.getResponseBody());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            live.leave();
        }
    }

    private static void refuse(HttpExchange exchange, int status, String why) throws IOException {
        try {
            send(exchange, status, JSON_TYPE, JSON.writeValueAsBytes(Map.of("error", why)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] bytes) throws IOException {
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
        exchange.sendResponseHeaders(status, head || bytes.length == 0 ? -1 : bytes.length);
        if (!head) {
            try (OutputStream body = exchange.getResponseBody()) {
                body.write(bytes);
            }
        }
    }

    @Override
    public void close() {
        live.close();
        server.stop(0);
        threads.shutdownNow();
    }
}
