package earshot.cli;

import earshot.config.JobConfig;
import earshot.config.Options;
import earshot.config.PlainError;
import earshot.config.Settings;
import earshot.feed.Feeds;
import earshot.flow.ListenConfig;
import earshot.local.DataDirectory;
import earshot.local.Listening;
import earshot.local.LocalStack;
import earshot.model.BrandSet;
import earshot.replay.Feed;
import earshot.replay.FeedManifest;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
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
        System.setProperty("log4j2.configurationFile", "log4j2-local.xml");
        return new EndInOrder().run(this::listen);
    }

    private int listen() throws InterruptedException {
        if (exitWhenDone && feeds.areSimulated()) {
            throw new PlainError("--exit-when-done needs --feeds: the simulated feed never ends");
        }
        PrintWriter out = spec.commandLine().getOut();
        Settings chosen = settings.read();
        feeds.addTo(chosen);
        chosen.with(
                        Options.KAFKA_BOOTSTRAP_SERVERS,
                        "127.0.0.1:" + stack.config().kafkaPort())
                .with(Options.INDEX_HOSTS, "http://127.0.0.1:" + stack.config().elasticsearchPort());
        JobConfig config = new JobConfig(chosen);
        BrandSet brands = feeds.areSimulated() ? Feed.simulatedBrands() : config.brands();
        ListenConfig what = config.listen(brands);
        Feeds parsers = config.feeds();
        try (DataDirectory kept = DataDirectory.claim(data, fresh)) {
            FeedManifest manifest = FeedManifest.open(kept.feeds());
            Feed feed = feeds.feed(parsers, brands, manifest, Clock.systemUTC());
            try (LocalStack running = LocalStack.start(kept, stack.config(), out::println);
                    Listening listening = new Listening(running, config, what)) {
                out.println("  Listening for " + brands.brands().size() + " brands of the set " + brands.name() + " in "
                        + feed.title());
                listening.listen(feed, manifest, exitWhenDone, out::println);
            }
        }
        return 0;
    }
}
