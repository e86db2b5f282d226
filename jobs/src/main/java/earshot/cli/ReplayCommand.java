package earshot.cli;

import earshot.config.JobConfig;
import earshot.config.Settings;
import earshot.replay.Feed;
import earshot.replay.FeedManifest;
import earshot.replay.Replay;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code earshot replay}. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Puts a feed's payloads onto the raw topics of Kafka, each once however often it is interrupted,"
                + " until the feed ends or Ctrl-C. The simulated feed never ends.")
final class ReplayCommand implements Callable<Integer> {

    @Mixin
    private FeedOptions feeds = new FeedOptions();

    @Option(
            names = "--progress",
            paramLabel = "FILE",
            defaultValue = ".earshot-replay.json",
            description = "Where it is kept which feed was begun when, for that Kafka alone. Default: ${DEFAULT-VALUE}")
    private Path progress = Path.of(".earshot-replay.json");

    @Mixin
    private SettingOptions settings = new SettingOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        Settings chosen = settings.read();
        feeds.addTo(chosen);
        JobConfig config = new JobConfig(chosen);
        return new EndInOrder().run(() -> replay(config));
    }

    private int replay(JobConfig config) throws InterruptedException {
        FeedManifest manifest = FeedManifest.open(progress);
        Feed feed = feeds.feed(config.feeds(), manifest, Clock.systemUTC());
        spec.commandLine()
                .getOut()
                .println("Replaying " + feed.title() + " to Kafka at "
                        + config.kafka().bootstrapServers() + ".");
        try (Replay replay = new Replay(feed.name(), manifest, config.kafka())) {
            replay.run(feed.payloads(), feed.pace());
        }
        return 0;
    }
}
