package earshot.cli;

import java.net.URISyntaxException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that say where a local Elasticsearch runs. */
final class ElasticsearchOptions {

    @Option(
            names = "--elasticsearch-port",
            paramLabel = "PORT",
            defaultValue = "9200",
            description = "Of Elasticsearch. Default: ${DEFAULT-VALUE}")
    private int elasticsearchPort;

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

    int port() {
        return elasticsearchPort;
    }

    /** In megabytes. */
    int heap() {
        return elasticsearchHeap;
    }

    Path home() {
        return elasticsearchHome == null ? besideTheJar() : elasticsearchHome;
    }

    private static Path besideTheJar() {
        try {
            return Path.of(ElasticsearchOptions.class
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
