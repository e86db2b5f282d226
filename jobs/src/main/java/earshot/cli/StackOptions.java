package earshot.cli;

import earshot.local.StackConfig;
import picocli.CommandLine.Mixin;
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
            names = "--flink-port",
            paramLabel = "PORT",
            defaultValue = "8081",
            description = "Of Flink's web page. Default: ${DEFAULT-VALUE}")
    private int flinkPort;

    @Mixin
    private ElasticsearchOptions elasticsearch = new ElasticsearchOptions();

    @Option(
            names = "--parallelism",
            paramLabel = "N",
            description = "Of each job. Default: the number of cores, at most " + MOST_USEFUL_PARALLELISM)
    private int parallelism = Math.min(Runtime.getRuntime().availableProcessors(), MOST_USEFUL_PARALLELISM);

    StackConfig config() {
        return new StackConfig(
                elasticsearch.home(), kafkaPort, elasticsearch.port(), flinkPort, elasticsearch.heap(), parallelism);
    }
}
