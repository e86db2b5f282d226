package earshot.cli;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.transport.ElasticsearchTransport;
import earshot.config.JobConfig;
import earshot.config.PlainError;
import earshot.index.ElasticsearchConnection;
import earshot.index.Retention;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code earshot retention}. */
@Command(
        name = "retention",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Drops the indices of months that are older than is to be kept, whole and by name. What is in"
                + " Kafka stays.")
final class RetentionCommand implements Callable<Integer> {

    @Option(
            names = "--months",
            required = true,
            paramLabel = "N",
            description = "Whole months to keep beside the present one, at least 1.")
    private int months;

    @Option(names = "--dry-run", description = "Only says what would go.")
    private boolean dryRun;

    @Mixin
    private IndexOptions settings = new IndexOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (months < 1) {
            throw new ParameterException(spec.commandLine(), "--months is " + months + "; it must be at least 1");
        }
        ElasticsearchConnection connection =
                new JobConfig(settings.read()).index().connection();
        PrintWriter out = spec.commandLine().getOut();
        try (ElasticsearchTransport transport = connection.open()) {
            Retention retention =
                    new Retention(new ElasticsearchClient(transport), YearMonth.now(ZoneOffset.UTC), months);
            List<String> outdated = dryRun ? retention.outdated() : retention.drop();
            outdated.forEach(out::println);
            out.printf("%,d indices %s.%n", outdated.size(), dryRun ? "would go" : "dropped");
            out.flush();
            return 0;
        } catch (IOException | ElasticsearchException e) {
            throw new PlainError(
                    "Elasticsearch at " + connection + " did not answer as it should: " + e.getMessage(), e);
        }
    }
}
