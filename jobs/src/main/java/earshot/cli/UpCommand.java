package earshot.cli;

import earshot.config.JobConfig;
import earshot.config.Options;
import earshot.config.PlainError;
import earshot.config.Settings;
import earshot.console.Boards;
import earshot.console.ConsoleConfig;
import earshot.console.ConsoleServer;
import earshot.feed.Feeds;
import earshot.index.Index;
import earshot.index.Reader;
import earshot.local.DataDirectory;
import earshot.local.Listening;
import earshot.local.LocalStack;
import earshot.local.StackConfig;
import earshot.model.BrandSet;
import earshot.replay.Feed;
import earshot.replay.FeedManifest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code earshot up}. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Runs everything on this machine until Ctrl-C: Kafka, Elasticsearch, Flink with the jobs, and a feed."
                        + " What it heard is kept; the next start goes on from there.")
final class UpCommand implements Callable<Integer> {

    @Mixin
    private FeedOptions feeds = new FeedOptions();

    @Option(names = "--exit-when-done", description = "Ends when the files have ended and every document is written.")
    private boolean exitWhenDone;

    @Option(names = "--fresh", description = "Throws away what an earlier run kept, and starts over.")
    private boolean fresh;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = ".earshot",
            description = "Where everything is kept. Default: ${DEFAULT-VALUE}")
    private Path data = Path.of(".earshot");

    @Mixin
    private StackOptions stack = new StackOptions();

    @Mixin
    private SettingOptions settings = new SettingOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        System.setProperty(
                "earshot.log", DataDirectory.log(data).toAbsolutePath().toString());
        // An alert's line goes where the line of progress is.
        System.setProperty("earshot.line-start", Console.isTerminal() ? Console.BACK_AND_CLEAR : "");
        System.setProperty("log4j2.configurationFile", "log4j2-local.xml");
        return new EndInOrder().run(this::listen);
    }

    private int listen() throws InterruptedException, IOException {
        if (exitWhenDone && feeds.areSimulated()) {
            throw new PlainError("--exit-when-done needs --feeds: the simulated feed never ends");
        }
        StackConfig where = stack.config();
        Settings chosen = settings.read();
        feeds.addTo(chosen);
        chosen.with(Options.KAFKA_BOOTSTRAP_SERVERS, "127.0.0.1:" + where.kafkaPort())
                .with(Options.INDEX_HOSTS, "http://127.0.0.1:" + where.elasticsearchPort());
        JobConfig config = new JobConfig(chosen);
        BrandSet brands = feeds.areSimulated() ? Feed.simulatedBrands() : config.brands();
        // Told before anything starts, should it be wrong.
        config.listen(brands);
        ConsoleConfig shown = config.console();
        Feeds parsers = config.feeds();
        Console console = Console.on(spec.commandLine().getOut());
        try (DataDirectory kept = DataDirectory.claim(data, fresh)) {
            FeedManifest manifest = FeedManifest.open(kept.feeds());
            Feed feed = feeds.feed(parsers, manifest, Clock.systemUTC());
            console.say("Starting on " + kept.root() + " (log: " + kept.log() + ")");
            AtomicReference<Object> progress = new AtomicReference<>(Map.of());
            try (LocalStack running = LocalStack.start(kept, where, console::say);
                    Listening listening = new Listening(running, config, brands);
                    Reader reader = new Reader(config.index().connection());
                    ConsoleServer page = ConsoleServer.start(
                            shown, new Boards(reader, List.of(brands), Clock.systemUTC(), progress::get))) {
                try {
                    guide(page, running, feed, brands).forEach(console::say);
                    listening.listen(feed, manifest, exitWhenDone, now -> {
                        progress.set(now);
                        console.progress(now.toString());
                    });
                    listening.summary().forEach(console::say);
                } finally {
                    console.say("Ending. What was heard is kept in " + kept.root() + ".");
                }
            }
        }
        return 0;
    }

    private static List<String> guide(ConsoleServer page, LocalStack running, Feed feed, BrandSet brands) {
        String search = "curl -s '" + running.elasticsearch() + "/%s*/_search?%spretty'";
        String brand = brands.brands().get(0).id();
        return List.of(
                "",
                "Listening to " + feed.title() + " for " + brands.brands().size() + " brands ("
                        + brands.brands().stream().map(BrandSet.Brand::id).collect(Collectors.joining(", ")) + ").",
                "",
                "  the console         " + page.uri(),
                "  jobs at work        " + running.flink().uri(),
                "  newest mentions     "
                        + String.format(
                                search,
                                Index.MENTIONS.alias(),
                                "q=social.brand:" + brand + "&sort=@timestamp:desc&size=3&"),
                "  newest windows      "
                        + String.format(
                                search,
                                Index.WINDOWS.alias(),
                                "q=social.brand:" + brand + "&sort=@timestamp:desc&size=3&"),
                "  alerts              earshot alerts list   (each is told here too, or to whom notify.routes says)",
                "  alerts in full      " + String.format(search, Index.ALERTS.alias(), ""),
                "",
                "Ctrl-C ends everything; the next start goes on from there.",
                "");
    }
}
