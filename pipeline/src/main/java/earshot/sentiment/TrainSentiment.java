package earshot.sentiment;

import earshot.model.SentimentLabel;
import edu.stanford.nlp.classify.LinearClassifier;
import edu.stanford.nlp.classify.LinearClassifierFactory;
import edu.stanford.nlp.classify.WeightedRVFDataset;
import edu.stanford.nlp.ling.RVFDatum;
import edu.stanford.nlp.stats.ClassicCounter;
import edu.stanford.nlp.stats.Counter;
import edu.stanford.nlp.util.logging.RedwoodConfiguration;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Trains the default model: CoreNLP's maximum-entropy classifier (quasi-Newton, Gaussian prior of deviation 1) on hashed
 * features, every class of every source weighing the same. Single-threaded and without chance: the same data give the
 * same bytes.
 */
public final class TrainSentiment {
    static final int BITS = 20;
    private static final double TOLERANCE = 1e-3;
    private static final double SIGMA = 1;
    /** GoEmotions' weight beside SemEval's 1: more costs posts from X what it gives Reddit. */
    private static final float FORUM_WEIGHT = 0.5f;

    private final Lexicon lexicon;
    private final int bits;
    private final TokenScanner scanner;
    private final Features features;
    private final WeightedRVFDataset<SentimentLabel, Integer> data = new WeightedRVFDataset<>();

    TrainSentiment(Lexicon lexicon, int bits) {
        this.lexicon = lexicon;
        this.bits = bits;
        scanner = new TokenScanner(this.lexicon);
        features = new Features(this.lexicon);
    }

    /** Trains from a folder of labelled data (README: Sentiment) and writes the model's files to another. */
    public static void main(String[] args) throws IOException {
        if (args.length != 2) {
            throw new IllegalArgumentException("expected two folders: labelled data, and where the model goes");
        }
        train(Path.of(args[0]), Path.of(args[1]));
    }

    /**
     * @param labelled holds {@code semeval2017/train.tsv} and {@code val.tsv}, {@code goemotions/train.tsv} and {@code
     *     dev.tsv}, and {@code lexica/}
     * @param model receives {@code lexicon.tsv}, {@code table.bin} and {@code calibration.tsv}
     */
    public static void train(Path labelled, Path model) throws IOException {
        RedwoodConfiguration.empty().apply();
        String words = BuildLexicon.from(labelled.resolve("lexica"), shippedCues());
        var trainer = new TrainSentiment(Lexicon.read(new BufferedReader(new StringReader(words))), BITS);
        trainer.add(LabelledPost.read(labelled.resolve("semeval2017/train.tsv")), Source.SHORT_POST, 1);
        trainer.add(LabelledPost.read(labelled.resolve("goemotions/train.tsv")), Source.FORUM, FORUM_WEIGHT);
        SentimentTable table = trainer.export(trainer.fit());
        Files.createDirectories(model);
        Files.writeString(model.resolve(SentimentModel.LEXICON), words);
        Files.write(model.resolve(SentimentModel.TABLE), table.toBytes());
        CalibrateSentiment.calibrate(labelled, model);
    }

    private static BufferedReader shippedCues() throws IOException {
        InputStream cues = TrainSentiment.class.getResourceAsStream("en/cues.tsv");
        if (cues == null) {
            throw new IOException("the cue words are missing from the jar");
        }
        return new BufferedReader(new InputStreamReader(cues, StandardCharsets.UTF_8));
    }

    /** Adds the posts of one source, each class weighing a third of {@code weight} times their number. */
    void add(List<LabelledPost> posts, Source source, float weight) {
        int[] sizes = new int[SentimentTable.CLASSES];
        for (LabelledPost post : posts) {
            sizes[SentimentTable.LABELS.indexOf(post.label())]++;
        }
        for (LabelledPost post : posts) {
            float balanced = weight
                    * posts.size()
                    / (SentimentTable.CLASSES * sizes[SentimentTable.LABELS.indexOf(post.label())]);
            data.add(datum(post, source), balanced);
        }
    }

    /** The classifier's view of a post: bucket, or beyond the buckets dense feature and bias, to value. */
    RVFDatum<SentimentLabel, Integer> datum(LabelledPost post, Source source) {
        features.read(scanner.scan(post.text(), Mask.NONE), source);
        Counter<Integer> values = new ClassicCounter<>();
        for (Bag bag : features.bags()) {
            for (int i = 0; i < bag.size(); i++) {
                values.incrementCount(SentimentTable.bucket(bag.hash(i), bits), bag.scale());
            }
        }
        int buckets = 1 << bits;
        float[] dense = features.dense();
        for (int i = 0; i < dense.length; i++) {
            values.setCount(buckets + i, dense[i]);
        }
        values.setCount(buckets + dense.length, 1);
        return new RVFDatum<>(values, post.label());
    }

    LinearClassifier<SentimentLabel, Integer> fit() {
        var factory = new LinearClassifierFactory<SentimentLabel, Integer>(TOLERANCE, false, SIGMA);
        factory.useQuasiNewton();
        factory.setVerbose(false);
        return factory.trainClassifier(data);
    }

    /** The classifier as a table. */
    SentimentTable export(LinearClassifier<SentimentLabel, Integer> classifier) {
        int buckets = 1 << bits;
        float[] hashed = new float[buckets * SentimentTable.CLASSES];
        float[] dense = new float[(Valences.COUNT + 1) * SentimentTable.CLASSES];
        for (Integer feature : classifier.features()) {
            for (int k = 0; k < SentimentTable.CLASSES; k++) {
                float weight = (float) classifier.weight(feature, SentimentTable.LABELS.get(k));
                if (feature < buckets) {
                    hashed[feature * SentimentTable.CLASSES + k] = weight;
                } else {
                    dense[(feature - buckets) * SentimentTable.CLASSES + k] = weight;
                }
            }
        }
        return SentimentTable.quantise(hashed, dense);
    }
}
