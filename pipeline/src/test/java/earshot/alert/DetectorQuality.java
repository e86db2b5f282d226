package earshot.alert;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How good the volume rule is on recorded counts, by SpikeBench's own scorer: the Numenta benchmark's score with the
 * threshold, and then everything else that was chosen, chosen on all series and on all but the one that is scored; and rises injected with so many seeds, each with
 * ten replicas. Arguments: SpikeBench's folder, the first seed, the last. Some ten seconds a seed.
 */
final class DetectorQuality {

    private static final Duration SLICE = Duration.ofMinutes(5);
    private static final String DETECTOR = "earshot";
    private static final String PROFILES = """
            {"earshot": {"standard": {"threshold": 1}, "reward_low_FP_rate": {"threshold": 1},
             "reward_low_FN_rate": {"threshold": 1}}}
            """;

    private final Path bench;
    private final Path series;
    private final Path scratch;

    private DetectorQuality(Path bench, Path scratch) {
        this.bench = bench;
        this.series = bench.resolve("series");
        this.scratch = scratch;
    }

    public static void main(String[] args) throws Exception {
        var quality = new DetectorQuality(Path.of(args[0]), Files.createTempDirectory("detector-quality"));
        quality.score(List.of(Tuning.CHOSEN));
        quality.score(grid());
        quality.injected(Integer.parseInt(args[1]), Integer.parseInt(args[2]));
    }

    /** Everything that was chosen on these series, each beside its neighbours. */
    private static List<Tuning> grid() {
        List<Tuning> grid = new ArrayList<>();
        for (List<Integer> minutes : List.of(
                Tuning.CHOSEN.minutes(), List.of(15, 60, 120, 360), List.of(5, 60, 120), List.of(60, 120, 360))) {
            for (double levelDays : new double[] {1, 2, 4}) {
                for (double maximaDays : new double[] {7, 14, 28}) {
                    grid.add(new Tuning(minutes, levelDays, maximaDays));
                }
            }
        }
        return grid;
    }

    /** What is chosen, by the standard profile's score: the threshold, and of several tunings one. */
    private void score(List<Tuning> grid) throws Exception {
        Path scored = Files.createTempDirectory(scratch, "score");
        Path results = scored.resolve("found");
        for (int i = 0; i < grid.size(); i++) {
            detect(series, results.resolve(DETECTOR + i), grid.get(i));
        }
        List<String> inFold = best(table(series, results));
        System.out.printf(
                "%nOf %d tunings, chosen with the threshold on all series: %s%n| %s |%n",
                grid.size(), grid.get(number(inFold)), String.join(" | ", inFold));
        Path others = scored.resolve("left-out");
        Path leftOut = Files.createDirectories(others.resolve(DETECTOR));
        for (Path one : counts(series)) {
            Path rest = Files.createDirectories(scored.resolve("without-" + one.getFileName()));
            for (Path other : counts(series)) {
                if (!other.equals(one)) {
                    Files.copy(other, rest.resolve(other.getFileName()));
                }
            }
            List<String> chosen = best(table(rest, results));
            System.out.println("without " + one.getFileName() + ": " + grid.get(number(chosen)));
            double threshold = Double.parseDouble(chosen.get(chosen.size() - 1));
            scale(results.resolve(chosen.get(0)), leftOut, one.getFileName(), 1 / threshold);
        }
        Path thresholds = Files.writeString(scored.resolve("thresholds.json"), PROFILES);
        System.out.println("Chosen on all but the one that is scored; the threshold as a part of it:\n"
                + table(series, others, "--thresholds", thresholds.toString()));
    }

    private static List<String> best(String table) {
        return table.lines()
                .filter(line -> line.startsWith("| " + DETECTOR))
                .map(DetectorQuality::cells)
                .max(Comparator.comparingDouble(cells -> Double.parseDouble(cells.get(1))))
                .orElseThrow();
    }

    private static int number(List<String> cells) {
        return Integer.parseInt(cells.get(0).substring(DETECTOR.length()));
    }

    private static void scale(Path from, Path to, Path name, double factor) throws IOException {
        List<String> lines = new ArrayList<>(List.of("timestamp,value,anomaly_score"));
        List<String> rows = Files.readAllLines(from.resolve(name));
        for (String line : rows.subList(1, rows.size())) {
            int last = line.lastIndexOf(',') + 1;
            lines.add(line.substring(0, last) + Double.parseDouble(line.substring(last)) * factor);
        }
        Files.write(to.resolve(name), lines);
    }

