package earshot.sentiment;

import earshot.model.BrandMatch;
import earshot.model.Evidence;
import earshot.model.Post;
import earshot.model.Sentiment;
import earshot.model.SentimentLabel;
import earshot.sentiment.Mask.Stretch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Scores mentions with their language's model. Immutable and thread-safe; loaded once per process. */
public final class SentimentScorer {
    /** An answer less probable than this is uncertain. */
    static final double THRESHOLD = 0.5;

    /** A list of more brands than this says little of each, and would cost a reading for each. */
    private static final int SEVERAL = 5;

    private static final Logger LOG = LoggerFactory.getLogger(SentimentScorer.class);
    private static final String LANGUAGE = "en";
    /** Followers where nobody counts them. */
    private static final long UNKNOWN = -1;

    private final Served english;
    /** By language. */
    private final Map<String, Served> served = new TreeMap<>();

    /** What reads one language. */
    private static final class Served {
        final SentimentModel model;
        final @Nullable Cascade cascade;
        final String version;
        final ThreadLocal<Workspace> workspaces;

        Served(SentimentModel model, @Nullable Cascade cascade) {
            this.model = model;
            this.cascade = cascade;
            version = cascade == null ? model.version() : model.version() + "+" + cascade.version();
            workspaces = ThreadLocal.withInitial(() -> new Workspace(this));
        }
    }

    /** What one thread needs to read a text. */
    private static final class Workspace {
        final Served by;
        final TokenScanner scanner;
        final Features features;
        final TowardsBrand brand;
        final double[] scores = new double[SentimentTable.CLASSES];

        Workspace(Served by) {
            this.by = by;
            scanner = new TokenScanner(by.model.lexicon());
            features = new Features(by.model.lexicon());
            brand = new TowardsBrand(by.model);
        }
    }

    /** @param work of the model that serves the language; null where none does */
    private record Heard(String language, @Nullable Workspace work, Tokens tokens) {}

    private SentimentScorer(Served english, List<SentimentModel> others) {
        this.english = english;
        served.put(LANGUAGE, english);
        others.forEach(model -> served.put(model.language(), new Served(model, null)));
    }

    /** The models that ship in the jar, as they work by default. */
    public static SentimentScorer load() {
        return load(SentimentConfig.DEFAULT);
    }

    /** The models that ship in the jar. Where ONNX Runtime does not run, the table answers alone. */
    public static SentimentScorer load(SentimentConfig config) {
        var files = SentimentModel.inJar(LANGUAGE);
        try {
            var model = SentimentModel.read(LANGUAGE, files);
            var others = config.folders().stream().map(SentimentScorer::further).toList();
            return new SentimentScorer(
                    new Served(model, config.encoderBelow() > 0 ? cascade(files, config) : null), others);
        } catch (IOException e) {
            throw new UncheckedIOException("the sentiment model in the jar cannot be read", e);
        }
    }

