package earshot.cli;

import earshot.config.JobConfig;
import earshot.config.Options;
import earshot.config.Settings;
import earshot.flow.SelectAgain;
import earshot.run.BackfillJob;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.apache.flink.api.common.JobExecutionResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code earshot backfill}. */
@Command(
        name = "backfill",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Lets a brand set hold for the past too: publishes it as holding from a time on and has the stored"
                        + " payloads it concerns matched again by the job that listens, which goes on undisturbed. Reaches as far"
                        + " back as measure.retention; doing it twice changes nothing.")
final class BackfillCommand implements Callable<Integer> {

    @Option(names = "--brands", required = true, paramLabel = "FILE", description = "The brand set, in YAML.")
    private Path brands = Path.of("");

    @Option(
            names = "--from",
            required = true,
            paramLabel = "TIME",
            description = "Received time from which it holds, as 2026-03-01T00:00:00Z.")
    private Instant from = Instant.EPOCH;

    @Option(names = "--to", paramLabel = "TIME", description = "Until when to match again, exclusive. Default: now.")
    private Instant to = Instant.MAX;

    @Mixin
    private SettingOptions settings = new SettingOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        Settings chosen = settings.read().with(Options.BRANDS_FILE, brands.toString());
        JobExecutionResult result = BackfillJob.run(new JobConfig(chosen), from, to);
        spec.commandLine()
                .getOut()
                .printf(
                        "%,d of %,d stored payloads concern a brand and are matched again.%n",
                        result.<Long>getAccumulatorResult(SelectAgain.SELECTED),
                        result.<Long>getAccumulatorResult(SelectAgain.READ));
        spec.commandLine().getOut().flush();
        return 0;
    }
}
