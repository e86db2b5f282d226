package earshot.local;

import com.sun.management.OperatingSystemMXBean;
import earshot.config.PlainError;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Says in one sentence why a local stack could not run on this machine, before anything is started. */
final class CheckMachine {
    private static final long MEGABYTE = 1 << 20;
    /** Measured: broker, jobs and feed at rest, and what Elasticsearch takes beyond its heap. */
    private static final long OWN_MEGABYTES = 700;

    private static final long BESIDE_HEAP_MEGABYTES = 350;
    private static final long LEAST_OWN_HEAP_MEGABYTES = 400;

    private CheckMachine() {}

    /** @throws PlainError where something is missing */
    static void check(StackConfig config) {
        requireFree(config.kafkaPort(), "Kafka", "--kafka-port");
        requireFree(config.elasticsearchPort(), "Elasticsearch", "--elasticsearch-port");
        requireFree(config.flinkPort(), "Flink's page", "--flink-port");
        requireMemory(
                OWN_MEGABYTES + BESIDE_HEAP_MEGABYTES + config.elasticsearchHeap(),
                availableMegabytes(),
                Runtime.getRuntime().maxMemory() / MEGABYTE);
    }

    private static void requireFree(int port, String user, String option) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            socket.setReuseAddress(true);
        } catch (IOException e) {
            throw new PlainError("Port " + port + ", meant for " + user + ", is taken (" + e.getMessage()
                    + "): end what uses it, or choose another with " + option);
        }
    }

    static void requireMemory(long needed, long available, long ownHeap) {
        if (available < needed) {
            throw new PlainError(String.format(
                    Locale.ROOT,
                    "The local stack needs about %.1f GB of free memory, and this machine has %.1f GB: close something,"
                            + " or give Elasticsearch less with --elasticsearch-heap",
                    needed / 1024.0,
                    available / 1024.0));
        }
        if (ownHeap < LEAST_OWN_HEAP_MEGABYTES) {
            throw new PlainError("Java may use " + ownHeap + " MB only, and the local stack needs "
                    + LEAST_OWN_HEAP_MEGABYTES + " MB: start it with java -Xmx1g -jar …");
        }
    }

    /** What can be had without swapping, within the container's limit. */
    private static long availableMegabytes() {
        long total =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
        Path meminfo = Path.of("/proc/meminfo");
        if (!Files.isReadable(meminfo)) {
            return total / MEGABYTE;
        }
        try {
            long kilobytes = Files.readAllLines(meminfo).stream()
                    .filter(line -> line.startsWith("MemAvailable:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(Long.MAX_VALUE / 1024);
            return Math.min(total, kilobytes * 1024) / MEGABYTE;
        } catch (IOException e) {
            return total / MEGABYTE;
        }
    }
}
