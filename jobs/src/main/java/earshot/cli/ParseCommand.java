package earshot.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import earshot.config.JobConfig;
import earshot.config.Options;
import earshot.config.PlainError;
import earshot.config.Settings;
import earshot.feed.FeedFiles;
import earshot.feed.FeedParser;
import earshot.feed.ParseResult;
import earshot.feed.RecordedTime;
import earshot.model.Engagement;
import earshot.model.PostEvent;
import earshot.model.PostEventType;
import earshot.model.RawPayload;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code earshot parse}. */
@Command(
        name = "parse",
        mixinStandardHelpOptions = true,
        description = "Shows what is read from payloads: a JSON line per event or rejection, and how many of each.")
final class ParseCommand implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    @Option(
            names = "--platform",
            required = true,
            paramLabel = "NAME",
            description = "Whose files they are, e.g. x or csv.")
    private String platform = "";

    @Option(names = "--mapping", paramLabel = "FILE", description = "Which column of a CSV export holds what, in YAML.")
    private @Nullable Path mapping;

    @Option(names = "--quiet", description = "Only how many of each.")
    private boolean quiet;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILES",
            description = "Files, or folders of them: .json .jsonl .ndjson .csv .tsv, plain or .gz .bz2 .zst.")
    private List<Path> files = new ArrayList<>();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Map<String, Long> counts = new TreeMap<>();

    @Override
    public Integer call() throws JsonProcessingException {
        Settings settings = new Settings();
        if (mapping != null) {
            settings.with(Options.FEEDS_MAPPING, mapping.toString());
        }
        FeedParser parser = RecordedFeed.parser(new JobConfig(settings).feeds(), platform);
        long payloads = 0;
        int opened = 0;
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter summary = spec.commandLine().getErr();
        try (FeedFiles found = FeedFiles.open(files)) {
            opened = found.files().size();
            found.leftOut().forEach(file -> summary.printf("%s is left out: of no format that is read%n", file));
            var recorded = new RecordedTime(parser, found, Clock.systemUTC().instant());
            while (recorded.hasNext()) {
                payloads++;
                show(parser, recorded.next(), out);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new PlainError("Cannot read: " + e.getMessage(), e);
        }
        summary.printf("%,d files, %,d payloads%n", opened, payloads);
        counts.forEach((what, count) -> summary.printf("%,12d %s%n", count, what));
        summary.flush();
        return 0;
    }

    private void show(FeedParser parser, RawPayload raw, PrintWriter out) throws JsonProcessingException {
        ParseResult result = parser.parse(raw);
        if (result instanceof ParseResult.Rejected rejected) {
            count("rejected: " + word(rejected.reason()));
            print(line("rejected", rejected, raw), out);
        } else if (result instanceof ParseResult.Parsed parsed) {
            boolean carried = false;
            for (PostEvent event : parsed.events()) {
                boolean content = event.type() == PostEventType.OBSERVED;
                count((content ? word(event.post().kind()) : word(event.type())) + (carried ? ", carried along" : ""));
                print(line(event, raw), out);
                carried = true;
            }
            for (ParseResult.Rejected unread : parsed.unread()) {
                count("rejected in part: " + word(unread.reason()));
                print(line("rejected-in-part", unread, raw), out);
            }
        }
    }

    private static ObjectNode line(String what, ParseResult.Rejected rejected, RawPayload raw) {
        return JSON.createObjectNode()
                .put(what, word(rejected.reason()))
                .put("detail", rejected.detail())
                .put("position", rejected.position())
                .put("origin", raw.origin());
    }

    private static ObjectNode line(PostEvent event, RawPayload raw) {
        ObjectNode line =
                JSON.createObjectNode().put("event", word(event.type())).put("id", event.postId());
        line.put("observed_at", event.observedAt().toString());
        if (event.type() == PostEventType.OBSERVED) {
            line.set("post", JSON.valueToTree(event.post()));
        }
        if (!event.engagement().equals(Engagement.UNREPORTED)) {
            line.set("engagement", JSON.valueToTree(event.engagement()));
        }
        return line.put("origin", raw.origin());
    }

    private void print(ObjectNode line, PrintWriter out) throws JsonProcessingException {
        if (!quiet) {
            out.println(JSON.writeValueAsString(line));
        }
    }

    private void count(String what) {
        counts.merge(what, 1L, Long::sum);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
