package earshot.cli;

import earshot.config.JobConfig;
import earshot.config.Options;
import earshot.config.PlainError;
import earshot.config.Settings;
import earshot.notify.NotifyConfig;
import earshot.notify.TryReceiver;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code earshot notify}. */
@Command(
        name = "notify",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Looks after the receivers of alerts.",
        subcommands = NotifyCommand.Test.class)
final class NotifyCommand {

    /** {@code earshot notify test}. */
    @Command(
            name = "test",
            mixinStandardHelpOptions = true,
            description = "Sends a receiver a message that says it is a test. Exit code 1 where it did not arrive.")
    static final class Test implements Callable<Integer> {

        @Parameters(paramLabel = "RECEIVER", description = "Its name in the routes file.")
        private String receiver = "";

        @Option(
                names = "--routes",
                paramLabel = "FILE",
                description = "Who is told of what, in YAML. Default: as notify.routes says")
        private @Nullable Path routes;

        @Mixin
        private SettingOptions settings = new SettingOptions();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            Settings chosen = settings.read();
            if (routes != null) {
                chosen.with(Options.NOTIFY_ROUTES, routes.toString());
            }
            NotifyConfig config = new JobConfig(chosen).notifying();
            PrintWriter out = spec.commandLine().getOut();
            Map<String, String> outcomes = send(config);
            outcomes.forEach((channel, failure) -> out.println(
                    failure.isEmpty()
                            ? channel + " took the message."
                            : channel + " was not reached: " + failure + "."));
            out.flush();
            return outcomes.values().stream().allMatch(String::isEmpty) ? 0 : 1;
        }

        private Map<String, String> send(NotifyConfig config) {
            try {
                return TryReceiver.send(config, receiver, Clock.systemUTC().instant());
            } catch (IllegalArgumentException e) {
                throw new PlainError(String.valueOf(e.getMessage()), e);
            }
        }
    }
}
