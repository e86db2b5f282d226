package earshot.cluster;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A server in a process of its own that never outlives this one: a shell between the two reads its standard input, whose
 * other end this process holds, and kills the server when it closes.
 */
final class ServerProcess implements AutoCloseable {
    private static final String WATCH = """
            exec 3<&0
            "$@" </dev/null 3<&- &
            server=$!
            { cat <&3 >/dev/null; kill -9 "$server" 2>/dev/null; } &
            wait "$server"
            """;
    /** Whoever stops a process lets it go on, even by dying. */
    private static final String PAUSE = "kill -STOP \"$0\" && cat >/dev/null; kill -CONT \"$0\"";

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String name;
    private final Process shell;

    private ServerProcess(String name, Process shell) {
        this.name = name;
        this.shell = shell;
    }

    /** @param log takes what it prints, after what it printed before */
    static ServerProcess start(String name, Path log, Map<String, String> environment, List<String> command)
            throws IOException {
        List<String> watched = new ArrayList<>(List.of("sh", "-c", WATCH, name));
        watched.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(watched)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        return new ServerProcess(name, builder.start());
    }

    static List<String> java(
            String classpath, int heapMegabytes, List<String> options, String main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Xmx" + heapMegabytes + "m",
                "-XX:+UseSerialGC"));
        for (String part : List.of("java.util", "java.lang", "java.time", "java.nio")) {
            command.add("--add-opens=java.base/" + part + "=ALL-UNNAMED");
        }
        command.addAll(options);
        command.addAll(List.of("-cp", classpath, main));
        command.addAll(List.of(arguments));
        return command;
    }

    boolean isAlive() {
        return shell.isAlive();
    }

    private ProcessHandle server() {
        return shell.children()
                .filter(child -> child.info().command().orElse("").endsWith("/java"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(name + " has ended by itself"));
    }

    /** {@code kill -9}, as the kernel does it where memory runs out. */
    void kill() {
        kill(server());
        close();
    }

    static void kill(ProcessHandle process) {
        process.destroyForcibly();
        await().atMost(PATIENCE).until(() -> !process.isAlive());
    }

    /** Stops it as a machine that hangs, for so long. */
    void pause(Duration length) throws IOException, InterruptedException {
        pause(server(), length);
    }

    static void pause(ProcessHandle process, Duration length) throws IOException, InterruptedException {
        Process paused = new ProcessBuilder("sh", "-c", PAUSE, Long.toString(process.pid())).start();
        if (paused.waitFor(length.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("process " + process.pid() + " could not be stopped");
        }
        paused.getOutputStream().close();
        paused.waitFor();
    }

    /** Kills it if it still runs. */
    @Override
    public void close() {
        try {
            shell.getOutputStream().close();
        } catch (IOException e) {
            shell.destroyForcibly();
        }
        await().atMost(PATIENCE).until(() -> !shell.isAlive());
    }

    /** Runs a command to its end. */
    static String run(Path log, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        if (!process.waitFor(5, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IllegalStateException(command + " failed: " + Files.readString(log));
        }
        return Files.readString(log);
    }
}
