package earshot.cli;

import earshot.config.Options;
import earshot.config.PlainError;
import earshot.config.Settings;
import earshot.feed.FeedParser;
import earshot.feed.Feeds;
import earshot.replay.Feed;
import earshot.replay.FeedManifest;
import earshot.replay.Pace;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.flink.util.TimeUtils;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that say what is listened to, and for what. */
final class FeedOptions {

    @Option(
            names = "--feeds",
            arity = "1..*",
            paramLabel = "PATH",
            description = "Files, or folders of them: .json .jsonl .ndjson .csv .tsv, plain or .gz .bz2 .zst."
                    + " Default: a simulated feed about invented brands")
    private List<Path> paths = new ArrayList<>();

    @Option(names = "--platform", paramLabel = "NAME", description = "Whose files they are, e.g. x or csv.")
    private String platform = "";

    @Option(names = "--mapping", paramLabel = "FILE", description = "Which column of a CSV export holds what, in YAML.")
    private @Nullable Path mapping;

    @Option(names = "--brands", paramLabel = "FILE", description = "The brand set to listen for, in YAML.")
    private @Nullable Path brands;

    @Option(
            names = "--speed",
            paramLabel = "N|max",
            defaultValue = "max",
            description = "How fast files are replayed: N times as fast as recorded, or as fast as possible."
                    + " Default: ${DEFAULT-VALUE}")
    private String speed = "max";

    @Option(
            names = "--per-second",
            paramLabel = "N",
            defaultValue = "3",
            description = "Simulated payloads a second, on the average of a quiet day. Default: ${DEFAULT-VALUE}")
    private double perSecond;

    @Option(
            names = "--history",
            paramLabel = "DURATION",
            defaultValue = "6h",
            description =
                    "How long before its first start the simulated feed begins, e.g. 30min. Default: ${DEFAULT-VALUE}")
    private String history = "6h";

    boolean areSimulated() {
        return paths.isEmpty();
    }

    /** Those of the options that are settings. */
    void addTo(Settings settings) {
        if (brands != null) {
            settings.with(Options.BRANDS_FILE, brands.toString());
        }
        if (mapping != null) {
            settings.with(Options.FEEDS_MAPPING, mapping.toString());
        }
    }

    /** @throws PlainError where it cannot be read */
    Feed feed(Feeds parsers, FeedManifest manifest, Clock clock) {
        return areSimulated()
                ? simulated(manifest, clock)
                : Feed.of(paths, parser(parsers), manifest, pace(clock), clock);
    }

    private Feed simulated(FeedManifest manifest, Clock clock) {
        try {
            Duration before = TimeUtils.parseDuration(history);
            return Feed.simulated(perSecond, before, manifest, clock);
        } catch (IllegalArgumentException e) {
            throw new PlainError(
                    "--per-second " + perSecond + " --history " + history + " cannot be simulated: " + e.getMessage(),
                    e);
        }
    }

    private FeedParser parser(Feeds parsers) {
        if (platform.isEmpty()) {
            throw new PlainError("--feeds needs --platform, one of " + parsers.platforms());
        }
        try {
            return parsers.parser(platform);
        } catch (IllegalArgumentException e) {
            throw new PlainError("--platform: " + e.getMessage(), e);
        }
    }

    private Function<Instant, Pace> pace(Clock clock) {
        if (speed.equals("max")) {
            return first -> Pace.unlimited();
        }
        try {
            double times = Double.parseDouble(speed);
            if (times > 0 && times <= 1e6) {
                return first -> Pace.recorded(first, times, clock);
            }
        } catch (NumberFormatException e) {
            throw new PlainError("--speed is " + speed + "; it must be a number above 0, or max", e);
        }
        throw new PlainError("--speed is " + speed + "; it must be above 0 and at most 1000000, or max");
    }
}
