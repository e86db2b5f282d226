package earshot.sentiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;

/** Fits a trained model's temperatures on posts that it was not trained on. */
public final class CalibrateSentiment {
    private CalibrateSentiment() {}

    /** Reads a folder of labelled data and the model's, and writes {@code calibration.tsv} to the latter. */
    public static void main(String[] args) throws IOException {
        if (args.length != 2) {
            throw new IllegalArgumentException("expected two folders: labelled data, and the model's");
        }
        calibrate(Path.of(args[0]), Path.of(args[1]));
    }

    /** @param labelled holds {@code semeval2017/val.tsv} and {@code goemotions/dev.tsv} */
    static void calibrate(Path labelled, Path folder) throws IOException {
        SentimentModel model = SentimentModel.of(
                "",
                Files.readAllBytes(folder.resolve(SentimentModel.LEXICON)),
                Files.readAllBytes(folder.resolve(SentimentModel.TABLE)),
                new byte[0],
                new byte[0],
                new byte[0]);
        Files.writeString(
                folder.resolve(SentimentModel.CALIBRATION),
                line(model, labelled.resolve("semeval2017/val.tsv"), Source.SHORT_POST)
                        + line(model, labelled.resolve("goemotions/dev.tsv"), Source.FORUM));
    }

    private static String line(SentimentModel model, Path file, Source source) throws IOException {
        var scanner = new TokenScanner(model.lexicon());
        var features = new Features(model.lexicon());
        var posts = LabelledPost.read(file);
        var logOdds = new ArrayList<double[]>(posts.size());
        int[] labels = new int[posts.size()];
        for (int i = 0; i < labels.length; i++) {
            double[] scores = new double[SentimentTable.CLASSES];
            Tokens tokens = scanner.scan(posts.get(i).text(), Mask.NONE);
            model.table().score(features.read(tokens, source), scores);
            logOdds.add(scores);
            labels[i] = SentimentTable.LABELS.indexOf(posts.get(i).label());
        }
        return Calibration.line(source, logOdds, labels);
    }
}
