package earshot.cli;

import earshot.config.JobConfig;
import earshot.config.Options;
import earshot.config.PlainError;
import earshot.config.Settings;
import earshot.index.Audit;
import earshot.index.AuditReport;
import earshot.index.AuditReport.Difference;
import earshot.index.ElasticsearchConnection;
import earshot.local.DataDirectory;
import earshot.local.LocalElasticsearch;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code earshot audit}. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Counts the indexed mentions again and compares them with the documents of windows, parts and"
                + " shares of voice, per brand, window and number. Exit code 1 and a table where they differ.")
final class AuditCommand implements Callable<Integer> {

    @Option(names = "--brand-set", required = true, paramLabel = "NAME", description = "The set to look at.")
    private String brandSet = "";

    @Option(
            names = "--window",
            paramLabel = "LENGTH",
            description = "Length of the windows, as PT1M; may be given several times. Default: all there are.")
    private List<Duration> windows = List.of();

    @Option(names = "--from", paramLabel = "TIME", description = "As 2026-03-01T00:00:00Z. Default: the first.")
    private Instant from = Instant.parse("0000-01-01T00:00:00Z");

    @Option(names = "--to", paramLabel = "TIME", description = "Exclusive. Default: the last.")
    private Instant to = Instant.parse("9999-12-31T00:00:00Z");

    @Option(
            names = "--elasticsearch",
            paramLabel = "URL",
            description = "Where Elasticsearch is. Default: as index.hosts says")
    private String elasticsearch = "";

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where a local stack that has ended kept everything: its Elasticsearch is started for as long"
                    + " as the audit takes.")
    private @Nullable Path data;

    @Mixin
    private ElasticsearchOptions local = new ElasticsearchOptions();

    @Mixin
    private SettingOptions settings = new SettingOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        Settings chosen = settings.read();
        if (!elasticsearch.isEmpty()) {
            chosen.with(Options.INDEX_HOSTS, elasticsearch);
        }
        return data == null ? audit(new JobConfig(chosen)) : audit(data, chosen);
    }

    private int audit(JobConfig config) {
        PrintWriter out = spec.commandLine().getOut();
        long found = 0;
        long differing = 0;
        for (Duration length : windows.isEmpty() ? lengths(config) : windows) {
            AuditReport report = report(config, length);
            found += report.windows() + report.mentions() + report.reposts();
            differing += report.differing();
            out.printf(
                    "%,d windows of %s, of %s, against %,d mentions and %,d reposts%n",
                    report.windows(), brandSet, length, report.mentions(), report.reposts());
            report.differences().forEach(difference -> out.println(row(difference)));
        }
        if (found == 0) {
            throw new PlainError("Nothing is indexed of a brand set called " + brandSet + " in that period");
        }
        out.println(differing == 0 ? "No difference." : differing + " differences.");
        out.flush();
        return differing == 0 ? 0 : 1;
    }

    private int audit(Path kept, Settings chosen) throws InterruptedException {
        try (DataDirectory claimed = DataDirectory.claim(kept, false);
                LocalElasticsearch server =
                        LocalElasticsearch.start(local.home(), claimed.elasticsearch(), local.port(), local.heap())) {
            server.awaitHealthy();
            return audit(
                    new JobConfig(chosen.with(Options.INDEX_HOSTS, server.uri().toString())));
        }
    }

    private Collection<Duration> lengths(JobConfig config) {
        return asked(config, connection -> Audit.lengths(connection, brandSet));
    }

    private AuditReport report(JobConfig config, Duration length) {
        return asked(config, connection -> Audit.of(connection, brandSet, length, from, to));
    }

    private interface Question<T> {
        T ask(ElasticsearchConnection connection) throws IOException;
    }

    private static <T> T asked(JobConfig config, Question<T> question) {
        ElasticsearchConnection connection = config.index().connection();
        try {
            return question.ask(connection);
        } catch (IOException e) {
            throw new PlainError(
                    "Elasticsearch at " + connection + " cannot be asked: " + e.getMessage()
                            + ". Of a local stack that has ended, name its folder with --data",
                    e);
        }
    }

    private static String row(Difference difference) {
        return String.format(
                "%s  %-24s %-28s says %s, counted %s",
                difference.window(),
                difference.brand(),
                difference.document() + " " + difference.field(),
                difference.written(),
                difference.counted());
    }
}
