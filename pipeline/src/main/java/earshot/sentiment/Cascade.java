package earshot.sentiment;

import earshot.model.Author;
import earshot.model.SentimentLabel;
import earshot.sentiment.Mask.Stretch;
import java.io.IOException;
import java.util.BitSet;
import java.util.List;

/**
 * The encoder after the table: it reads what the table is unsure of, the negative posts by well-followed authors that
 * alerts are made of, and what is said of each of a few brands. What is done with a text hangs on that text alone.
 * Thread-safe.
 */
final class Cascade {
    static final String PIECES = "pieces.txt";
    static final String ENCODER = "encoder.onnx";
    static final String BLEND = "blend.tsv";

    /**
     * What of a text is read.
     *
     * @param about the tokens
     * @param own where the brand is named; none where the text itself is asked about
     */
    record Part(CharSequence text, Tokens tokens, BitSet about, List<Stretch> own, Source source) {
        static Part whole(CharSequence text, Tokens tokens, Source source) {
            return new Part(text, tokens, tokens.all(), List.of(), source);
        }
    }

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
    boolean reads(double[] answer, long followers) {
        boolean negative = SentimentScorer.label(answer) == SentimentLabel.NEGATIVE;
        return doubts(answer, below) || (negative && followers >= Author.WELL_FOLLOWED);
    }

    static boolean doubts(double[] answer, double below) {
        return Math.max(answer[0], Math.max(answer[1], answer[2])) < below;
    }

    /** Probabilities by table and encoder, from the table's. */
    double[] read(Part part, double[] table) {
        var kind = Blend.Kind.of(part.source(), !part.own().isEmpty());
        var pieces = encoder.pieces().of(part.text(), part.tokens(), part.about(), part.own());
        return blend.of(kind, part.source(), table, encoder.read(pieces));
    }
}
