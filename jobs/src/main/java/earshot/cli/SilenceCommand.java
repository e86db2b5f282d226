package earshot.cli;

import earshot.config.PlainError;
import earshot.model.Alert;
import earshot.model.AlertAction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.apache.flink.util.TimeUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code earshot alerts silence}, and what else people say about alerts; NotifyJob heeds it at once. */
@Command(
        name = "silence",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Tells nobody of these alerts for a while. What is still open when it ends is told then.")
final class SilenceCommand implements Callable<Integer> {

    @Mixin
    private About about = new About();

    @Option(
            names = "--for",
            required = true,
            paramLabel = "TIME",
            converter = Time.class,
            description = "How long: 30min, 2h, 3d.")
    private Duration time = Duration.ZERO;

    @Option(names = "--everything", description = "Every alert of every brand.")
    private boolean everything;

    @Mixin
    private Saying saying = new Saying();

    @Override
    public Integer call() throws InterruptedException {
        if (about.isEverything() && !everything) {
            throw new PlainError("Say of what: --brand-set, --brand or --rule; or --everything");
        }
        Instant now = Saying.now();
        return saying.say(about.action(AlertAction.Kind.SILENCE, now, now.plus(time), saying.by, saying.reason));
    }

    /** Which alerts. */
    static final class About {
        @Option(names = "--brand-set", paramLabel = "NAME", description = "Of this set. Default: all")
        private String brandSet = "";

        @Option(names = "--brand", paramLabel = "ID", description = "Of this brand; may be said again. Default: all")
        private List<String> brands = new ArrayList<>();

        @Option(names = "--rule", paramLabel = "NAME", description = "Of this rule; may be said again. Default: all")
        private List<String> rules = new ArrayList<>();

        boolean isEverything() {
            return brandSet.isEmpty() && brands.isEmpty() && rules.isEmpty();
        }

        AlertAction action(AlertAction.Kind kind, Instant from, Instant until, String by, String reason) {
            return new AlertAction(
                    Saying.id(),
                    kind,
                    brandSet,
                    List.copyOf(brands),
                    List.copyOf(rules),
                    "",
                    from,
                    until,
                    by,
                    reason,
                    Saying.now());
        }
    }

    /** Who says it and why, and where it is said. */
    static final class Saying {
        @Option(names = "--by", paramLabel = "NAME", description = "Who says so. Default: the user")
        private String by = System.getProperty("user.name", "");

        @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for those who wonder.")
        private String reason = "";

        @Mixin
        private AlertOptions options = new AlertOptions();

        @Spec(Spec.Target.MIXEE)
        private CommandSpec spec = CommandSpec.create();

        int say(AlertAction action) throws InterruptedException {
            options.say(action);
            spec.commandLine().getOut().println(AlertsCommand.line(action, now()));
            spec.commandLine().getOut().flush();
            return 0;
        }

        static Instant now() {
            return Clock.systemUTC().instant();
        }

        static String id() {
            return UUID.randomUUID().toString().substring(0, 8);
        }
    }

    /** Times as people write them. */
    static final class Time implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            try {
                Duration time = TimeUtils.parseDuration(text);
                if (time.compareTo(Duration.ofMinutes(1)) >= 0 && time.compareTo(Duration.ofDays(366)) <= 0) {
                    return time;
                }
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException("'" + text + "' is no time such as 30min, 2h or 3d");
            }
            throw new TypeConversionException("'" + text + "' must be from 1min to 366d");
        }
    }

    /** {@code earshot alerts campaign}. */
    @Command(
            name = "campaign",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            description =
                    "Plans a campaign: while it runs, nobody is told of the alerts it is bound to set off, and the"
                            + " others name it.")
    static final class Campaign implements Callable<Integer> {

        @Parameters(paramLabel = "NAME", description = "As it is named in messages.")
        private String name = "";

        @Mixin
        private About about = new About();

        @Option(names = "--from", required = true, paramLabel = "TIME", description = "As 2026-03-01T08:00:00Z.")
        private Instant from = Instant.EPOCH;

        @Option(names = "--until", required = true, paramLabel = "TIME", description = "Exclusive.")
        private Instant until = Instant.EPOCH;

        @Mixin
        private Saying saying = new Saying();

        @Override
        public Integer call() throws InterruptedException {
            if (!from.isBefore(until)) {
                throw new PlainError("--until is " + until + "; it must be after --from, " + from);
            }
            if (about.isEverything()) {
                throw new PlainError("Say whose campaign it is: --brand-set or --brand");
            }
            if (about.rules.isEmpty()) {
                about.rules.add("volume-spike");
            }
            return saying.say(about.action(AlertAction.Kind.CAMPAIGN, from, until, saying.by, name));
        }
    }

    /** {@code earshot alerts acknowledge}. */
    @Command(
            name = "acknowledge",
            mixinStandardHelpOptions = true,
            description =
                    "Says that you are at it: the alert is not repeated. Its end, and worse, is told all the same.")
    static final class Acknowledge implements Callable<Integer> {

        @Parameters(paramLabel = "EPISODE", description = "The beginning of its id, as list and messages show it.")
        private String episode = "";

        @Option(
                names = "--for",
                paramLabel = "TIME",
                converter = Time.class,
                defaultValue = "7d",
                description = "How long. Default: ${DEFAULT-VALUE}")
        private Duration time = Duration.ofDays(7);

        @Mixin
        private Saying saying = new Saying();

        @Override
        public Integer call() throws InterruptedException {
            Alert alert = saying.options.alert(episode);
            if (AlertOptions.isOver(alert)) {
                throw new PlainError("That alert is over since " + alert.updatedAt() + ": " + alert.summary());
            }
            Instant now = Saying.now();
            return saying.say(new AlertAction(
                    Saying.id(),
                    AlertAction.Kind.ACKNOWLEDGEMENT,
                    "",
                    List.of(),
                    List.of(),
                    alert.episodeId(),
                    now,
                    now.plus(time),
                    saying.by,
                    saying.reason,
                    now));
        }
    }

    /** {@code earshot alerts end}. */
    @Command(
            name = "end",
            mixinStandardHelpOptions = true,
            description = "Ends a silence, a campaign or an acknowledgement before its time.")
    static final class End implements Callable<Integer> {

        @Parameters(paramLabel = "ID", description = "As list shows it.")
        private String id = "";

        @Mixin
        private Saying saying = new Saying();

        @Override
        public Integer call() throws InterruptedException {
            Instant now = Saying.now();
            AlertAction action = saying.options.actions(now).stream()
                    .filter(any -> any.id().equals(id))
                    .findFirst()
                    .orElseThrow(
                            () -> new PlainError("Nothing in force is called " + id + "; see earshot alerts list"));
            return saying.say(new AlertAction(
                    action.id(),
                    action.kind(),
                    action.brandSet(),
                    action.brands(),
                    action.rules(),
                    action.episodeId(),
                    action.from().isBefore(now) ? action.from() : now,
                    now,
                    saying.by,
                    saying.reason.isEmpty() ? action.reason() : saying.reason,
                    now));
        }
    }
}