    private static SentimentModel further(Path folder) {
        try {
            return SentimentModel.read(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("the sentiment model in " + folder + " cannot be read", e);
        }
    }

    private static @Nullable Cascade cascade(SentimentModel.Folder files, SentimentConfig config) {
        try {
            return Cascade.read(LANGUAGE, files, config.encoderBelow());
        } catch (IOException e) {
            LOG.warn("No encoder reads what the table is unsure of: {}", e.getMessage());
            return null;
        }
    }

    /** The languages that are scored, BCP 47. */
    public static List<String> languages(SentimentConfig config) {
        var languages = new TreeSet<>(List.of(LANGUAGE));
        config.folders().forEach(folder -> languages.add(String.valueOf(folder.getFileName())));
        return List.copyOf(languages);
    }

    /** What {@link #version()} is of a scorer with these settings where ONNX Runtime runs; nothing is loaded. */
    public static String version(SentimentConfig config) {
        var files = SentimentModel.inJar(LANGUAGE);
        try {
            String table = SentimentModel.version(LANGUAGE, files);
            return config.encoderBelow() > 0
                    ? table + "+" + Cascade.version(LANGUAGE, files, config.encoderBelow())
                    : table;
        } catch (IOException e) {
            throw new UncheckedIOException("the sentiment model in the jar cannot be read", e);
        }
    }

    /** Models from a folder, as the trainers write them. */
    static SentimentScorer load(Path folder, SentimentConfig config) throws IOException {
        var model = SentimentModel.read(folder);
        var files = SentimentModel.folder(folder);
        var cascade = config.encoderBelow() > 0 ? Cascade.read(LANGUAGE, files, config.encoderBelow()) : null;
        return new SentimentScorer(new Served(model, cascade), List.of());
    }

    static SentimentScorer of(SentimentModel model) {
        return new SentimentScorer(new Served(model, null), List.of());
    }

    /** Names and contents of the models of English and which of them reads what, as in {@link Sentiment#model()}. */
    public String version() {
        return english.version;
    }

    /** The same matches, each with its sentiment towards its brand. */
    public List<BrandMatch> score(Post post, List<BrandMatch> matches) {
        return score(post, matches, false);
    }

    /**
     * As {@link #score} for who asks about a post: with every word that moved a score and not only the loudest few, whatever
     * the answer, and the encoder reads what is said of a name however sure the table is.
     */
    public List<BrandMatch> explain(Post post, List<BrandMatch> matches) {
        return score(post, matches, true);
    }

    private List<BrandMatch> score(Post post, List<BrandMatch> matches, boolean asked) {
        if (matches.isEmpty()) {
            return matches;
        }
        Reading reading = Reading.of(post, matches);
        Heard heard = hear(reading.text(), reading.mask(), post.language());
        Workspace work = heard.work();
        Tokens tokens = heard.tokens();
        if (work == null) {
            var unscored = unscored(heard.language());
            return matches.stream()
                    .map(match -> match.scored(unscored, List.of(), Evidence.NONE))
                    .toList();
        }
        Source source = Source.of(post.platform());
        Sentiment whole = answer(work, tokens, source, heard.language());
        work.brand.read(reading.text(), tokens, work.features);
        var said = work.by.model.intents().of(tokens);
        var evidence = new FindEvidence(reading, tokens, work.brand);
        var scored = new ArrayList<BrandMatch>(matches.size());
        for (int i = 0; i < matches.size(); i++) {
            boolean named = work.brand.find(tokens, reading.hits().get(i));
            boolean addressed = work.brand.target().isAddressed();
            boolean rival = named && matches.size() > 1 && reading.hasRival(i);
            BitSet about = rival ? work.brand.about(tokens, reading.hits(), i) : work.brand.everything();
            double[] p = probabilities(whole);
            if (named) {
                p = work.brand.correct(tokens, work.features.valences(), p, about);
            }
            List<Stretch> own = named && !addressed ? work.brand.own(tokens) : List.of();
            var part = new Cascade.Part(reading.text(), tokens, work.brand.tokens(tokens, about), own, source);
            boolean always = (rival && matches.size() <= SEVERAL) || (asked && !own.isEmpty());
            p = secondReading(work.by, part, p, always, post.author().followers());
            Sentiment sentiment = sentiment(named ? work.brand.compared(tokens, p) : p, whole);
            scored.add(matches.get(i)
                    .scored(
                            sentiment,
                            Intents.towards(said, sentiment.label()),
                            evidence.of(sentiment.label(), rival, asked)));
        }
        return List.copyOf(scored);
    }

    /** A text by itself, not about any brand; {@code language} as in {@link Post#language()}. */
    public Sentiment score(String text, String platform, String language) {
        Heard heard = hear(text, Mask.NONE, language);
        Workspace work = heard.work();
        if (work == null) {
            return unscored(heard.language());
        }
        var source = Source.of(platform);
        Sentiment first = answer(work, heard.tokens(), source, heard.language());
        var part = Cascade.Part.whole(text, heard.tokens(), source);
        return sentiment(secondReading(work.by, part, probabilities(first), false, UNKNOWN), first);
    }

    /** Its language is told from English's words; those of another model are its own. */
    private Heard hear(String text, Mask mask, String claimed) {
        Workspace work = english.workspaces.get();
        Tokens tokens = work.scanner.scan(text, mask);
        String language = LanguageGate.language(claimed, tokens);
        Served by = served.get(language);
        if (by == null || by == english) {
            return new Heard(language, by == null ? null : work, tokens);
        }
        Workspace other = by.workspaces.get();
        return new Heard(language, other, other.scanner.scan(text, mask));
    }

    /** What the table alone says of a text that is known to be English. */
    Sentiment scoreEnglish(String text, Source source) {
        Workspace work = english.workspaces.get();
        return answer(work, work.scanner.scan(text, Mask.NONE), source, LANGUAGE);
    }

    /** The answer of table and encoder where the table's leaves doubt, or may wake somebody, or {@code always}. */
    private static double[] secondReading(
            Served by, Cascade.Part part, double[] first, boolean always, long followers) {
        return by.cascade != null && (always || by.cascade.reads(first, followers))
                ? by.cascade.read(part, first)
                : first;
    }

    private static Sentiment unscored(String language) {
        return new Sentiment(SentimentLabel.UNSCORED, 0, 0, 0, language, "");
    }

    /** New probabilities for an answer. */
    private static Sentiment sentiment(double[] p, Sentiment answer) {
        return new Sentiment(label(p), p[0], p[1], p[2], answer.language(), answer.model());
    }

    static double[] probabilities(Sentiment answer) {
        return new double[] {answer.negative(), answer.neutral(), answer.positive()};
    }

    static SentimentLabel label(double[] p) {
        int best = p[0] >= p[1] ? (p[0] >= p[2] ? 0 : 2) : (p[1] >= p[2] ? 1 : 2);
        return p[best] < THRESHOLD ? SentimentLabel.UNCERTAIN : SentimentTable.LABELS.get(best);
    }

    private static Sentiment answer(Workspace work, Tokens tokens, Source source, String language) {
        double[] p = work.scores;
        SentimentModel model = work.by.model;
        model.table().score(work.features.read(tokens, source), p);
        normalise(p, model.calibration().temperature(source));
        return new Sentiment(label(p), p[0], p[1], p[2], language, work.by.version);
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
