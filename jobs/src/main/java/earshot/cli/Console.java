package earshot.cli;

import java.io.PrintWriter;
import java.time.Duration;

/** What a user of the local stack sees. The line of progress stays in its place on a terminal, and is rare elsewhere. */
final class Console {
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);
    /** Begins a line in the place of the last. */
    static final String BACK_AND_CLEAR = "\r\u001B[K";

    private final PrintWriter out;
    private final boolean terminal;
    private boolean inPlace;
    private long lastNanos = System.nanoTime() - BETWEEN_LINES.toNanos();

    Console(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    static Console on(PrintWriter out) {
        return new Console(out, isTerminal());
    }

    @SuppressWarnings("SystemConsoleNull") // The property keeps to the older meaning: null where there is no terminal.
    static boolean isTerminal() {
        System.setProperty("jdk.console", "java.base");
        return System.console() != null;
    }

    void say(String line) {
        out.println((inPlace ? BACK_AND_CLEAR : "") + line);
        out.flush();
        inPlace = false;
    }

    void progress(String line) {
        if (terminal) {
            out.print(BACK_AND_CLEAR + line);
            out.flush();
            inPlace = true;
        } else if (System.nanoTime() - lastNanos >= BETWEEN_LINES.toNanos()) {
            lastNanos = System.nanoTime();
            say(line);
        }
    }
}
