package earshot.feed;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Cuts a stream of bytes into payloads. */
abstract class PayloadSplitter implements Closeable {
    static final int END = -1;

    /** One byte more than parsers read: enough to be rejected for its size, and not more. */
    private static final int KEPT = GuardedParser.MAX_BYTES + 1;

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int position;
    private int limit;
    private long line = 1;
    private byte[] piece = new byte[1 << 14];
    private int size;
    private long pieceLine;

    PayloadSplitter(InputStream in) {
        this.in = in;
    }

    /** @param line from 1 */
    record Piece(byte[] bytes, long line) {}

    /** @return {@code null} at the end */
    abstract @Nullable Piece next() throws IOException;

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** The byte that {@link #take} or {@link #skip} will pass, or {@link #END}. */
    final int peek() throws IOException {
        while (position == limit) {
            limit = in.read(buffer);
            position = 0;
            if (limit < 0) {
                limit = 0;
                return END;
            }
        }
        return buffer[position] & 0xFF;
    }

    final void skip() {
        if (buffer[position++] == '\n') {
            line++;
        }
    }

    /** Passes a byte into the piece. */
    final void take() {
        if (size < KEPT) {
            if (size == piece.length) {
                piece = Arrays.copyOf(piece, Math.min(2 * size, KEPT));
            }
            piece[size++] = buffer[position];
        }
        skip();
    }

    final void begin() {
        size = 0;
        pieceLine = line;
    }

    final Piece end() {
        return new Piece(Arrays.copyOf(piece, size), pieceLine);
    }

    final void takeLine() throws IOException {
        for (int c = peek(); c != END && c != '\n'; c = peek()) {
            take();
        }
    }

    static boolean isBlank(int c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t';
    }

    final void skipBlanks() throws IOException {
        while (isBlank(peek())) {
            skip();
        }
    }
}
