package earshot.cli;

import earshot.config.Options;
import earshot.config.PlainError;
import earshot.config.Settings;
import earshot.feed.FeedFiles;
import earshot.feed.FeedParser;
import earshot.feed.Feeds;
import earshot.feed.RecordedTime;
import earshot.model.RawPayload;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.flink.util.function.SerializableSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that name recorded payloads and the brands to look for in them. */
final class RecordedFeed {

    @Option(
            names = "--feeds",
            arity = "1..*",
            required = true,
            paramLabel = "PATH",
            description = "Files, or folders of them: .json .jsonl .ndjson .csv .tsv, plain or .gz .bz2 .zst.")
    private List<Path> paths = new ArrayList<>();

    @Option(
            names = "--platform",
            required = true,
            paramLabel = "NAME",
            description = "Whose files they are, e.g. x or csv.")
    private String platform = "";

    @Option(names = "--mapping", paramLabel = "FILE", description = "Which column of a CSV export holds what, in YAML.")
    private @Nullable Path mapping;

    @Option(
            names = "--brands",
            required = true,
            paramLabel = "FILE",
            description = "The brand set to listen for, in YAML.")
    private Path brands = Path.of("");

    /** Those of the options that are settings. */
    void addTo(Settings settings) {
        settings.with(Options.BRANDS_FILE, brands.toString());
        if (mapping != null) {
            settings.with(Options.FEEDS_MAPPING, mapping.toString());
        }
    }

    /** @throws PlainError where the platform is unknown or the files cannot be read */
    SerializableSupplier<Iterator<RawPayload>> payloads(Feeds feeds) {
        FeedParser parser = parser(feeds, platform);
        List<File> files = paths.stream().map(Path::toFile).toList();
        Instant now = Clock.systemUTC().instant();
        if (!open(parser, files, now).hasNext()) {
            throw new PlainError("There is nothing to read in " + paths);
        }
        return () -> open(parser, files, now);
    }

    private static Iterator<RawPayload> open(FeedParser parser, List<File> files, Instant now) {
        try {
            return new RecordedTime(
                    parser, FeedFiles.open(files.stream().map(File::toPath).toList()), now);
        } catch (IOException | IllegalArgumentException e) {
            throw new PlainError("Cannot read the feed: " + e.getMessage(), e);
        }
    }

    static FeedParser parser(Feeds feeds, String platform) {
        try {
            return feeds.parser(platform);
        } catch (IllegalArgumentException e) {
            throw new PlainError("--platform: " + e.getMessage(), e);
        }
    }
}
