package earshot.cli;

import earshot.config.JobConfig;
import earshot.config.Options;
import earshot.config.PlainError;
import earshot.config.Settings;
import earshot.index.Audit;
import earshot.index.AuditReport;
import earshot.index.AuditReport.Difference;
import earshot.index.AuditTopics;
import earshot.index.Documents;
import earshot.index.ElasticsearchConnection;
import earshot.local.DataDirectory;
import earshot.local.LocalElasticsearch;
import earshot.run.HeldByTopics;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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

    private static final Instant EVER = Instant.parse("0000-01-01T00:00:00Z");

    @Option(names = "--brand-set", required = true, paramLabel = "NAME", description = "The set to look at.")
    private String brandSet = "";

    @Option(
            names = "--window",
            paramLabel = "LENGTH",
            description = "Length of the windows, as PT1M; may be given several times. Default: all there are.")
    private List<Duration> windows = List.of();

    @Option(names = "--from", paramLabel = "TIME", description = "As 2026-03-01T00:00:00Z. Default: the first.")
    private Instant from = EVER;

    @Option(names = "--to", paramLabel = "TIME", description = "Exclusive. Default: the last.")
    private Instant to = Instant.parse("9999-12-31T00:00:00Z");

    @Option(names = "--last", paramLabel = "DURATION", description = "From so long before each audit on, as PT24H.")
    private @Nullable Duration last;

    @Option(
            names = "--settle",
            paramLabel = "DURATION",
            description =
                    "What differs is read again after so long, and counts if it is still the same: while posts come"
                            + " in, windows follow them. Default: as long as a window may take to be shown again, where the"
                            + " newest differs; with --data, nothing is read again.")
    private @Nullable Duration settle;

    @Option(names = "--topics", description = "Also compare the index, document by document, with Kafka's topics.")
    private boolean topics;

    @Option(names = "--record", description = "Write what is found to earshot-audits.")
    private boolean recorded;

    @Option(
            names = "--every",
            paramLabel = "DURATION",
            description = "Audit again and again, as PT1H, and write what is found to earshot-audits.")
    private @Nullable Duration every;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where a local stack that has ended kept everything: its Elasticsearch is started for as long"
                    + " as the audit takes.")
    private @Nullable Path data;

    @Mixin
    private ElasticsearchOptions local = new ElasticsearchOptions();

    @Mixin
    private IndexOptions settings = new IndexOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Clock clock = Clock.systemUTC();

    @Override
    public Integer call() throws InterruptedException {
        Settings chosen = settings.read();
        if (data != null) {
            return audit(data, chosen);
        }
        JobConfig config = new JobConfig(chosen);
        int outcome = audit(config);
        while (every != null) {
            Thread.sleep(every.toMillis());
            outcome = audit(config);
        }
        return outcome;
    }

    private int audit(JobConfig config) throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Instant since = last == null ? from : clock.instant().minus(last).truncatedTo(ChronoUnit.MILLIS);
        long found = 0;
        long differing = 0;
        boolean first = topics;
        for (Duration length : windows.isEmpty() ? lengths(config) : windows) {
            AuditReport report = report(config, length, since, first);
            found += report.windows() + report.mentions() + report.reposts();
            differing += report.differing();
            first = false;
            out.printf(
                    "%,d windows of %s, of %s, against %,d mentions and %,d reposts%n",
                    report.windows(), brandSet, length, report.mentions(), report.reposts());
            report.differences().forEach(difference -> out.println(row(difference)));
            out.flush();
            if (recorded || every != null) {
                asked(config, connection -> {
                    Audit.keep(connection, new Documents(clock).audit(brandSet, length, since, to, report));
                    return true;
                });
            }
        }
        if (found == 0 && every == null) {
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

    private AuditReport report(JobConfig config, Duration length, Instant since, boolean withTopics)
            throws InterruptedException {
        AuditReport report = read(config, length, since, withTopics);
        Duration pause = settle != null ? settle : data != null ? Duration.ZERO : config.refresh(length);
        if (report.isClean() || pause.isZero()) {
            return report;
        }
        PrintWriter err = spec.commandLine().getErr();
        err.printf(
                "%,d numbers of windows of %s differ; all are read again in %s, when windows have had the time to follow"
                        + " (--settle)%n",
                report.differing(), length, pause);
        err.flush();
        Thread.sleep(pause.toMillis());
        return report.standing(read(config, length, since, withTopics));
    }

    private AuditReport read(JobConfig config, Duration length, Instant since, boolean withTopics) {
        AuditReport report = asked(config, connection -> Audit.of(connection, brandSet, length, since, to));
        if (!withTopics) {
            return report;
        }
        AuditTopics expected = HeldByTopics.of(config.kafka(), brandSet, since, to, clock);
        List<Difference> differences = asked(config, connection -> expected.differences(connection, since));
        spec.commandLine().getOut().printf("%,d documents of the topics against the index%n", expected.documents());
        return report.with(differences);
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
