package earshot.sentiment;

import earshot.model.Sentiment;
import earshot.sentiment.Mask.Stretch;
import java.io.IOException;
import java.util.List;

/**
 * The encoder after the table: it reads what the table is unsure of. What is done with a text hangs on that text alone.
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
        byte[] blend = SentimentModel.bytes(files, BLEND);
        String version = "encoder-" + language + "-" + SentimentModel.digest(pieces, weights, blend) + "@" + below;
        return new Cascade(Encoder.of(pieces, weights), Blend.read(SentimentModel.lines(blend)), below, version);
    }

    /** Name and content of the encoder, and below what it reads. */
    String version() {
        return version;
    }

    /** Whether an answer is too unsure to be the last. */
    boolean doubts(Sentiment answer) {
        return doubts(answer, below);
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
