package earshot.cli;

import earshot.analyse.Transparency;
import earshot.config.JobConfig;
import earshot.config.Options;
import earshot.config.Settings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code earshot transparency}. */
@Command(
        name = "transparency",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Says what is counted and how: sources, depth, languages, filters, definitions, queries, models and"
                        + " versions, as the configuration has them.")
final class TransparencyCommand implements Callable<Integer> {

    /** How it is written. */
    enum Format {
        MARKDOWN,
        JSON
    }

    @Option(names = "--brands", required = true, paramLabel = "FILE", description = "The brand set, in YAML.")
    private Path brands = Path.of("");

    @Option(
            names = "--format",
            paramLabel = "NAME",
            defaultValue = "markdown",
            description = "markdown or json. Default: ${DEFAULT-VALUE}")
    private Format format = Format.MARKDOWN;

    @Mixin
    private SettingOptions settings = new SettingOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Settings chosen = settings.read().with(Options.BRANDS_FILE, brands.toString());
        JobConfig config = new JobConfig(chosen);
        String version = new EarshotCommand.Version().getVersion()[0];
        var table = new Transparency(config.brands(), config.feeds(), config.sentiment(), chosen.inForce(), version);
        PrintWriter out = spec.commandLine().getOut();
        out.println(format == Format.JSON ? table.json() : table.markdown());
        out.flush();
        return 0;
    }
}
