package earshot.cli;

import earshot.alert.Backtest;
import earshot.alert.Rule;
import earshot.analyse.AlertHistory;
import earshot.config.JobConfig;
import earshot.config.Options;
import earshot.config.PlainError;
import earshot.model.Alert;
import earshot.model.AlertSettings;
import earshot.model.Mention;
import earshot.run.OwnTopic;
import earshot.wire.Topic;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code earshot backtest}. */
@Command(
        name = "backtest",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Shows what rules would have told, before anyone enables them.",
            "Of series of counts (--series, --out), CSV with the columns timestamp and value, one row a slice:"
                    + " writes timestamp, value and anomaly_score, above 0 where a rule would have told"
                    + " something.",
            "Of the mentions in Kafka (--from, --to), as they stand now: alerts a week, delay, and each with"
                    + " its sentence."
        })
final class BacktestCommand implements Callable<Integer> {

    private static final String SUFFIX = ".csv";

    @Option(names = "--rule", paramLabel = "RULE", description = "Default: of series volume-spike, of mentions all")
    private String rule = "";

    @Option(names = "--series", paramLabel = "DIR", description = "Where the series are.")
    private @Nullable Path series;

    @Option(names = "--out", paramLabel = "DIR", description = "Where the scores go, one file a series.")
    private Path out = Path.of(".");

