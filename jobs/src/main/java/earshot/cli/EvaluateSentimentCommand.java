package earshot.cli;

import earshot.config.PlainError;
import earshot.sentiment.Evaluation;
import earshot.sentiment.LabelledPost;
import earshot.sentiment.SentimentScorer;
import earshot.sentiment.TargetedPost;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code earshot evaluate-sentiment}. */
@Command(
        name = "evaluate-sentiment",
        mixinStandardHelpOptions = true,
        description =
                "Scores labelled posts and prints how often the label is right: macro-recall, accuracy, per class,"
                        + " calibration, confusion. Where a text says $$T$$, or with --brand, the id names the brand that the label"
                        + " is about.")
final class EvaluateSentimentCommand implements Callable<Integer> {

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "Tab-separated: id, label, text; standard input without. A .csv needs --columns.")
    private List<Path> file = List.of();

    @Option(
            names = "--columns",
            split = ",",
            paramLabel = "ID,LABEL,TEXT",
            description = "The names of a CSV's columns.")
    private List<String> columns = List.of();

    @Option(names = "--brand", description = "The label is about the brand that the id names.")
    private boolean brand;

    @Option(names = "--platform", paramLabel = "NAME", defaultValue = "x", description = "Whose posts. Default: x")
    private String platform = "x";

    @Option(
            names = "--language",
            paramLabel = "CODE",
            defaultValue = "en",
            description = "What the posts claim to be in. Default: en")
    private String language = "en";

    @Mixin
    private ScorerOptions models = new ScorerOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final InputStream in;

    EvaluateSentimentCommand() {
        this(System.in);
    }

    EvaluateSentimentCommand(InputStream in) {
        this.in = in;
    }

    @Override
    public Integer call() {
        var scorer = models.load();
        var evaluation = new Evaluation();
        var rows = new LabelledRows(in, spec.commandLine().getErr());
        if (columns.size() == 3) {
            readCsv().forEach(post -> add(post, scorer, evaluation));
        } else {
            rows.read(file, 3, fields -> add(LabelledPost.of(fields), scorer, evaluation));
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(scorer.version() + " on " + (file.isEmpty() ? "standard input" : file.get(0)));
        out.println(evaluation.report());
        out.flush();
        rows.finish();
        return 0;
    }

    private void add(LabelledPost post, SentimentScorer scorer, Evaluation evaluation) {
        boolean targeted = brand || post.text().contains(TargetedPost.MARK);
        var read = targeted
                ? TargetedPost.of(post.id(), post.id(), post.text())
                : TargetedPost.untargeted(post.id(), post.text());
        var scored = scorer.explain(read.post(platform, language), List.of(read.match()));
        evaluation.add(post.label(), scored.get(0).sentiment());
    }

    private List<LabelledPost> readCsv() {
        try {
            return LabelledPost.readCsv(file.get(0), columns.get(0), columns.get(1), columns.get(2));
        } catch (IOException | IllegalArgumentException e) {
            throw new PlainError("Cannot read " + file.get(0) + ": " + e.getMessage(), e);
        }
    }
}
