package earshot.cli;

import earshot.alert.Backtest;
import earshot.alert.Rule;
import earshot.config.PlainError;
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
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code earshot backtest}. */
@Command(
        name = "backtest",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Runs a rule over series of counts, CSV with the columns timestamp and value, one row a slice, and"
                        + " writes timestamp, value and anomaly_score: above 0 where it would have told something.")
final class BacktestCommand implements Callable<Integer> {

    private static final String SUFFIX = ".csv";

    @Option(names = "--rule", paramLabel = "RULE", defaultValue = "volume-spike", description = "Default: volume-spike")
    private String rule = "volume-spike";

    @Option(names = "--series", required = true, paramLabel = "DIR", description = "Where the series are.")
    private Path series = Path.of(".");

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "Where the scores go, one file a series.")
    private Path out = Path.of(".");

    @Option(
            names = "--alerts-at",
            paramLabel = "SCORE",
            defaultValue = "3",
            description = "The score from which on an alert is counted in what is printed. Default: ${DEFAULT-VALUE}")
    private double alertsAt = 3;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Rule chosen = rule();
        try (Stream<Path> files = Files.list(series)) {
            Files.createDirectories(out);
            List<Path> sorted = files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
            if (sorted.isEmpty()) {
                throw new PlainError("There is no " + SUFFIX + " in " + series);
            }
            for (Path file : sorted) {
                run(chosen, file);
            }
            return 0;
        } catch (IOException e) {
            throw new PlainError("Cannot read " + series + " or write to " + out + ": " + e.getMessage(), e);
        }
    }

    private Rule rule() {
        return Arrays.stream(Rule.values())
                .filter(known -> known.id().equals(rule))
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
