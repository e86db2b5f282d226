package earshot.local;

import earshot.config.PlainError;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A real Elasticsearch server below this process, on one folder.
 *
 * <p>It never outlives this process, however that ends: a shell between the two reads its standard input, whose other
 * end this process holds, and ends the server when it closes. The shell also keeps a Ctrl-C meant for this process from
 * reaching the server first, so that the jobs that write to it can stop before it.
 */
public final class LocalElasticsearch implements AutoCloseable {
    private static final String WATCH = """
            trap '' INT HUP
            exec 3<&0
            "$@" </dev/null 3<&- &
            server=$!
            { cat <&3 >/dev/null; kill "$server" 2>/dev/null; } &
            wait "$server"
            """;
    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration STOP = Duration.ofSeconds(20);

    private final Process process;
    private final Path output;
    private final URI uri;

    private LocalElasticsearch(Process process, Path output, URI uri) {
        this.process = process;
        this.output = output;
        this.uri = uri;
    }

    /**
     * Starts on {@code 127.0.0.1}; the caller awaits it with {@link #awaitHealthy()}.
     *
     * @param home an unpacked distribution
     * @param data kept between starts
     * @throws PlainError where it cannot start
     */
    public static LocalElasticsearch start(Path home, Path data, int port, int heapMegabytes) {
        Path launcher = home.resolve("bin/elasticsearch");
        if (!Files.isRegularFile(launcher)) {
            throw new PlainError("There is no Elasticsearch at " + home
                    + ": build Earshot with `mvn package`, or name an unpacked one with --elasticsearch-home");
        }
        try {
            for (String folder : List.of("data", "logs", "tmp", "config")) {
                Files.createDirectories(data.resolve(folder));
            }
            configure(home, data, heapMegabytes);
            List<String> command = new ArrayList<>(List.of("sh", "-c", WATCH, "elasticsearch"));
            if (ServiceUser.isNeeded()) {
                ServiceUser.own(data);
                command.addAll(ServiceUser.command(home, data));
            }
            command.addAll(server(launcher, data, port));
            Path output = data.resolve("logs/output.log");
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            Map<String, String> environment = builder.environment();
            // The launcher script warns of each of these and takes its Java from none of them.
            environment.keySet().removeAll(List.of("JAVA_HOME", "JAVA_OPTS", "JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS"));
            environment.put("ES_JAVA_HOME", System.getProperty("java.home"));
            environment.put("ES_PATH_CONF", data.resolve("config").toString());
            environment.put("ES_TMPDIR", data.resolve("tmp").toString());
            environment.remove("ES_JAVA_OPTS");
            return new LocalElasticsearch(builder.start(), output, URI.create("http://127.0.0.1:" + port));
        } catch (IOException e) {
            throw new PlainError("Elasticsearch did not start in " + data + ": " + e.getMessage(), e);
        }
    }

    private static List<String> server(Path launcher, Path data, int port) {
        return List.of(
                launcher.toString(),
                "-p",
                pidFile(data).toString(),
                "-Ecluster.name=earshot",
                "-Enode.name=earshot",
                "-Epath.data=" + data.resolve("data"),
                "-Epath.logs=" + data.resolve("logs"),
                "-Ehttp.host=127.0.0.1",
                "-Ehttp.port=" + port,
                "-Etransport.host=127.0.0.1",
                "-Ediscovery.type=single-node",
                "-Expack.security.enabled=false",
                // Each look at the disks would also lift blocks that somebody set on an index.
                "-Ecluster.info.update.interval=1h",
                "-Ecluster.routing.allocation.disk.threshold_enabled=false");
    }

    private static void configure(Path home, Path data, int heapMegabytes) throws IOException {
        Path config = data.resolve("config");
        try (Stream<Path> files = Files.list(home.resolve("config"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, config.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.write(
                Files.createDirectories(config.resolve("jvm.options.d")).resolve("earshot.options"),
                List.of("-Xms" + heapMegabytes + "m", "-Xmx" + heapMegabytes + "m", "-Xlog:disable"));
    }

    /** A killed Earshot's server is ending by itself; a new one must not meet it. */
    static void endStale(Path data) throws IOException {
        Optional<ProcessHandle> stale = running(data);
        if (stale.isPresent() && !hasEnded(stale.get(), STOP)) {
            stale.get().destroyForcibly();
            hasEnded(stale.get(), STOP);
        }
    }

    /** The server that an earlier run left on this folder, if it is still there. */
    private static Optional<ProcessHandle> running(Path data) throws IOException {
        Path file = pidFile(data);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(Files.readString(file).strip()))
                .filter(process -> process.info().commandLine().orElse("").contains("org.elasticsearch"));
    }

    private static boolean hasEnded(ProcessHandle process, Duration patience) {
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (Exception e) {
            return false;
        }
    }

    private static Path pidFile(Path data) {
        return data.resolve("tmp/pid");
    }

    /** Where it serves, once healthy. */
    public URI uri() {
        return uri;
    }

    /** @throws PlainError where the server ends, or takes longer than three minutes */
    public void awaitHealthy() throws InterruptedException {
        JsonHttp http = new JsonHttp();
        URI health = uri.resolve("/_cluster/health?wait_for_status=yellow&timeout=1s");
        long deadline = System.nanoTime() + START.toNanos();
        while (http.get(health).isEmpty()) {
            if (process.waitFor(200, TimeUnit.MILLISECONDS)) {
                throw new PlainError("Elasticsearch ended while it was starting. Its last words: " + lastWords()
                        + ". All of them: " + output);
            }
            if (System.nanoTime() > deadline) {
                throw new PlainError("Elasticsearch was not ready after " + START.toSeconds()
                        + " s. The machine may be too busy; its log: " + output);
            }
        }
    }

    private String lastWords() {
        try {
            List<String> lines = Files.readAllLines(output);
            List<String> errors =
                    lines.stream().filter(line -> line.contains("ERROR")).toList();
            List<String> words = errors.isEmpty() ? lines : errors;
            return words.isEmpty() ? "none" : words.get(words.size() - 1).strip();
        } catch (IOException e) {
            return "none";
        }
    }

    public boolean isRunning() {
        return process.isAlive();
    }

    /** @throws PlainError where the server has ended by itself */
    void requireRunning() {
        if (!isRunning()) {
            throw new PlainError(
                    "Elasticsearch has ended. Its last words: " + lastWords() + ". All of them: " + output);
        }
    }

    /** Ends the server in good order; by force where it takes longer than 20 s. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            process.destroy();
        }
        if (!hasEnded(process.toHandle(), STOP)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
