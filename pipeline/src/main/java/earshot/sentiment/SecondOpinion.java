package earshot.sentiment;

import earshot.model.SentimentLabel;
import edu.stanford.nlp.ling.CoreAnnotations.SentencesAnnotation;
import edu.stanford.nlp.neural.rnn.RNNCoreAnnotations;
import edu.stanford.nlp.pipeline.StanfordCoreNLP;
import edu.stanford.nlp.sentiment.SentimentCoreAnnotations.SentimentAnnotatedTree;
import edu.stanford.nlp.trees.Tree;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * What CoreNLP's own annotator feels in a sentence (Socher et al. 2013, on trees by the shift-reduce parser). It reads a
 * hundred posts a second and wants 2 GB of heap, so it is asked about what stands behind an alert and never in the stream.
 * Its models are apart: CoreNLP's jars {@code models} and {@code models-english} on the class path. Thread-safe, one
 * sentence at a time.
 */
public final class SecondOpinion {
    private static final String TREES = "edu/stanford/nlp/models/sentiment/sentiment.ser.gz";
    private static final String PARSER = "edu/stanford/nlp/models/srparser/englishSR.ser.gz";
    private static final int MOST_CHARS = 500;
    /** Names sway it, so accounts become a word that does not; what links say it cannot read. */
    private static final Pattern HANDLE = Pattern.compile("@[\\p{L}\\p{N}_.]+");

    private static final Pattern LINK = Pattern.compile("https?://\\S+|www\\.\\S+");

    /** Its five classes. */
    private static final String[] SIGNS = {"--", "-", "0", "+", "++"};

    private final StanfordCoreNLP annotators;

    /**
     * @param negative and the others: probabilities, adding up to 1
     * @param tree the sentence's parse in brackets, each node by its own feeling from -- to ++
     */
    public record Opinion(SentimentLabel label, double negative, double neutral, double positive, String tree) {}

    private SecondOpinion() {
        var settings = new Properties();
        settings.setProperty("annotators", "tokenize,pos,parse,sentiment");
        settings.setProperty("parse.model", PARSER);
        settings.setProperty("parse.buildgraphs", "false");
        settings.setProperty("parse.maxlen", "80");
        settings.setProperty("ssplit.isOneSentence", "true");
        annotators = new StanfordCoreNLP(settings);
    }

    /** Nothing where the models are not on the class path. Takes half a minute. */
    public static Optional<SecondOpinion> load() {
        ClassLoader loader = SecondOpinion.class.getClassLoader();
        boolean there = loader.getResource(TREES) != null && loader.getResource(PARSER) != null;
        return there ? Optional.of(new SecondOpinion()) : Optional.empty();
    }

    /** Nothing where there is no word; one longer than 500 characters is read up to there. */
    public synchronized Optional<Opinion> of(String sentence) {
        String plain = LINK.matcher(HANDLE.matcher(sentence).replaceAll("they"))
                .replaceAll(" ")
                .strip();
        if (plain.chars().noneMatch(Character::isLetterOrDigit)) {
            return Optional.empty();
        }
        var read = annotators.process(plain.substring(0, Math.min(MOST_CHARS, plain.length())));
        return read.get(SentencesAnnotation.class).stream().findFirst().map(first -> {
            var tree = first.get(SentimentAnnotatedTree.class);
            var five = RNNCoreAnnotations.getPredictions(tree);
            double negative = five.get(0) + five.get(1);
            double positive = five.get(3) + five.get(4);
            double neutral = Math.max(0, 1 - negative - positive);
            var label = negative >= neutral && negative >= positive
                    ? SentimentLabel.NEGATIVE
                    : positive > neutral ? SentimentLabel.POSITIVE : SentimentLabel.NEUTRAL;
            return new Opinion(label, negative, neutral, positive, brackets(tree));
        });
    }

    /** Of words themselves only a feeling is told. */
    private static String brackets(Tree tree) {
        if (tree.isLeaf()) {
            return tree.value();
        }
        if (tree.isPreTerminal() && RNNCoreAnnotations.getPredictedClass(tree) == 2) {
            return tree.firstChild().value();
        }
        var out = new StringBuilder("(").append(SIGNS[RNNCoreAnnotations.getPredictedClass(tree)]);
        for (var child : tree.children()) {
            out.append(' ').append(brackets(child));
        }
        return out.append(')').toString();
    }
}
