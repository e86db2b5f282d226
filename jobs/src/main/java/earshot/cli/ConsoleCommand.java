package earshot.cli;

import earshot.config.JobConfig;
import earshot.config.Options;
import earshot.config.PlainError;
import earshot.config.Settings;
import earshot.console.Boards;
import earshot.console.ConsoleServer;
import earshot.index.Reader;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code earshot console}. */
@Command(
        name = "console",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Serves the console for what a running Elasticsearch holds, until Ctrl-C. `up` serves its own.")
final class ConsoleCommand implements Callable<Integer> {

    @Option(
            names = "--brands",
            paramLabel = "FILE",
            description =
                    "The brand set, for its brands' names and its time zone. Default: as brands.file says; without"
                            + " one the ids are shown, and times in UTC")
    private @Nullable Path brands;

    @Mixin
    private IndexOptions settings = new IndexOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        return new EndInOrder().run(this::serve);
    }

    private int serve() throws Exception {
        Settings chosen = settings.read();
        if (brands != null) {
            chosen.with(Options.BRANDS_FILE, brands.toString());
        }
        JobConfig config = new JobConfig(chosen);
        try (Reader reader = new Reader(config.index().connection());
                ConsoleServer console = ConsoleServer.start(
                        config.console(),
                        new Boards(
                                reader,
                                chosen.has(Options.BRANDS_FILE) ? List.of(config.brands()) : List.of(),
                                Clock.systemUTC(),
                                Map::of))) {
            spec.commandLine().getOut().println("Console  " + console.uri() + "   (Ctrl-C ends it)");
            spec.commandLine().getOut().flush();
            new CountDownLatch(1).await();
            return 0;
        } catch (IllegalArgumentException e) {
            throw new PlainError(String.valueOf(e.getMessage()), e);
        }
    }
}
