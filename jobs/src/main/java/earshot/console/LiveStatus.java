package earshot.console;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells everybody who listens how things stand, as server-sent events. There is one picture for all; who is slow misses
 * those in between, and holds up nobody. Nothing is asked while nobody listens.
 */
final class LiveStatus implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveStatus.class);
    private static final Duration BETWEEN = Duration.ofSeconds(2);
    /** Finds out who has gone, and keeps what lies between from closing a quiet line. */
    private static final long STILL_HERE_MILLIS = 15_000;

    static final int MOST_LISTENERS = 64;

    private final Callable<String> status;
    private final Semaphore places = new Semaphore(MOST_LISTENERS);
    private final Thread asking = new Thread(this::ask, "console-status");
    private String latest = "";
    private long version;
    private int listeners;
    private boolean closed;

    /** @param status of the moment, on one line */
    LiveStatus(Callable<String> status) {
        this.status = status;
        asking.setDaemon(true);
        asking.start();
    }

    private void ask() {
        try {
            while (true) {
                synchronized (this) {
                    while (listeners == 0) {
                        wait();
                    }
                }
                String now = status.call();
                synchronized (this) {
                    if (!now.equals(latest)) {
                        latest = now;
                        version++;
                        notifyAll();
                    }
                }
                Thread.sleep(BETWEEN.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            LOG.error("The console's status can no longer be told", e);
        }
    }

    /** @return whether there is a place for one more, who must {@link #leave} */
    boolean enter() {
        return places.tryAcquire();
    }

    void leave() {
        places.release();
    }

    /** Writes until the other side has gone or this is closed. */
    void tell(OutputStream out) throws IOException, InterruptedException {
        join(1);
        try {
            out.write("retry: 2000\n\n".getBytes(StandardCharsets.UTF_8));
            long seen = 0;
            while (true) {
                String event;
                synchronized (this) {
                    if (version == seen && !closed) {
                        wait(STILL_HERE_MILLIS);
                    }
                    if (closed) {
                        return;
                    }
                    event = version == seen ? ": still here\n\n" : "event: status\ndata: " + latest + "\n\n";
                    seen = version;
                }
                out.write(event.getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        } finally {
            join(-1);
        }
    }

    private synchronized void join(int more) {
        listeners += more;
        notifyAll();
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        asking.interrupt();
    }
}
