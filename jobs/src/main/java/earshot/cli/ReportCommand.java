package earshot.cli;

import earshot.analyse.Transparency;
import earshot.config.JobConfig;
import earshot.config.Options;
import earshot.config.PlainError;
import earshot.config.Settings;
import earshot.index.Bars;
import earshot.index.Overview;
import earshot.index.Reader;
import earshot.index.Selection;
import earshot.model.BrandSet;
import earshot.model.PublishedBrandSet;
import earshot.report.MonthlyReport;
import earshot.run.BrandSetTopic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code earshot report}. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Writes a month of a brand set as one page of HTML that can be mailed and printed: the boards'"
                + " numbers against the month before, posts, alerts, definitions, sources and methods.")
final class ReportCommand implements Callable<Integer> {
    private static final int MOST = 10;

    @Option(names = "--brand-set", required = true, paramLabel = "NAME", description = "The set to report on.")
    private String brandSet = "";

    @Option(
            names = "--month",
            required = true,
            paramLabel = "MONTH",
            description = "As 2026-03, of the set's time zone.")
    private YearMonth month = YearMonth.of(2000, 1);

    @Option(
            names = "--brands",
            paramLabel = "FILE",
            description = "The set's file. Default: as brands.file says, else the newest version published on Kafka")
    private @Nullable Path brands;

    @Option(names = "--out", paramLabel = "FILE", description = "Default: report-<set>-<month>.html")
    private @Nullable Path out;

    @Mixin
    private IndexOptions settings = new IndexOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Settings chosen = settings.read();
        if (brands != null) {
            chosen.with(Options.BRANDS_FILE, brands.toString());
        }
        JobConfig config = new JobConfig(chosen);
        BrandSet set = chosen.has(Options.BRANDS_FILE) ? config.brands() : published(config);
        if (!set.name().equals(brandSet)) {
            throw new PlainError("The file is of the brand set " + set.name() + ", not of " + brandSet);
        }
        var transparency = new Transparency(
                set,
                config.feeds(),
                config.sentiment(),
                chosen.inForce(),
                new EarshotCommand.Version().getVersion()[0]);
        Path file = out == null ? Path.of("report-" + brandSet + "-" + month + ".html") : out;
        try (Reader reader = new Reader(config.index().connection())) {
            MonthlyReport report = report(reader, set, transparency);
            if (report.overview().now().mentions() == 0) {
                throw new PlainError("Nothing is indexed of the brand set " + brandSet + " in " + month);
            }
            Files.writeString(file, report.html(), StandardCharsets.UTF_8);
            spec.commandLine().getOut().println(file.toAbsolutePath());
            spec.commandLine().getOut().flush();
            return 0;
        } catch (IOException e) {
            throw new PlainError("The report cannot be made: " + e.getMessage(), e);
        }
    }

    private MonthlyReport report(Reader reader, BrandSet set, Transparency transparency) throws IOException {
        ZoneId zone = ZoneId.of(set.timeZone());
        Bars days = new Bars(Duration.ofDays(1), zone);
        List<Duration> measured = reader.catalogue().windows();
        Selection period = in(month, zone);
        Overview overview = reader.overview(period, in(month.minusMonths(1), zone), days, measured, MOST);
        return new MonthlyReport(
                set,
                month,
                overview,
                reader.feeds(period, days, measured),
                transparency.sections(),
                Clock.systemUTC().instant());
    }

    private Selection in(YearMonth which, ZoneId zone) {
        Instant from = which.atDay(1).atStartOfDay(zone).toInstant();
        return new Selection(
                brandSet,
                "",
                from,
                which.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant());
    }

    private BrandSet published(JobConfig config) {
        return BrandSetTopic.read(config.kafka()).stream()
                .map(PublishedBrandSet::set)
                .filter(set -> set.name().equals(brandSet))
                .max(Comparator.comparingInt(BrandSet::version))
                .orElseThrow(() -> new PlainError(
                        "No brand set called " + brandSet + " is published; name its file with --brands"));
    }
}