    private String table(Path data, Path results, String... more) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(
                "score",
                "--data",
                data.toString(),
                "--windows",
                file("windows.json"),
                "--labels",
                file("labels.json")));
        arguments.addAll(List.of("--results", results.toString()));
        arguments.addAll(Arrays.asList(more));
        return spikeBench(arguments);
    }

    /** Found at one false alarm a week. */
    private void injected(int first, int last) throws Exception {
        List<double[]> parts = new ArrayList<>();
        System.out.println("| seed | all | step | ×8 for two hours | ×8 for twelve |\n|---|---|---|---|---|");
        for (int seed = first; seed <= last; seed++) {
            Path injected = scratch.resolve("injected-" + seed);
            Path found = scratch.resolve("found-" + seed);
            String windows = file("windows.json");
            String unused = spikeBench(List.of(
                    "inject",
                    "--data",
                    series.toString(),
                    "--windows",
                    windows,
                    "--out",
                    injected.toString(),
                    "--seed",
                    "" + seed,
                    "--replicas",
                    "10"));
            try (Stream<Path> folders = Files.list(injected)) {
                for (Path folder : folders.filter(Files::isDirectory).toList()) {
                    detect(folder, found.resolve(DETECTOR).resolve(folder.getFileName()), Tuning.CHOSEN);
                }
            }
            String told = spikeBench(List.of(
                    "roc", "--injected", injected.toString(), "--windows", windows, "--results", found.toString()));
            double[] part = {cell(told, "all"), cell(told, "step"), cell(told, "x8 2h"), cell(told, "x8 12h")};
            parts.add(part);
            System.out.printf(
                    Locale.ROOT, "| %d | %.2f | %.2f | %.2f | %.2f |%n", seed, part[0], part[1], part[2], part[3]);
        }
        StringBuilder mean = new StringBuilder("| mean ± its standard error |");
        for (int i = 0; i < 4; i++) {
            int column = i;
            double average =
                    parts.stream().mapToDouble(part -> part[column]).average().orElse(0);
            double square = parts.stream()
                    .mapToDouble(part -> (part[column] - average) * (part[column] - average))
                    .sum();
            double n = parts.size();
            mean.append(String.format(Locale.ROOT, " %.3f ± %.3f |", average, Math.sqrt(square / (n - 1) / n)));
        }
        System.out.println(mean);
    }

    private String file(String name) {
        return series.resolve(name).toString();
    }

    /** As the series write it. */
    static Instant time(String written) {
        return LocalDateTime.parse(written.replace(' ', 'T')).toInstant(ZoneOffset.UTC);
    }

    /** The series of a folder. */
    static List<Path> counts(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".csv"))
                    .sorted()
                    .toList();
        }
    }

    private static void detect(Path from, Path to, Tuning tuning) throws IOException {
        Files.createDirectories(to);
        for (Path file : counts(from)) {
            List<String> rows = Files.readAllLines(file);
            var backtest =
                    new Backtest(Rule.VOLUME_SPIKE, SLICE, time(rows.get(1).split(",", -1)[0]), tuning);
            List<String> scored = new ArrayList<>(List.of(rows.get(0) + ",anomaly_score"));
            for (String row : rows.subList(1, rows.size())) {
                scored.add(row + "," + backtest.next(Double.parseDouble(row.split(",", -1)[1])));
            }
            Files.write(to.resolve(file.getFileName()), scored);
        }
    }

    /** Of the first table with such a column. */
    private static double cell(String output, String column) {
        List<String> lines = output.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            List<String> header = cells(lines.get(i));
            if (header.contains(column)) {
                return Double.parseDouble(cells(lines.get(i + 2)).get(header.indexOf(column)));
            }
        }
        throw new IllegalArgumentException("no column " + column + " in " + output);
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.split("\\|", -1))
                .map(String::strip)
                .filter(cell -> !cell.isEmpty())
                .toList();
    }

    private String spikeBench(List<String> arguments) throws Exception {
        List<String> command = new ArrayList<>(
                List.of("java", "-Xmx1g", bench.resolve("SpikeBench.java").toString()));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(output);
        }
        return output;
    }
}
