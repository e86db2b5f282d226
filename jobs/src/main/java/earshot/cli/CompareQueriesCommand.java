package earshot.cli;

import earshot.analyse.QueryComparison;
import earshot.analyse.QueryComparison.Difference;
import earshot.config.JobConfig;
import earshot.config.Options;
import earshot.config.PlainError;
import earshot.config.Settings;
import earshot.feed.FeedFiles;
import earshot.feed.FeedParser;
import earshot.feed.Feeds;
import earshot.feed.ParseResult;
import earshot.feed.RecordedTime;
import earshot.model.BrandSet;
import earshot.model.RawPayload;
import earshot.run.StoredPayloads;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code earshot compare-queries}. */
@Command(
        name = "compare-queries",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Shows what an edit of a brand set adds and loses: posts per brand, with examples, in recorded files"
                        + " or in what Kafka's raw topics hold.")
final class CompareQueriesCommand implements Callable<Integer> {

    private static final int WIDTH = 140;

    @Option(names = "--old", required = true, paramLabel = "FILE", description = "The brand set before, in YAML.")
    private Path older = Path.of("");

    @Option(names = "--new", required = true, paramLabel = "FILE", description = "The brand set after, in YAML.")
    private Path newer = Path.of("");

    @Option(
            names = "--feeds",
            arity = "1..*",
            paramLabel = "PATH",
            description = "Files, or folders of them. Default: Kafka's raw topics")
    private List<Path> paths = new ArrayList<>();

    @Option(names = "--platform", paramLabel = "NAME", description = "Whose files they are, e.g. x or csv.")
    private String platform = "";

    @Option(names = "--from", paramLabel = "TIME", description = "Received time, as 2026-03-01T00:00:00Z.")
    private Instant from = Instant.EPOCH;

    @Option(names = "--to", paramLabel = "TIME", description = "Exclusive. Default: now.")
    private Instant to = Instant.MAX;

    @Option(
            names = "--examples",
            paramLabel = "N",
            defaultValue = "5",
            description = "Posts shown per brand and direction. Default: ${DEFAULT-VALUE}")
    private int examples = 5;

    @Mixin
    private SettingOptions settings = new SettingOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Settings chosen = settings.read();
        Feeds feeds = new JobConfig(chosen).feeds();
        var comparison = new QueryComparison(brands(chosen, older), brands(chosen, newer), examples);
        long payloads = 0;
        if (paths.isEmpty()) {
            try (StoredPayloads stored = StoredPayloads.open(new JobConfig(chosen).kafka(), from, to)) {
                payloads = compare(stored, feeds, comparison);
            }
        } else {
            payloads = compare(files(RecordedFeed.parser(feeds, platform)), feeds, comparison);
        }
        print(comparison, payloads, spec.commandLine().getOut());
        return 0;
    }

    private static BrandSet brands(Settings chosen, Path file) {
        return new JobConfig(chosen.with(Options.BRANDS_FILE, file.toString())).brands();
    }

    private Iterator<RawPayload> files(FeedParser parser) {
        try {
            return new RecordedTime(
                    parser, FeedFiles.open(paths), Clock.systemUTC().instant());
        } catch (IOException | IllegalArgumentException e) {
            throw new PlainError("Cannot read the feed: " + e.getMessage(), e);
        }
    }

    private long compare(Iterator<RawPayload> payloads, Feeds feeds, QueryComparison comparison) {
        long read = 0;
        while (payloads.hasNext()) {
            RawPayload payload = payloads.next();
            boolean within =
                    !payload.receivedAt().isBefore(from) && payload.receivedAt().isBefore(to);
            if (within && feeds.reads(payload.platform())) {
                read++;
                if (feeds.parser(payload.platform()).parse(payload) instanceof ParseResult.Parsed parsed) {
                    parsed.events().forEach(comparison::add);
                }
            }
        }
        return read;
    }

    private static void print(QueryComparison comparison, long payloads, PrintWriter out) {
        out.printf("%,d payloads%n%-24s %10s %10s %10s%n", payloads, "brand", "kept", "lost", "gained");
        comparison
                .differences()
                .forEach((brand, difference) -> out.printf(
                        "%-24s %,10d %,10d %,10d%n", brand, difference.kept(), difference.lost(), difference.gained()));
        for (Map.Entry<String, Difference> brand : comparison.differences().entrySet()) {
            brand.getValue().lostExamples().forEach((id, text) -> example(out, brand.getKey(), '-', id, text));
            brand.getValue().gainedExamples().forEach((id, text) -> example(out, brand.getKey(), '+', id, text));
        }
        out.flush();
    }

    private static void example(PrintWriter out, String brand, char sign, String id, String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        out.printf("%c %s  %s  %s%n", sign, brand, id, line.length() > WIDTH ? line.substring(0, WIDTH) + "…" : line);
    }
}