    @Option(
            names = "--alerts-at",
            paramLabel = "SCORE",
            defaultValue = "3",
            description = "The score from which on an alert is counted in what is printed. Default: ${DEFAULT-VALUE}")
    private double alertsAt = 3;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description =
                    "Of mentions published from then on, as 2026-03-01T00:00:00Z; the earlier ones are learned from.")
    private @Nullable Instant from;

    @Option(names = "--to", paramLabel = "TIME", description = "Exclusive. Default: now.")
    private Instant to = Instant.MAX;

    @Option(
            names = "--brands",
            paramLabel = "FILE",
            description = "A brand file whose section alerts: is tried. Default: the usual settings")
    private @Nullable Path brands;

    @Mixin
    private AlertOptions options = new AlertOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (from != null) {
            return overMentions(from);
        }
        if (series == null) {
            throw new PlainError("Give --series and --out, or --from");
        }
        return overSeries(series);
    }

    private int overMentions(Instant begin) {
        JobConfig config = new JobConfig(options.settings());
        AlertSettings settings = brands == null
                ? AlertSettings.DEFAULT
                : new JobConfig(options.settings().with(Options.BRANDS_FILE, brands.toString()))
                        .brands()
                        .alerts();
        List<Mention> mentions = OwnTopic.latest(config.kafka(), Topic.MENTIONS).values().stream()
                .filter(mention -> mention.post().publishedAt().isBefore(to))
                .toList();
        try {
            AlertHistory history = AlertHistory.of(mentions, settings, config.alert(), config.measure(ZoneOffset.UTC));
            Predicate<Alert> asked = alert -> rule.isEmpty() || (rule.equals(rule().id()) && rule.equals(alert.rule()));
            List<List<Alert>> episodes = history.between(begin, to).stream()
                    .filter(course -> asked.test(course.get(0)))
                    .toList();
            print(mentions, episodes, begin, spec.commandLine().getOut());
            return 0;
        } catch (Exception e) {
            throw new PlainError("The mentions could not be judged: " + e.getMessage(), e);
        }
    }

    private static void print(List<Mention> mentions, List<List<Alert>> episodes, Instant begin, PrintWriter out) {
        Instant last = mentions.stream()
                .map(mention -> mention.post().publishedAt())
                .max(Comparator.naturalOrder())
                .orElse(begin);
        double weeks = Math.max(0, Duration.between(begin, last).toMinutes()) / (7.0 * 24 * 60);
        long after = mentions.stream()
                .filter(mention -> !mention.post().publishedAt().isBefore(begin))
                .count();
        out.printf(
                Locale.ROOT,
                "%,d mentions from %s on, %,d before, %.2f weeks%n%n",
                after,
                begin,
                mentions.size() - after,
                weeks);
        var byRule = new TreeMap<String, List<List<Alert>>>();
        episodes.forEach(course -> byRule.computeIfAbsent(
                        course.get(0).brand() + "  " + course.get(0).rule(), any -> new ArrayList<>())
                .add(course));
        byRule.forEach((name, courses) -> {
            List<Duration> delays =
                    courses.stream().map(AlertHistory::delay).sorted().toList();
            out.printf(
                    Locale.ROOT,
                    "%-40s %d alerts, %.2f a week, told after %d s%n",
                    name,
                    courses.size(),
                    courses.size() / Math.max(weeks, 1e-9),
                    delays.get(delays.size() / 2).toSeconds());
        });
        out.printf("%nWould have been told:%n");
        episodes.forEach(course -> {
            Alert worst = course.get(course.size() - 1);
            out.println("  " + AlertsCommand.line(worst));
        });
        out.printf("%d alerts.%n", episodes.size());
        out.flush();
    }

    private int overSeries(Path folder) {
        Rule chosen = rule();
        try (Stream<Path> files = Files.list(folder)) {
            Files.createDirectories(out);
            List<Path> sorted = files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
            if (sorted.isEmpty()) {
                throw new PlainError("There is no " + SUFFIX + " in " + folder);
            }
            for (Path file : sorted) {
                run(chosen, file);
            }
            return 0;
        } catch (IOException e) {
            throw new PlainError("Cannot read " + folder + " or write to " + out + ": " + e.getMessage(), e);
        }
    }

    private Rule rule() {
        String wanted = rule.isEmpty() ? Rule.VOLUME_SPIKE.id() : rule;
        return Arrays.stream(Rule.values())
                .filter(known -> known.id().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new PlainError("There is no rule " + rule + "; there are "
                        + String.join(
                                ", ", Arrays.stream(Rule.values()).map(Rule::id).toList())));
    }

    private void run(Rule chosen, Path file) throws IOException {
        List<String> rows = Files.readAllLines(file).stream()
                .filter(line -> !line.isBlank())
                .toList();
        List<String> header = Arrays.asList(rows.get(0).split(",", -1));
        int time = column(file, header, "timestamp");
        int value = column(file, header, "value");
        if (rows.size() < 3) {
            throw new PlainError(file + " has fewer than two slices");
        }
        List<String> times = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (String row : rows.subList(1, rows.size())) {
            String[] cells = row.split(",", -1);
            times.add(cells[time]);
            values.add(cells[value]);
        }
        Instant start = instant(file, times.get(0));
        Duration slice = Duration.between(start, instant(file, times.get(1)));
        List<String> lines = new ArrayList<>(List.of("timestamp,value,anomaly_score"));
        long alerts = 0;
        try {
            var backtest = new Backtest(chosen, slice, start);
            for (int i = 0; i < times.size(); i++) {
                double score = backtest.next(Double.parseDouble(values.get(i)));
                alerts += score >= alertsAt ? 1 : 0;
                lines.add(times.get(i) + "," + values.get(i) + "," + (score == 0 ? "0" : String.valueOf(score)));
            }
        } catch (IllegalArgumentException e) {
            throw new PlainError(file + ": " + e.getMessage(), e);
        }
        Files.write(out.resolve(file.getFileName()), lines);
        double weeks = slice.multipliedBy(times.size()).toMinutes() / (7.0 * 24 * 60);
        PrintWriter told = spec.commandLine().getOut();
        told.printf("%s: %d alerts in %.1f weeks, %.2f a week%n", file.getFileName(), alerts, weeks, alerts / weeks);
        told.flush();
    }

    private static int column(Path file, List<String> header, String name) {
        int column = header.indexOf(name);
        if (column < 0) {
            throw new PlainError(file + " has no column " + name);
        }
        return column;
    }

    private static Instant instant(Path file, String time) {
        try {
            return LocalDateTime.parse(time.strip().replace(' ', 'T').replace("Z", ""))
                    .toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new PlainError(file + " has the time " + time + "; write 2015-02-26 21:42:53", e);
        }
    }
}
