package earshot.cli;

import earshot.local.StackConfig;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that say where the local stack runs. */
final class StackOptions {
    private static final int MOST_USEFUL_PARALLELISM = 4;

    @Option(
            names = "--kafka-port",
            paramLabel = "PORT",
            defaultValue = "9092",
            description = "Of the broker. Default: ${DEFAULT-VALUE}")
    private int kafkaPort;

    @Option(
            names = "--elasticsearch-port",
            paramLabel = "PORT",
            defaultValue = "9200",
            description = "Of Elasticsearch. Default: ${DEFAULT-VALUE}")
    private int elasticsearchPort;

    @Option(
            names = "--flink-port",
            paramLabel = "PORT",
            defaultValue = "8081",
            description = "Of Flink's web page. Default: ${DEFAULT-VALUE}")
    private int flinkPort;

    @Option(
            names = "--elasticsearch-heap",
            paramLabel = "MB",
            defaultValue = "512",
            description = "Elasticsearch's heap. Default: ${DEFAULT-VALUE}")
    private int elasticsearchHeap;

    @Option(
            names = "--elasticsearch-home",
            paramLabel = "DIR",
            description = "An unpacked Elasticsearch. Default: the one beside the jar")
    private @Nullable Path elasticsearchHome;

    @Option(
            names = "--parallelism",
            paramLabel = "N",
            description = "Of each job. Default: the number of cores, at most " + MOST_USEFUL_PARALLELISM)
    private int parallelism = Math.min(Runtime.getRuntime().availableProcessors(), MOST_USEFUL_PARALLELISM);

    StackConfig config() {
        return new StackConfig(
                elasticsearchHome == null ? besideTheJar() : elasticsearchHome,
                kafkaPort,
                elasticsearchPort,
                flinkPort,
                elasticsearchHeap,
                parallelism);
    }

    private static Path besideTheJar() {
        try {
            return Path.of(StackOptions.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .resolveSibling("elasticsearch");
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
