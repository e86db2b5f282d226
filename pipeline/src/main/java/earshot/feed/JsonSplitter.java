package earshot.feed;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import org.jspecify.annotations.Nullable;

/**
 * JSON values in a row, or the elements of an array of them, found by their brackets. A raw line end inside a string, which
 * JSON forbids, means that a value is broken off: the next one starts on the next line.
 */
final class JsonSplitter extends PayloadSplitter {
    private boolean inArray;

    private JsonSplitter(InputStream in) {
        super(in);
    }

    /**
     * A file of one value a line is cut at the line ends, so that one damaged line costs no other. It is told by its
     * second line, which starts with a brace where the first would have to go on.
     */
    static PayloadSplitter of(InputStream source) throws IOException {
        InputStream in = new BufferedInputStream(source, 1 << 16);
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int first = firstOfLine(in, head);
        int last = restOfLine(in, head);
        int second = firstOfLine(in, head);
        boolean byLine = first == '{' && second == '{' && "[:,".indexOf(last) < 0;
        InputStream whole = new SequenceInputStream(new ByteArrayInputStream(head.toByteArray()), in);
        return byLine ? new LineSplitter(whole) : new JsonSplitter(whole);
    }

    private static int firstOfLine(InputStream in, ByteArrayOutputStream read) throws IOException {
        int c;
        do {
            c = in.read();
            if (c != END) {
                read.write(c);
            }
        } while (isBlank(c));
        return c;
    }

    /** @return the last byte before the line end that is not blank; a file without line ends is not read to its end */
    private static int restOfLine(InputStream in, ByteArrayOutputStream read) throws IOException {
        int last = END;
        for (int c = in.read(); c != END; c = in.read()) {
            read.write(c);
            if (c == '\n' || read.size() > GuardedParser.MAX_BYTES) {
                break;
            }
            last = isBlank(c) ? last : c;
        }
        return last;
    }

    @Override
    @Nullable
    Piece next() throws IOException {
        skipToValue();
        int c = peek();
        if (c == END) {
            return null;
        }
        begin();
        if (c == '{' || c == '[') {
            takeBracketed();
        } else if (inArray) {
            takeScalar();
        } else {
            takeLine();
        }
        return end();
    }

    private void skipToValue() throws IOException {
        for (int c = peek(); ; c = peek()) {
            boolean opens = c == '[' && !inArray;
            boolean closes = c == ']' && inArray;
            if (!isBlank(c) && c != ',' && !opens && !closes) {
                return;
            }
            inArray = opens || (inArray && !closes);
            skip();
        }
    }

    private void takeBracketed() throws IOException {
        int depth = 0;
        boolean inString = false;
        for (int c = peek(); c != END; c = peek()) {
            if (inString && c == '\n') {
                return;
            }
            take();
            if (c == '"') {
                inString = !inString;
            } else if (c == '\\' && inString && peek() != END && peek() != '\n') {
                take();
            } else if (!inString && (c == '{' || c == '[')) {
                depth++;
            } else if (!inString && (c == '}' || c == ']') && --depth == 0) {
                return;
            }
        }
    }

    private void takeScalar() throws IOException {
        boolean inString = false;
        for (int c = peek(); c != END && c != '\n' && (inString || (c != ',' && c != ']')); c = peek()) {
            inString ^= c == '"';
            take();
            if (c == '\\' && peek() != END) {
                take();
            }
        }
    }
}
