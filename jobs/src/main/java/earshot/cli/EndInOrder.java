package earshot.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends what the main thread does in good order when the process is asked to end: by Ctrl-C, by SIGTERM, or, where the
 * system property {@code earshot.end-with-parent} is set, because the process that started it has ended. Maven, asked to
 * end, leaves the programs it started behind.
 */
final class EndInOrder {
    private static final int PATIENCE_SECONDS = 45;
    private static final int TERMINATED = 143;

    private final Thread worker = Thread.currentThread();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean ending;

    /** Something that ends, having closed all it opened, soon after its thread is interrupted. */
    @FunctionalInterface
    interface Work {
        int run() throws Exception;
    }

    /** @return what the work returns; an interrupted work's complaints are nobody's interest */
    int run(Work work) throws Exception {
        Runtime.getRuntime().addShutdownHook(new Thread(this::end, "end-in-order"));
        if (Boolean.getBoolean("earshot.end-with-parent")) {
            ProcessHandle.current().parent().ifPresent(EndInOrder::endWith);
        }
        try {
            return work.run();
        } catch (Exception e) {
            if (ending) {
                return TERMINATED;
            }
            throw e;
        } finally {
            ended.countDown();
        }
    }

    private static void endWith(ProcessHandle parent) {
        Thread watch = new Thread(
                () -> {
                    parent.onExit().join();
                    System.exit(TERMINATED);
                },
                "end-with-parent");
        watch.setDaemon(true);
        watch.start();
    }

    private void end() {
        ending = true;
        worker.interrupt();
        try {
            ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
