package earshot.cli;

import earshot.config.PlainError;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The command line. Exit codes: 0 done, 1 failed or differences found, 2 used wrongly. */
@Command(
        name = "earshot",
        description = "Listens to what people say about brands.",
        mixinStandardHelpOptions = true,
        versionProvider = EarshotCommand.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            UpCommand.class,
            ConsoleCommand.class,
            AnalyseCommand.class,
            ReplayCommand.class,
            ParseCommand.class,
            DeadLettersCommand.class,
            BrandsCommand.class,
            MatchCommand.class,
            ExplainCommand.class,
            ScoreCommand.class,
            EvaluateSentimentCommand.class,
            AuditCommand.class,
            TraceCommand.class,
            RetentionCommand.class,
            KibanaCommand.class,
            ExportCommand.class,
            AlertsCommand.class,
            NotifyCommand.class,
            BacktestCommand.class,
            BackfillCommand.class,
            CompareQueriesCommand.class,
            TransparencyCommand.class,
            DoctorCommand.class,
            ReportCommand.class
        })
public final class EarshotCommand {

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new EarshotCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((error, command, parsed) -> explain(error, command));
    }

    private static int explain(Exception error, CommandLine command) {
        if (error instanceof PlainError) {
            command.getErr().println(command.getColorScheme().errorText(error.getMessage() + "."));
        } else {
            LoggerFactory.getLogger(EarshotCommand.class).error("{} failed", command.getCommandName(), error);
            command.getErr()
                    .println(command.getColorScheme()
                            .errorText("Earshot failed in a way it should not have (" + error + ")."));
        }
        return CommandLine.ExitCode.SOFTWARE;
    }

    /** As stated in the jar. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = EarshotCommand.class.getPackage().getImplementationVersion();
            return new String[] {"Earshot " + (version == null ? "unpackaged" : version)};
        }
    }
}
