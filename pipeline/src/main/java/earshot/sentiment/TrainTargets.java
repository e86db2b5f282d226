package earshot.sentiment;

import earshot.model.SentimentLabel;
import edu.stanford.nlp.classify.LinearClassifier;
import edu.stanford.nlp.classify.LinearClassifierFactory;
import edu.stanford.nlp.classify.WeightedRVFDataset;
import edu.stanford.nlp.ling.RVFDatum;
import edu.stanford.nlp.stats.ClassicCounter;
import edu.stanford.nlp.stats.Counter;
import edu.stanford.nlp.util.logging.RedwoodConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Trains the table of feelings towards a brand on top of a whole-text table, by CoreNLP's maximum-entropy classifier.
 * Every class weighs the same. The order is seeded, everything else without chance: the same data give the same bytes.
 */
public final class TrainTargets {
    static final int BITS = 17;
    private static final double TOLERANCE = 1e-3;
    private static final double SIGMA = 0.6;
    private static final int SEED = 5;
    /** One post in so many is held out to measure what the rest teaches. */
    static final int FOLDS = 5;

    private final SentimentModel model;
    private final TokenScanner scanner;
    private final Features whole;
    private final TowardsBrand brand;

    TrainTargets(SentimentModel model) {
        this.model = model;
        scanner = new TokenScanner(model.lexicon());
        whole = new Features(model.lexicon());
        brand = new TowardsBrand(model);
    }

    /** Trains from {@code LABELLED/dong2014/train.tsv} for the model in a folder, and adds {@code target.bin} to it. */
    public static void main(String[] args) throws IOException {
        if (args.length != 2) {
            throw new IllegalArgumentException("expected two folders: labelled data, and the model's");
        }
        RedwoodConfiguration.empty().apply();
        Path model = Path.of(args[1]);
        var posts = read(Path.of(args[0]));
        var trainer = new TrainTargets(SentimentModel.read(model));
        System.out.println(trainer.measure(posts).report());
        Files.write(model.resolve(SentimentModel.TARGET), trainer.train(posts).toBytes());
    }

    /** The posts in their seeded order. */
    static List<LabelledPost> read(Path labelled) throws IOException {
        var posts = new ArrayList<>(LabelledPost.read(labelled.resolve("dong2014/train.tsv")));
        Collections.shuffle(posts, new Random(SEED));
        return posts;
    }

    /** How well each fifth of the posts is answered by what the others teach. */
    Evaluation measure(List<LabelledPost> posts) {
        var evaluation = new Evaluation();
        for (int fold = 0; fold < FOLDS; fold++) {
            var others = new ArrayList<LabelledPost>();
            for (int i = 0; i < posts.size(); i++) {
                if (i % FOLDS != fold) {
                    others.add(posts.get(i));
                }
            }
            var scorer = SentimentScorer.of(model.with(train(others)));
            for (int i = fold; i < posts.size(); i += FOLDS) {
                LabelledPost post = posts.get(i);
                TargetedPost read = TargetedPost.of(post.id(), post.id(), post.text());
                var scored = scorer.score(read.post("x", "en"), List.of(read.match()));
                evaluation.add(post.label(), scored.get(0).sentiment());
            }
        }
        return evaluation;
    }

    SentimentTable train(List<LabelledPost> posts) {
        int[] sizes = new int[SentimentTable.CLASSES];
        posts.forEach(post -> sizes[SentimentTable.LABELS.indexOf(post.label())]++);
        var data = new WeightedRVFDataset<SentimentLabel, Integer>();
        for (LabelledPost post : posts) {
            int size = sizes[SentimentTable.LABELS.indexOf(post.label())];
            data.add(datum(read(post), post.label()), (float) posts.size() / SentimentTable.CLASSES / size);
        }
        var factory = new LinearClassifierFactory<SentimentLabel, Integer>(TOLERANCE, false, SIGMA);
        factory.useQuasiNewton();
        factory.setVerbose(false);
        return export(factory.trainClassifier(data));
    }

    private FeatureSet read(LabelledPost labelled) {
        TargetedPost post = TargetedPost.of(labelled.id(), labelled.id(), labelled.text());
        Tokens tokens = scanner.scan(post.text(), Mask.of(post.targets(), post.text()));
        brand.read(post.text(), tokens, whole.read(tokens, Source.SHORT_POST));
        brand.find(tokens, post.targets());
        return brand.features(tokens, whole.valences());
    }

    private static RVFDatum<SentimentLabel, Integer> datum(FeatureSet features, SentimentLabel label) {
        Counter<Integer> values = new ClassicCounter<>();
        for (Bag bag : features.bags()) {
            for (int i = 0; i < bag.size(); i++) {
                values.incrementCount(SentimentTable.bucket(bag.hash(i), BITS), bag.scale());
            }
        }
        float[] dense = features.dense();
        for (int i = 0; i < dense.length; i++) {
            values.setCount((1 << BITS) + i, dense[i]);
        }
        values.setCount((1 << BITS) + dense.length, 1);
        return new RVFDatum<>(values, label);
    }

    private static SentimentTable export(LinearClassifier<SentimentLabel, Integer> classifier) {
        float[] hashed = new float[(1 << BITS) * SentimentTable.CLASSES];
        float[] dense = new float[(TargetFeatures.COUNT + 1) * SentimentTable.CLASSES];
        for (Integer feature : classifier.features()) {
            for (int k = 0; k < SentimentTable.CLASSES; k++) {
                float weight = (float) classifier.weight(feature, SentimentTable.LABELS.get(k));
                boolean bucket = feature < 1 << BITS;
                (bucket ? hashed : dense)[(bucket ? feature : feature - (1 << BITS)) * SentimentTable.CLASSES + k] =
                        weight;
            }
        }
        return SentimentTable.quantise(hashed, dense);
    }
}
