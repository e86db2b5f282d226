package earshot.cli;

import earshot.config.PlainError;
import earshot.model.Sentiment;
import earshot.sentiment.Evaluation;
import earshot.sentiment.LabelledPost;
import earshot.sentiment.SentimentScorer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code earshot score} and {@code earshot evaluate-sentiment}. */
@Command(
        name = "score",
        mixinStandardHelpOptions = true,
        description = "Reads a text a line and prints its sentiment: label and the probabilities of negative, neutral"
                + " and positive, tab-separated.")
final class ScoreCommand implements Callable<Integer> {

    enum Format {
        LINES,
        TSV
    }

    @Option(
            names = "--format",
            defaultValue = "lines",
            description = "lines: texts in; tsv: id and text in, id, label, three probabilities and language out."
                    + " Default: ${DEFAULT-VALUE}")
    private Format format = Format.LINES;

    @Option(names = "--platform", paramLabel = "NAME", defaultValue = "x", description = "Whose texts. Default: x")
    private String platform = "x";

    @Option(
            names = "--language",
            paramLabel = "CODE",
            defaultValue = "",
            description = "What the texts claim to be in; without it, it is identified.")
    private String language = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final InputStream in;

    ScoreCommand() {
        this(System.in);
    }

    ScoreCommand(InputStream in) {
        this.in = in;
    }

    @Override
    public Integer call() throws IOException {
        SentimentScorer scorer = SentimentScorer.load();
        PrintWriter out = spec.commandLine().getOut();
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (format == Format.LINES) {
                out.println(scored(scorer.score(line, platform, language)));
            } else {
                int tab = line.indexOf('\t');
                if (tab < 0) {
                    throw new PlainError("Line " + number + " has no tab; --format tsv wants an id, a tab and a text");
                }
                Sentiment sentiment = scorer.score(line.substring(tab + 1), platform, language);
                out.println(line.substring(0, tab) + '\t' + scored(sentiment) + '\t' + sentiment.language());
            }
        }
        out.flush();
        return 0;
    }

    private static String scored(Sentiment sentiment) {
        return String.format(
                Locale.ROOT,
                "%s\t%.4f\t%.4f\t%.4f",
                sentiment.label().name().toLowerCase(Locale.ROOT),
                sentiment.negative(),
                sentiment.neutral(),
                sentiment.positive());
    }

    /** {@code earshot evaluate-sentiment}. */
    @Command(
            name = "evaluate-sentiment",
            mixinStandardHelpOptions = true,
            description = "Scores labelled posts and prints how often the label is right: macro-recall, accuracy, per"
                    + " class, calibration, confusion.")
    static final class Evaluate implements Callable<Integer> {

        @Parameters(paramLabel = "FILE", description = "Tab-separated: id, label, text. A .csv needs --columns.")
        private Path file = Path.of("");

        @Option(
                names = "--columns",
                split = ",",
                paramLabel = "ID,LABEL,TEXT",
                description = "The names of a CSV's columns.")
        private List<String> columns = List.of();

        @Option(names = "--platform", paramLabel = "NAME", defaultValue = "x", description = "Whose posts. Default: x")
        private String platform = "x";

        @Option(
                names = "--language",
                paramLabel = "CODE",
                defaultValue = "en",
                description = "What the posts claim to be in. Default: en")
        private String language = "en";

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            List<LabelledPost> posts = read();
            SentimentScorer scorer = SentimentScorer.load();
            var evaluation = new Evaluation();
            posts.forEach(post -> evaluation.add(post.label(), scorer.score(post.text(), platform, language)));
            PrintWriter out = spec.commandLine().getOut();
            out.println(scorer.version() + " on " + file);
            out.println(evaluation.report());
            out.flush();
            return 0;
        }

        private List<LabelledPost> read() {
            try {
                return columns.size() == 3
                        ? LabelledPost.readCsv(file, columns.get(0), columns.get(1), columns.get(2))
                        : LabelledPost.read(file);
            } catch (IOException | IllegalArgumentException e) {
                throw new PlainError("Cannot read " + file + ": " + e.getMessage(), e);
            }
        }
    }
}
