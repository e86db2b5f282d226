package earshot.cli;

import earshot.local.DataDirectory;
import earshot.local.LocalStack;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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
        PrintWriter out = spec.commandLine().getOut();
        try (DataDirectory claimed = DataDirectory.claim(data, fresh);
                LocalStack running = LocalStack.start(claimed, stack.config(), out::println)) {
            out.println("running " + running.bootstrapServers());
            while (!new CountDownLatch(1).await(1, TimeUnit.SECONDS)) {
                running.requireRunning();
            }
        }
        return 0;
    }
}
