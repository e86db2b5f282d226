package earshot.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** A line to a server that a test can cut and mend. */
public final class CuttableLine implements AutoCloseable {

    private final ServerSocket entrance;
    private final URI target;
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private volatile boolean cut;

    public CuttableLine(String url) throws IOException {
        this.target = URI.create(url);
        this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    public String url() {
        return "http://127.0.0.1:" + entrance.getLocalPort();
    }

    public void cut() {
        cut = true;
        sockets.forEach(CuttableLine::close);
        sockets.clear();
    }

    public void mend() {
        cut = false;
    }

    /** Connections turned away while the line was cut. */
    int refusals() {
        return refusals.get();
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                Socket caller = entrance.accept();
                if (cut) {
                    refusals.incrementAndGet();
                    close(caller);
                    continue;
                }
                Socket server = new Socket(target.getHost(), target.getPort());
                sockets.add(caller);
                sockets.add(server);
                daemon(() -> copy(caller, server));
                daemon(() -> copy(server, caller));
            } catch (IOException e) {
                // The test is over.
                return;
            }
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            close(from);
        }
        close(to);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        cut();
    }
}
