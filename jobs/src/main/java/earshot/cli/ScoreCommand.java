package earshot.cli;

import earshot.config.PlainError;
import earshot.model.BrandMatch;
import earshot.model.Cue;
import earshot.model.Sentiment;
import earshot.model.Span;
import earshot.sentiment.SentimentScorer;
import earshot.sentiment.TargetedPost;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code earshot score}. */
@Command(
        name = "score",
        mixinStandardHelpOptions = true,
        description = {
            "Prints the sentiment of texts: label and the probabilities of negative, neutral and positive.",
            "%n  lines (default)  in: a text; out: label, p_neg, p_neu, p_pos",
            "  tsv              in: id, text; out: id, label, p_neg, p_neu, p_pos, language",
            "  tsv --brand      in: id, brand, text; out: id, brand, label, p_neg, p_neu, p_pos, language."
                    + " The sentiment is towards the brand, found by its name, by #name and @name, or where the text"
                    + " says $$T$$. Lines in a row with one text are one post that names several brands.%n",
            "Columns are parted by tabs; a first line that names them (id … text) is answered by one."
        })
final class ScoreCommand implements Callable<Integer> {

    enum Format {
        LINES,
        TSV
    }

    @Parameters(paramLabel = "FILE", description = "What to read; standard input without.")
    private List<Path> files = List.of();

    @Option(names = "--format", defaultValue = "lines", description = "lines or tsv. Default: ${DEFAULT-VALUE}")
    private Format format = Format.LINES;

    @Option(names = "--brand", description = "Score towards the brand in the second column; takes --format tsv.")
    private boolean brand;

    @Option(
            names = "--explain",
            description = "Below each answer, behind a tab: the sentence that carries it, and the words that moved it"
                    + " with what each added to the log-odds of positive over negative, and where it stands.")
    private boolean explain;

    @Option(names = "--platform", paramLabel = "NAME", defaultValue = "x", description = "Whose texts. Default: x")
    private String platform = "x";

    @Option(
            names = "--language",
            paramLabel = "CODE",
            defaultValue = "",
            description = "What the texts claim to be in; without it, it is identified.")
    private String language = "";

    @Mixin
    private ScorerOptions models = new ScorerOptions();

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
    public Integer call() {
        if (brand && format != Format.TSV) {
            throw new PlainError("--brand needs --format tsv: id, brand and text");
        }
        var scorer = models.load();
        PrintWriter out = spec.commandLine().getOut();
        var rows = new LabelledRows(in, spec.commandLine().getErr());
        var post = new ArrayList<TargetedPost>();
        boolean[] begun = {false};
        rows.read(files, format == Format.LINES ? 1 : brand ? 3 : 2, fields -> {
            if (!begun[0] && rows.hadHeader()) {
                out.println(
                        brand
                                ? "id\tbrand\tlabel\tp_neg\tp_neu\tp_pos\tlanguage"
                                : "id\tlabel\tp_neg\tp_neu\tp_pos\tlanguage");
            }
            begun[0] = true;
            var read = read(fields);
            if (!post.isEmpty() && !(brand && post.get(0).text().equals(read.text()))) {
                print(scorer, post, out);
            }
            post.add(read);
        });
        if (!post.isEmpty()) {
            print(scorer, post, out);
        }
        out.flush();
        rows.finish();
        return 0;
    }

    private TargetedPost read(String[] fields) {
        if (!brand) {
            return TargetedPost.untargeted(fields.length > 1 ? fields[0] : "", fields[fields.length - 1]);
        }
        if (fields[1].isBlank()) {
            throw new IllegalArgumentException("no brand in the second column");
        }
        return TargetedPost.of(fields[0], fields[1].strip(), fields[2]);
    }

    private void print(SentimentScorer scorer, List<TargetedPost> post, PrintWriter out) {
        var matches = post.stream().map(TargetedPost::match).toList();
        var scored = scorer.explain(post.get(0).post(platform, language), matches);
        for (int i = 0; i < scored.size(); i++) {
            Sentiment sentiment = scored.get(i).sentiment();
            String answer = String.format(
                    Locale.ROOT,
                    "%s\t%.4f\t%.4f\t%.4f",
                    sentiment.label().name().toLowerCase(Locale.ROOT),
                    sentiment.negative(),
                    sentiment.neutral(),
                    sentiment.positive());
            if (format == Format.LINES) {
                out.println(answer);
            } else {
                String head = post.get(i).id() + '\t' + (brand ? post.get(i).brand() + '\t' : "");
                out.println(head + answer + '\t' + sentiment.language());
            }
            if (explain) {
                explain(scored.get(i), post.get(i).text(), out);
            }
        }
        post.clear();
    }

    private static void explain(BrandMatch match, String text, PrintWriter out) {
        Span sentence = match.evidence().sentence();
        if (!sentence.equals(Span.NONE)) {
            out.println("\tsentence\t" + text.substring(sentence.start(), sentence.end()));
        }
        for (Cue cue : match.evidence().cues()) {
            out.println(String.format(
                    Locale.ROOT,
                    "\t%+.2f\t%s\t%d-%d",
                    cue.weight(),
                    text.substring(cue.span().start(), cue.span().end()),
                    cue.span().start(),
                    cue.span().end()));
        }
        if (!match.intents().isEmpty()) {
            out.println("\tintent\t" + match.intents().toString().toLowerCase(Locale.ROOT));
        }
    }
}
