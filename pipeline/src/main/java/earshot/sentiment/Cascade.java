package earshot.sentiment;

import earshot.model.Author;
import earshot.model.Sentiment;
import earshot.model.SentimentLabel;
import earshot.sentiment.Mask.Stretch;
import java.io.IOException;
import java.util.List;

/**
 * The encoder after the table: it reads what the table is unsure of, and the negative posts by well-followed authors that
 * alerts are made of. What is done with a text hangs on that text alone.
 * Thread-safe.
 */
final class Cascade {
    static final String PIECES = "pieces.txt";
    static final String ENCODER = "encoder.onnx";
    static final String BLEND = "blend.tsv";

    private final Encoder encoder;
    private final Blend blend;
    private final double below;
    private final String version;

    Cascade(Encoder encoder, Blend blend, double below, String version) {
        this.encoder = encoder;
        this.blend = blend;
        this.below = below;
        this.version = version;
    }

    /** @throws IOException where the files are missing or ONNX Runtime is */
    static Cascade read(String language, SentimentModel.Folder files, double below) throws IOException {
        byte[] pieces = SentimentModel.bytes(files, PIECES);
        byte[] weights = SentimentModel.bytes(files, ENCODER);
        Blend blend = Blend.read(SentimentModel.lines(SentimentModel.bytes(files, BLEND)));
        return new Cascade(Encoder.of(pieces, weights), blend, below, version(language, files, below));
    }

    /** What {@link #version()} will be, without loading the encoder. */
    static String version(String language, SentimentModel.Folder files, double below) throws IOException {
        String digest = SentimentModel.digest(
                SentimentModel.bytes(files, PIECES),
                SentimentModel.bytes(files, ENCODER),
                SentimentModel.bytes(files, BLEND));
        return "encoder-" + language + "-" + digest + "@" + below;
    }

    /** Name and content of the encoder, and below what it reads. */
    String version() {
        return version;
    }

    /** Whether an answer is too unsure to be the last, or too much hangs on it. */
    boolean reads(Sentiment answer, long followers) {
        return doubts(answer, below)
                || (answer.label() == SentimentLabel.NEGATIVE && followers >= Author.WELL_FOLLOWED);
    }

    static boolean doubts(Sentiment answer, double below) {
        return Math.max(answer.negative(), Math.max(answer.neutral(), answer.positive())) < below;
    }

    /**
     * Probabilities by table and encoder.
     *
     * @param own where the brand is named; none where the text itself is asked about
     * @param table the table's answer
     */
    double[] read(CharSequence text, Tokens tokens, List<Stretch> own, Source source, Sentiment table) {
        double[] before = {table.negative(), table.neutral(), table.positive()};
        var kind = Blend.Kind.of(source, !own.isEmpty());
        return blend.of(kind, source, before, encoder.read(encoder.pieces().of(text, tokens, own)));
    }
}
