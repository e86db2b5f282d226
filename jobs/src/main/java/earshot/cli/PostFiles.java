package earshot.cli;

import earshot.config.JobConfig;
import earshot.config.Options;
import earshot.config.PlainError;
import earshot.config.Settings;
import earshot.feed.FeedFiles;
import earshot.feed.FeedParser;
import earshot.feed.ParseResult;
import earshot.feed.RecordedTime;
import earshot.model.Author;
import earshot.model.Post;
import earshot.model.PostEvent;
import earshot.model.PostEventType;
import earshot.model.PostKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Posts to try queries on: a platform's payloads, or plain texts, one a line. */
final class PostFiles {

    @Option(
            names = "--platform",
            paramLabel = "NAME",
            description = "Whose files they are, e.g. x or csv. Without it each line is a text; in a .tsv an id, a tab"
                    + " and a text.")
    private String platform = "";

    @Option(names = "--mapping", paramLabel = "FILE", description = "Which column of a CSV export holds what, in YAML.")
    private @Nullable Path mapping;

    @Parameters(
            arity = "0..*",
            paramLabel = "FILES",
            description = "Files, or with --platform folders of them, plain or .gz .bz2 .zst. Default: standard input")
    private List<Path> files = new ArrayList<>();

    private boolean wanted = true;
    private long rejected;

    /** Payloads that could not be read. */
    long rejected() {
        return rejected;
    }

    /** @param take says whether it wants more */
    void forEach(Predicate<Post> take) {
        try {
            if (!platform.isEmpty()) {
                readPayloads(take);
            } else if (files.isEmpty()) {
                readLines(System.in, "stdin", false, take);
            } else {
                for (Path file : files) {
                    try (InputStream in = Files.newInputStream(file)) {
                        boolean ids = file.toString().endsWith(".tsv");
                        readLines(in, String.valueOf(file.getFileName()), ids, take);
                    }
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new PlainError("Cannot read: " + e.getMessage(), e);
        }
    }

    private void readPayloads(Predicate<Post> take) throws IOException {
        if (files.isEmpty()) {
            throw new PlainError("--platform needs files");
        }
        Settings settings = new Settings();
        if (mapping != null) {
            settings.with(Options.FEEDS_MAPPING, mapping.toString());
        }
        FeedParser parser = RecordedFeed.parser(new JobConfig(settings).feeds(), platform);
        try (FeedFiles opened = FeedFiles.open(files)) {
            var recorded = new RecordedTime(parser, opened, Clock.systemUTC().instant());
            while (wanted && recorded.hasNext()) {
                if (parser.parse(recorded.next()) instanceof ParseResult.Parsed parsed) {
                    parsed.events().forEach(event -> take(event, take));
                } else {
                    rejected++;
                }
            }
        }
    }

    private void take(PostEvent event, Predicate<Post> take) {
        if (wanted && event.type() == PostEventType.OBSERVED) {
            wanted = take.test(event.post());
        }
    }

    private void readLines(InputStream in, String name, boolean ids, Predicate<Post> take) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        int number = 0;
        for (String line = lines.readLine(); wanted && line != null; line = lines.readLine()) {
            number++;
            int tab = ids ? line.indexOf('\t') : -1;
            if (ids && tab < 0) {
                throw new PlainError(name + " has no tab in line " + number + "; a .tsv has an id, a tab and a text");
            }
            if (!line.isBlank()) {
                wanted = take.test(post(ids ? line.substring(0, tab) : name + ":" + number, line.substring(tab + 1)));
            }
        }
    }

    static Post post(String id, String text) {
        return new Post(
                id,
                "text",
                PostKind.ORIGINAL,
                new Author("", "", "", -1, false),
                text,
                "",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                "",
                "",
                -1,
                "",
                "",
                "",
                "",
                Instant.EPOCH,
                Instant.EPOCH,
                "");
    }
}
