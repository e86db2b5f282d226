package earshot.cli;

import earshot.analyse.WindowTrace;
import earshot.analyse.WindowTrace.Change;
import earshot.config.JobConfig;
import earshot.config.KafkaConfig;
import earshot.config.PlainError;
import earshot.model.BrandWindow;
import earshot.model.Tally;
import earshot.run.OwnTopic;
import earshot.wire.Topic;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code earshot trace}. */
@Command(
        name = "trace",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "What late posts, edits, removals and restorations did to a window after it was closed: its numbers"
                        + " then and now, and each post that made the difference. Reads Kafka's topics of mentions and windows,"
                        + " which hold what a mention was for a day at least.")
final class TraceCommand implements Callable<Integer> {

    @Option(names = "--brand-set", required = true, paramLabel = "NAME", description = "Of the brand.")
    private String brandSet = "";

    @Option(names = "--brand", required = true, paramLabel = "ID", description = "The brand.")
    private String brand = "";

    @Option(
            names = "--window",
            paramLabel = "LENGTH",
            defaultValue = "PT1H",
            description = "Length of the window. Default: ${DEFAULT-VALUE}")
    private Duration length = Duration.ofHours(1);

    @Option(
            names = "--at",
            required = true,
            paramLabel = "TIME",
            description = "A time in it, as 2026-03-01T12:00:00Z.")
    private Instant at = Instant.EPOCH;

    @Mixin
    private SettingOptions settings = new SettingOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        JobConfig config = new JobConfig(settings.read());
        KafkaConfig kafka = config.kafka();
        BrandWindow window = OwnTopic.latest(kafka, Topic.WINDOWS).values().stream()
                .filter(any -> any.brandSet().equals(brandSet)
                        && any.brand().equals(brand)
                        && any.length().equals(length)
                        && !at.isBefore(any.start())
                        && at.isBefore(any.end()))
                .findFirst()
                .orElseThrow(
                        () -> new PlainError("No window of " + brandSet + "/" + brand + " of " + length + " at " + at));
        WindowTrace trace = new WindowTrace(platform -> config.inTimeUntil(window.end(), platform));
        OwnTopic.all(kafka, Topic.MENTIONS, mention -> {
            Instant publishedAt = mention.post().publishedAt();
            if (mention.match().brandSet().equals(brandSet)
                    && mention.match().brand().equals(brand)
                    && !publishedAt.isBefore(window.start())
                    && publishedAt.isBefore(window.end())) {
                trace.add(mention);
            }
        });
        return print(window, trace);
    }

    private int print(BrandWindow window, WindowTrace trace) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(window.id());
        out.printf("%-36s %s%n", "when it was closed", numbers(trace.before()));
        for (Change change : trace.changes()) {
            out.printf(
                    "  %-34s %s%n",
                    change.postId(), change.what() + " " + change.observedAt() + "  " + signed(change.change()));
        }
        out.printf("%-36s %s%n", "now", numbers(trace.after()));
        out.printf(
                "%-36s %s%n",
                "the window says, " + window.status().toString().toLowerCase(Locale.ROOT), numbers(window.tally()));
        out.flush();
        return numbers(trace.after()).equals(numbers(window.tally())) ? 0 : 1;
    }

    private static String numbers(Tally tally) {
        return String.format(
                "%,d mentions, %,d reposts, %,d negative, %,d neutral, %,d positive, engagement %,d",
                tally.mentions(),
                tally.reposts(),
                tally.negative(),
                tally.neutral(),
                tally.positive(),
                tally.engagement());
    }

    private static String signed(Tally tally) {
        return String.format(
                "%+d mentions, %+d reposts, %+d negative, %+d neutral, %+d positive, engagement %+d",
                tally.mentions(),
                tally.reposts(),
                tally.negative(),
                tally.neutral(),
                tally.positive(),
                tally.engagement());
    }
}
