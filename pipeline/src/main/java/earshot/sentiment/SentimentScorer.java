package earshot.sentiment;

import earshot.model.BrandMatch;
import earshot.model.Evidence;
import earshot.model.Post;
import earshot.model.Sentiment;
import earshot.model.SentimentLabel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Scores mentions with the default model. Immutable and thread-safe; loaded once per process. */
public final class SentimentScorer {
    /** An answer less probable than this is uncertain. */
    static final double THRESHOLD = 0.5;

    private final SentimentModel model;
    private final ThreadLocal<Workspace> workspaces;

    /** What one thread needs to read a text. */
    private static final class Workspace {
        final TokenScanner scanner;
        final Features features;
        final double[] scores = new double[SentimentTable.CLASSES];

        Workspace(Lexicon lexicon) {
            scanner = new TokenScanner(lexicon);
            features = new Features(lexicon);
        }
    }

    private SentimentScorer(SentimentModel model) {
        this.model = model;
        workspaces = ThreadLocal.withInitial(() -> new Workspace(model.lexicon()));
    }

    /** The model that ships in the jar. */
    public static SentimentScorer load() {
        try {
            return new SentimentScorer(SentimentModel.shipped("en"));
        } catch (IOException e) {
            throw new UncheckedIOException("the sentiment model in the jar cannot be read", e);
        }
    }

    /** A model from a folder, as {@link TrainSentiment} writes it. */
    public static SentimentScorer load(Path folder) throws IOException {
        return new SentimentScorer(SentimentModel.read(folder));
    }

    static SentimentScorer of(SentimentModel model) {
        return new SentimentScorer(model);
    }

    /** Name and content of the model, as in {@link Sentiment#model()}. */
    public String version() {
        return model.version();
    }

    /** The same matches, each with its sentiment towards its brand. */
    public List<BrandMatch> score(Post post, List<BrandMatch> matches) {
        if (matches.isEmpty()) {
            return matches;
        }
        Reading reading = Reading.of(post, matches);
        Workspace work = workspaces.get();
        Tokens tokens = work.scanner.scan(reading.text(), reading.mask());
        String language = LanguageGate.language(post.language(), tokens);
        if (!LanguageGate.isServed(language)) {
            var unscored = unscored(language);
            return matches.stream()
                    .map(match -> match.scored(unscored, List.of(), Evidence.NONE))
                    .toList();
        }
        Source source = Source.of(post.platform());
        Sentiment whole = answer(work, tokens, source, language);
        var scored = new ArrayList<BrandMatch>(matches.size());
        Clauses clauses = null;
        for (int i = 0; i < matches.size(); i++) {
            Sentiment sentiment = whole;
            if (matches.size() > 1 && reading.hasRival(i)) {
                if (clauses == null) {
                    clauses = new Clauses(reading.text(), work.scanner.scan(reading.text(), reading.mask()));
                }
                BitSet about = clauses.about(reading.hits(), i);
                if (about.cardinality() < clauses.count()) {
                    sentiment = answer(work, read(work.scanner, reading, clauses, about), source, language);
                }
            }
            scored.add(matches.get(i).scored(sentiment, List.of(), Evidence.NONE));
        }
        return List.copyOf(scored);
    }

    /** A text by itself, not about any brand; {@code language} as in {@link Post#language()}. */
    public Sentiment score(String text, String platform, String language) {
        Workspace work = workspaces.get();
        Tokens tokens = work.scanner.scan(text, Mask.NONE);
        String found = LanguageGate.language(language, tokens);
        return LanguageGate.isServed(found) ? answer(work, tokens, Source.of(platform), found) : unscored(found);
    }

    private static Sentiment unscored(String language) {
        return new Sentiment(SentimentLabel.UNSCORED, 0, 0, 0, language, "");
    }

    private static Tokens read(TokenScanner scanner, Reading reading, Clauses clauses, BitSet about) {
        scanner.clear();
        Tokens tokens = scanner.append(reading.text(), 0, 0, reading.mask());
        for (int clause = about.nextSetBit(0); clause >= 0; clause = about.nextSetBit(clause + 1)) {
            tokens = scanner.append(reading.text(), clauses.start(clause), clauses.end(clause), reading.mask());
        }
        return tokens;
    }

    private Sentiment answer(Workspace work, Tokens tokens, Source source, String language) {
        double[] p = work.scores;
        model.table().score(work.features.read(tokens, source), p);
        normalise(p, model.calibration().temperature(source));
        int best = p[0] >= p[1] ? (p[0] >= p[2] ? 0 : 2) : (p[1] >= p[2] ? 1 : 2);
        SentimentLabel label = p[best] < THRESHOLD ? SentimentLabel.UNCERTAIN : SentimentTable.LABELS.get(best);
        return new Sentiment(label, p[0], p[1], p[2], language, model.version());
    }

    /** Softmax of {@code scores / temperature}. Strict, so that another machine's replay gives the same documents. */
    static void normalise(double[] scores, double temperature) {
        double most = Math.max(scores[0], Math.max(scores[1], scores[2]));
        double sum = 0;
        for (int k = 0; k < scores.length; k++) {
            scores[k] = StrictMath.exp((scores[k] - most) / temperature);
            sum += scores[k];
        }
        for (int k = 0; k < scores.length; k++) {
            scores[k] /= sum;
        }
    }
}
