package earshot.local;

import earshot.config.PlainError;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Where a local stack runs. All ports are on {@code 127.0.0.1}.
 *
 * @param elasticsearchHome an unpacked distribution
 * @param elasticsearchHeap in MB; at least 256
 * @param parallelism of each job; at least 1
 */
public record StackConfig(
        Path elasticsearchHome,
        int kafkaPort,
        int elasticsearchPort,
        int flinkPort,
        int elasticsearchHeap,
        int parallelism) {
    private static final int HIGHEST_PORT = 65535;

    /** @throws PlainError naming the option, the value and what is allowed */
    public StackConfig {
        elasticsearchHome = elasticsearchHome.toAbsolutePath().normalize();
        requirePort("--kafka-port", kafkaPort);
        requirePort("--elasticsearch-port", elasticsearchPort);
        requirePort("--flink-port", flinkPort);
        Set<Integer> ports = new HashSet<>(List.of(kafkaPort, elasticsearchPort));
        ports.add(flinkPort);
        require(ports.size() == 3, "--kafka-port, --elasticsearch-port and --flink-port must differ");
        require(
                elasticsearchHeap >= 256,
                "--elasticsearch-heap is " + elasticsearchHeap + " MB; at least 256 is needed");
        require(parallelism >= 1, "--parallelism is " + parallelism + "; it must be at least 1");
    }

    private static void requirePort(String option, int port) {
        require(port >= 1 && port <= HIGHEST_PORT, option + " is " + port + "; a port is from 1 to " + HIGHEST_PORT);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new PlainError(otherwise);
        }
    }
}
