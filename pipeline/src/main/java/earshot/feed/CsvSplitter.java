package earshot.feed;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** CSV records, each behind the header line. A record may span lines within quotes; a quote opens only a field's start. */
final class CsvSplitter extends PayloadSplitter {
    private byte[] header = {};
    private int delimiter = ',';

    CsvSplitter(InputStream in) {
        super(in);
    }

    @Override
    @Nullable
    Piece next() throws IOException {
        if (header.length == 0) {
            header = header();
        }
        skipLineEnds();
        if (peek() == END) {
            return null;
        }
        begin();
        takeRecord();
        Piece record = end();
        return new Piece(behindHeader(record.bytes()), record.line());
    }

    private byte[] header() throws IOException {
        skipLineEnds();
        begin();
        takeLine();
        byte[] line = end().bytes();
        delimiter = mostFrequent(line);
        return line;
    }

    private byte[] behindHeader(byte[] record) {
        byte[] both = Arrays.copyOf(header, header.length + 1 + record.length);
        both[header.length] = '\n';
        System.arraycopy(record, 0, both, header.length + 1, record.length);
        return both;
    }

    /** Of the usual delimiters the one that the header has most of. */
    private static int mostFrequent(byte[] header) {
        int[] counts = new int[128];
        int best = ',';
        for (byte b : header) {
            if (b >= 0 && ++counts[b] > counts[best] && ",;\t|".indexOf(b) >= 0) {
                best = b;
            }
        }
        return best;
    }

    /** Not blanks: a record may begin with an empty field in a tab-separated file. */
    private void skipLineEnds() throws IOException {
        while (peek() == '\n' || peek() == '\r') {
            skip();
        }
    }

    private void takeRecord() throws IOException {
        boolean atStart = true;
        boolean quoted = false;
        for (int c = peek(); c != END && (quoted || c != '\n'); c = peek()) {
            take();
            if (c == '"' && (quoted || atStart)) {
                boolean escaped = quoted && peek() == '"';
                if (escaped) {
                    take();
                } else {
                    quoted = !quoted;
                }
            }
            atStart = c == delimiter && !quoted;
        }
    }
}
