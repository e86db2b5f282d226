package earshot.cli;

import earshot.config.PlainError;
import earshot.model.Alert;
import earshot.model.AlertAction;
import earshot.model.AlertEvent;
import earshot.model.Sentiment;
import earshot.model.SentimentLabel;
import earshot.sentiment.SecondOpinion;
import earshot.sentiment.SentimentConfig;
import earshot.sentiment.SentimentScorer;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code earshot alerts}. */
@Command(
        name = "alerts",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Shows alerts, and says what is to be told of them.",
        subcommands = {
            AlertsCommand.Show.class,
            AlertsCommand.ListAlerts.class,
            SilenceCommand.class,
            SilenceCommand.Campaign.class,
            SilenceCommand.Acknowledge.class,
            SilenceCommand.End.class
        })
final class AlertsCommand {

    /** {@code earshot alerts list}. */
    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists the open alerts, and which silences, campaigns and acknowledgements are in force.")
    static final class ListAlerts implements Callable<Integer> {

        @Option(names = "--all", description = "Also those that are over.")
        private boolean all;

        @Option(names = "--brand", paramLabel = "ID", description = "Of this brand alone.")
        private String brand = "";

        @Mixin
        private AlertOptions options = new AlertOptions();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            List<Alert> alerts = options.alerts().stream()
                    .filter(alert -> brand.isEmpty() || brand.equals(alert.brand()))
                    .toList();
            List<Alert> shown = alerts.stream()
                    .filter(alert -> all || !AlertOptions.isOver(alert))
                    .toList();
            Instant now = Clock.systemUTC().instant();
            PrintWriter out = spec.commandLine().getOut();
            shown.forEach(alert -> out.println(line(alert)));
            options.actions(now).forEach(action -> out.println(line(action, now)));
            long over = alerts.stream().filter(AlertOptions::isOver).count();
            out.printf(
                    "%d open, %d over%s%n",
                    alerts.size() - over, over, all || over == 0 ? "." : " (--all shows them).");
            out.flush();
            return 0;
        }
    }

    static String line(Alert alert) {
        return String.format(
                Locale.ROOT,
                "%-8s  %-10s %-8s %s  %s",
                alert.episodeId().substring(0, Math.min(8, alert.episodeId().length())),
                word(alert.state()),
                word(alert.severity()),
                alert.startedAt().truncatedTo(ChronoUnit.MINUTES),
                alert.summary());
    }

    static String line(AlertAction action, Instant now) {
        return String.format(
                Locale.ROOT,
                "%-8s  %s%s %s %s%s",
                action.id(),
                word(action.kind()),
                action.from().isAfter(now) ? " from " + action.from() : "",
                "until " + action.until().truncatedTo(ChronoUnit.SECONDS),
                about(action),
                action.by().isEmpty() && action.reason().isEmpty()
                        ? ""
                        : " (" + String.join(": ", List.of(action.by(), action.reason())) + ")");
    }

    static String line(AlertEvent event) {
        String what = event.kind() == AlertEvent.Kind.CHANGED
                ? word(event.state()) + ", " + word(event.severity()) + (event.provisional() ? ", provisional" : "")
                : word(event.kind()).replace('_', ' ') + " " + event.channel() + ": " + event.detail();
        return event.at().truncatedTo(ChronoUnit.SECONDS) + "  " + what;
    }

    /** {@code of velora, kestrel in airlines, negative-spike}. */
    static String about(AlertAction action) {
        if (action.kind() == AlertAction.Kind.ACKNOWLEDGEMENT) {
            return "of episode " + action.episodeId();
        }
        String brands = action.brands().isEmpty() ? "every brand" : String.join(", ", action.brands());
        String set = action.brandSet().isEmpty() ? "" : " in " + action.brandSet();
        String rules = action.rules().isEmpty() ? "" : ", " + String.join(", ", action.rules());
        return "of " + brands + set + rules;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** {@code earshot alerts show}. */
    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Shows one alert with everything it rests on, what became of it, and who was told.")
    static final class Show implements Callable<Integer> {

        @Parameters(paramLabel = "EPISODE", description = "The beginning of its id, as list shows it.")
        private String episode = "";

        @Option(
                names = "--second-opinion",
                description =
                        "Also what CoreNLP's annotator feels in each post's sentence, with its tree. Takes CoreNLP's"
                                + " jars models and models-english on the class path, and half a minute.")
        private boolean secondOpinion;

        @Mixin
        private AlertOptions options = new AlertOptions();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            Optional<SecondOpinion> opinions = secondOpinion ? Optional.of(opinions()) : Optional.empty();
            Alert alert = options.alert(episode);
            PrintWriter out = spec.commandLine().getOut();
            out.println(alert.summary());
            out.println();
            var reading = alert.reading();
            row(out, "episode", alert.episodeId() + ", revision " + alert.revision());
            row(out, "state", word(alert.state()) + ", " + word(alert.severity()));
            row(out, "rule", alert.rule() + " version " + alert.ruleVersion());
            row(out, "brand", alert.brand() + " in " + alert.brandSet() + " version " + alert.brandSetVersion());
            row(out, "from, to", alert.startedAt() + ", " + alert.updatedAt());
            row(out, "test window", reading.from() + " to " + reading.to());
            row(
                    out,
                    reading.measure(),
                    String.format(
                            Locale.ROOT,
                            "%,.0f, expected %,.1f (%,.1f–%,.1f), score %.1f",
                            reading.observed(),
                            reading.expected(),
                            reading.low(),
                            reading.high(),
                            reading.score()));
            row(out, "baseline", reading.baselineFrom() + " to " + reading.baselineTo());
            row(
                    out,
                    "negative share",
                    String.format(
                            Locale.ROOT,
                            "%.0f %%, usually %.0f %%",
                            100 * alert.share().share(),
                            100 * alert.share().usual()));
            var crowd = alert.crowd();
            row(
                    out,
                    "crowd",
                    String.format(
                            Locale.ROOT,
                            "%,d mentions, %,d negative, %,d authors, %,d different texts, %,d reposts",
                            crowd.mentions(),
                            crowd.negative(),
                            crowd.authors(),
                            crowd.clusters(),
                            crowd.reposts()));
            crowd.platforms()
                    .forEach(part ->
                            row(out, "", String.format(Locale.ROOT, "%s %,d", part.platform(), part.mentions())));
            alert.terms()
                    .forEach(term -> row(
                            out,
                            "stands out",
                            String.format(
                                    Locale.ROOT,
                                    "%s (%,d, usually %.1f)",
                                    term.term(),
                                    term.mentions(),
                                    term.usual())));
            SentimentScorer encoder = SentimentScorer.load(new SentimentConfig(1));
            alert.posts().forEach(post -> {
                row(out, "post", post.author() + ": " + post.sentence().strip() + " " + post.permalink());
                row(out, "  read again", told(encoder.score(post.text(), post.platform(), "")));
                opinions.flatMap(asked -> asked.of(post.sentence()))
                        .ifPresent(opinion -> row(out, "  CoreNLP", told(opinion)));
            });
            row(out, "incomplete", String.join(", ", alert.silentFeeds()));
            row(out, "dashboard", alert.dashboard());
            options.events(alert).forEach(event -> row(out, "log", line(event)));
            out.flush();
            return 0;
        }

        private static SecondOpinion opinions() {
            return SecondOpinion.load()
                    .orElseThrow(() -> new PlainError("CoreNLP's models are not on the class path:"
                            + " java -cp earshot.jar:stanford-corenlp-…-models.jar:stanford-corenlp-…-models-english.jar"
                            + " earshot.cli.Earshot alerts show …"));
        }

        /** What the encoder says of the whole post, however sure the table was. */
        private static String told(Sentiment answer) {
            return answer.label() == SentimentLabel.UNSCORED
                    ? ""
                    : String.format(
                            Locale.ROOT,
                            "%s (%.2f, %.2f, %.2f) by %s",
                            word(answer.label()),
                            answer.negative(),
                            answer.neutral(),
                            answer.positive(),
                            answer.model());
        }

        private static String told(SecondOpinion.Opinion opinion) {
            return String.format(
                    Locale.ROOT,
                    "%s (%.2f, %.2f, %.2f) %s",
                    word(opinion.label()),
                    opinion.negative(),
                    opinion.neutral(),
                    opinion.positive(),
                    opinion.tree());
        }

        /** Posts are strangers' words: no terminal takes orders from them. */
        private static void row(PrintWriter out, String name, String value) {
            if (!value.isEmpty()) {
                out.printf("  %-18s %s%n", name, value.replaceAll("\\p{Cntrl}+", " "));
            }
        }
    }
}
