package earshot.sentiment;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A small transformer. It reads one text at a time, so what it says never depends on what else is read. Thread-safe; a
 * call works on its caller's thread alone.
 */
final class Encoder implements AutoCloseable {
    /** Answers per text: for short posts, for forums, and towards the name that is hidden. */
    static final int ANSWERS = 3;

    private final WordPieces pieces;
    private final OrtSession session;

    private Encoder(WordPieces pieces, OrtSession session) {
        this.pieces = pieces;
        this.session = session;
    }

    /**
     * @param vocabulary a piece a line
     * @param weights as ONNX, as {@code encoder.py} writes them
     * @throws IOException when they cannot be read, or ONNX Runtime is missing or has no library for this system
     */
    static Encoder of(byte[] vocabulary, byte[] weights) throws IOException {
        var words = new BufferedReader(new StringReader(new String(vocabulary, StandardCharsets.UTF_8)));
        try (var options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            var environment = OrtEnvironment.getEnvironment();
            return new Encoder(WordPieces.read(words), environment.createSession(weights, options));
        } catch (OrtException e) {
            throw new IOException("not an encoder that can be read: " + e.getMessage(), e);
        } catch (LinkageError e) {
            throw new IOException("ONNX Runtime does not run here: " + e.getMessage(), e);
        }
    }

    /** Three log-odds for each of {@link #ANSWERS} answers. */
    float[] read(WordPieces.Text text) {
        var environment = OrtEnvironment.getEnvironment();
        int count = text.ids().length;
        long[] row = {1, count};
        long[] column = {1, 1, count};
        try (var ids = OnnxTensor.createTensor(environment, LongBuffer.wrap(text.ids()), row);
                var named = OnnxTensor.createTensor(environment, FloatBuffer.wrap(text.named()), column);
                var answers = session.run(Map.of("pieces", ids, "named", named))) {
            return ((float[][]) answers.get(0).getValue())[0];
        } catch (OrtException e) {
            throw new IllegalStateException("the encoder failed on " + count + " pieces", e);
        }
    }

    WordPieces pieces() {
        return pieces;
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }
}
