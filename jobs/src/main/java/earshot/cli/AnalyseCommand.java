package earshot.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import earshot.analyse.Analysis;
import earshot.config.JobConfig;
import earshot.config.PlainError;
import earshot.config.Settings;
import earshot.flow.ListenConfig;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.ToLongFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code earshot analyse}. */
@Command(
        name = "analyse",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Runs the listening flow over files, to the end, without Kafka and Elasticsearch, and writes what"
                + " they would hold: mentions, windows, cuts, share-of-voice, feeds, alerts and rejected, as NDJSON.")
final class AnalyseCommand implements Callable<Integer> {

    @Mixin
    private RecordedFeed feed = new RecordedFeed();

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where the files go.")
    private Path out = Path.of(".");

    @Option(
            names = "--parallelism",
            paramLabel = "N",
            description = "Of each step. Default: the number of cores, at most 4")
    private int parallelism = Math.min(4, Runtime.getRuntime().availableProcessors());

    @Mixin
    private SettingOptions settings = new SettingOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        Settings chosen = settings.read();
        feed.addTo(chosen);
        JobConfig config = new JobConfig(chosen);
        ListenConfig listen = config.listen(config.brands());
        var analysis = new Analysis(listen, config.feeds(), parallelism);
        var found = analysis.of(feed.payloads(config.feeds()));
        try {
            Analysis.write(found, out);
        } catch (IOException e) {
            throw new PlainError("Cannot write to " + out + ": " + e.getMessage(), e);
        }
        summarise(
                found,
                Collections.min(listen.measure().windows()),
                spec.commandLine().getOut());
        return 0;
    }

    private void summarise(Map<String, Map<String, ObjectNode>> found, Duration shortest, PrintWriter lines) {
        Collection<ObjectNode> feeds = documents(found, "feeds");
        long matched = sum(feeds, "feed", "matched");
        long unique = sum(feeds, "feed", "unique");
        lines.printf(
                "%,d payloads: %,d posts, %,d reposts, %,d counts, %,d removals, %,d restorations, %,d rejected%n",
                sum(feeds, "feed", "payloads"),
                sum(feeds, "feed", "posts"),
                sum(feeds, "feed", "reposts"),
                sum(feeds, "feed", "counts"),
                sum(feeds, "feed", "removals"),
                sum(feeds, "feed", "restorations"),
                sum(feeds, "feed", "rejected"));
        lines.printf(
                "%,d times a post or repost matched a brand: %,d different ones, %,d repeated observations%n",
                matched, unique, matched - unique);
        Map<String, Long> brands = new TreeMap<>();
        documents(found, "windows").stream()
                .filter(window -> window.at("/social/window/length").asText().equals(shortest.toString()))
                .forEach(window -> brands.merge(brand(window), number(window, "tally", "mentions"), Long::sum));
        long all = brands.values().stream().mapToLong(Long::longValue).sum();
        brands.forEach((brand, mentions) -> lines.printf(
                "  %-24s %,10d mentions  %5.1f %% share of voice%n", brand, mentions, 100.0 * mentions / all));
        lines.printf(
                "%,d alerts. All of it is in %s%n", documents(found, "alerts").size(), out);
        lines.flush();
    }

    private static Collection<ObjectNode> documents(Map<String, Map<String, ObjectNode>> found, String family) {
        return found.getOrDefault(family, Map.of()).values();
    }

    private static String brand(JsonNode document) {
        return document.at("/social/brand").asText();
    }

    private static long number(JsonNode document, String group, String field) {
        return document.at("/social/" + group + "/" + field).asLong();
    }

    private static long sum(Collection<ObjectNode> documents, String group, String field) {
        ToLongFunction<JsonNode> value = document -> number(document, group, field);
        return documents.stream().mapToLong(value).sum();
    }
}
