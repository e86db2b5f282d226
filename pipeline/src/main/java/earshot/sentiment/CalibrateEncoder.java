package earshot.sentiment;

import earshot.model.BrandMatch;
import earshot.model.Sentiment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Fits how much the table and a trained encoder count, on posts that neither was trained on. */
final class CalibrateEncoder {
    private final SentimentModel model;
    private final Encoder encoder;
    private final TokenScanner scanner;
    private final List<double[]> parts = new ArrayList<>();
    private final List<Integer> labels = new ArrayList<>();

    private CalibrateEncoder(SentimentModel model, Encoder encoder) {
        this.model = model;
        this.encoder = encoder;
        scanner = new TokenScanner(model.lexicon());
    }

    /** Reads a folder of labelled data, the table's and the encoder's, and writes {@code blend.tsv} to the last. */
    public static void main(String[] args) throws IOException {
        if (args.length != 3) {
            throw new IllegalArgumentException("expected three folders: labelled data, the table's, the encoder's");
        }
        Path labelled = Path.of(args[0]);
        Path folder = Path.of(args[2]);
        try (var encoder = Encoder.of(
                Files.readAllBytes(folder.resolve(Cascade.PIECES)),
                Files.readAllBytes(folder.resolve(Cascade.ENCODER)))) {
            var calibrate = new CalibrateEncoder(SentimentModel.read(Path.of(args[1])), encoder);
            String blend = calibrate.line(labelled.resolve("semeval2017/val.tsv"), Source.SHORT_POST)
                    + calibrate.line(labelled.resolve("goemotions/dev.tsv"), Source.FORUM)
                    + calibrate.brandLine(labelled);
            Files.writeString(folder.resolve(Cascade.BLEND), blend);
        }
    }

    private String line(Path file, Source source) throws IOException {
        var scorer = SentimentScorer.of(model);
        String platform = source == Source.FORUM ? "reddit" : "x";
        for (LabelledPost post : LabelledPost.read(file)) {
            Tokens tokens = scanner.scan(post.text(), Mask.NONE);
            add(
                    post,
                    scorer.score(post.text(), platform, "en"),
                    source,
                    encoder.pieces().of(post.text(), tokens));
        }
        return line(Blend.Kind.of(source, false));
    }

    /** The fold that the encoder has not seen, with a target table that has not seen it either. */
    private String brandLine(Path labelled) throws IOException {
        var held = new ArrayList<LabelledPost>();
        var others = new ArrayList<LabelledPost>();
        var posts = TrainTargets.read(labelled);
        for (int i = 0; i < posts.size(); i++) {
            (i % TrainTargets.FOLDS == 0 ? held : others).add(posts.get(i));
        }
        var scorer = SentimentScorer.of(model.with(new TrainTargets(model).train(others)));
        for (LabelledPost post : held) {
            TargetedPost read = TargetedPost.of(post.id(), post.id(), post.text());
            BrandMatch scored =
                    scorer.score(read.post("x", "en"), List.of(read.match())).get(0);
            Tokens tokens = scanner.scan(read.text(), Mask.of(read.targets(), read.text()));
            add(post, scored.sentiment(), Source.SHORT_POST, encoder.pieces().of(read.text(), tokens));
        }
        return line(Blend.Kind.BRAND);
    }

    private void add(LabelledPost post, Sentiment table, Source source, WordPieces.Text text) {
        double[] before = {table.negative(), table.neutral(), table.positive()};
        labels.add(SentimentTable.LABELS.indexOf(post.label()));
        parts.add(Blend.parts(source, before, encoder.read(text)));
    }

    private String line(Blend.Kind kind) {
        String line = Blend.line(kind, parts, labels);
        System.out.println(kind + ", table and encoder, as fitted:\n"
                + Blend.measure(line, parts, labels).report());
        parts.clear();
        labels.clear();
        return line;
    }
}
