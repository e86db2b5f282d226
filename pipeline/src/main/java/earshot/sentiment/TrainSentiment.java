package earshot.sentiment;

import earshot.model.SentimentLabel;
import edu.stanford.nlp.classify.LinearClassifier;
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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Trains the default model: CoreNLP's maximum-entropy classifier (quasi-Newton, Gaussian prior of deviation 1) on hashed
 * features, every class of every source weighing the same. Where a larger model was asked what it says of the posts, and of
 * others that nobody labelled ({@link TeachPosts}), its word counts beside the labels. Single-threaded and without chance: the
 * same data give the same bytes.
 */
public final class TrainSentiment {
    static final int BITS = 20;
    private static final double TOLERANCE = 1e-3;
    private static final double SIGMA = 1;
    /** GoEmotions' weight beside SemEval's 1: more costs posts from X what it gives Reddit. */
    private static final double FORUM_WEIGHT = 0.5;
    /** The teachers' part beside a label's. */
    private static final double TAUGHT = 0.8;
    /** What a post counts that the teachers alone say something of, beside a labelled one's 1. */
    private static final double UNLABELLED = 0.5;

    private static final int CLASSES = SentimentTable.CLASSES;

    private final Lexicon lexicon;
    private final int bits;
    private final TokenScanner scanner;
    private final Features features;
    private final Taught taught;
    private final SoftLoss loss = new SoftLoss(SIGMA);

    TrainSentiment(Lexicon lexicon, int bits, Taught taught) {
        this.taught = taught;
        this.lexicon = lexicon;
        this.bits = bits;
        scanner = new TokenScanner(this.lexicon);
        features = new Features(this.lexicon);
    }

    /** Trains from a folder of labelled data (README: Sentiment) and writes the model's files to another. */
    public static void main(String[] args) throws IOException {
        if (args.length != 2 && args.length != 3) {
            throw new IllegalArgumentException(
                    "expected the folders of labelled data and of the model, and perhaps the teachers'");
        }
        RedwoodConfiguration.empty().apply();
        Path labelled = Path.of(args[0]);
        Path model = Path.of(args[1]);
        String words = BuildLexicon.from(labelled.resolve("lexica"), shippedCues());
        Lexicon lexicon = Lexicon.read(new BufferedReader(new StringReader(words)));
        SentimentTable table;
        if (args.length == 2) {
            table = new TrainSentiment(lexicon, BITS, Taught.NOTHING).train(labelled, List.of());
        } else {
            Path folder = Path.of(args[2]);
            table = new TrainSentiment(lexicon, BITS, Taught.read(folder)).train(labelled, GatherPosts.read(folder));
        }
        Files.createDirectories(model);
        Files.writeString(model.resolve(SentimentModel.LEXICON), words);
        Files.write(model.resolve(SentimentModel.TABLE), table.toBytes());
        CalibrateSentiment.calibrate(labelled, model);
    }

    private SentimentTable train(Path labelled, List<GatherPosts.Unlabelled> others) throws IOException {
        var forum = LabelledPost.read(labelled.resolve("goemotions/train.tsv"));
        add(LabelledPost.read(labelled.resolve("semeval2017/train.tsv")), Source.SHORT_POST, 1);
        add(forum, Source.FORUM, FORUM_WEIGHT);
        forum.forEach(post -> add(post.id(), post.text()));
        others.forEach(post -> add(post.id(), post.text()));
        return export(fit());
    }

    private static BufferedReader shippedCues() throws IOException {
        InputStream cues = TrainSentiment.class.getResourceAsStream("en/cues.tsv");
        if (cues == null) {
            throw new IOException("the cue words are missing from the jar");
        }
        return new BufferedReader(new InputStreamReader(cues, StandardCharsets.UTF_8));
    }

    /** Adds the posts of one source, each class weighing a third of {@code weight} times their number. */
    void add(List<LabelledPost> posts, Source source, double weight) {
        int[] sizes = new int[CLASSES];
        for (LabelledPost post : posts) {
            sizes[SentimentTable.LABELS.indexOf(post.label())]++;
        }
        for (LabelledPost post : posts) {
            int label = SentimentTable.LABELS.indexOf(post.label());
            double balanced = weight * posts.size() / (CLASSES * sizes[label]);
            Optional<double[]> said = taught.of(post.id(), source);
            double[] shares = said.map(p -> times(p, weight * TAUGHT)).orElseGet(() -> new double[CLASSES]);
            shares[label] += said.isPresent() ? (1 - TAUGHT) * balanced : balanced;
            loss.add(datum(post, source), shares);
        }
    }

    /** Adds a text as a short post, if the teachers were asked about it. */
    private void add(String id, String text) {
        taught.of(id, Source.SHORT_POST).ifPresent(said -> {
            loss.add(
                    datum(new LabelledPost(id, SentimentLabel.NEUTRAL, text), Source.SHORT_POST),
                    times(said, UNLABELLED));
        });
    }

    private static double[] times(double[] shares, double weight) {
        return Arrays.stream(shares).map(share -> weight * share).toArray();
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
        return loss.fit(TOLERANCE);
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
