package earshot.feed;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** CSV records, each behind the header line. A record may span lines within quotes; a quote opens only a field's start. */
final class CsvSplitter extends PayloadSplitter {
    private byte @Nullable [] header;
    private int delimiter = ',';

    CsvSplitter(InputStream in) {
        super(in);
    }

    @Override
    @Nullable
    Piece next() throws IOException {
        if (header == null) {
            header = header();
        }
        skipLineEnds();
        if (peek() == END) {
            return null;
        }
        begin();
        prepend(header);
        takeRecord();
        return end();
    }

    private byte[] header() throws IOException {
        skipLineEnds();
        begin();
        takeLine();
        byte[] line = end().bytes();
        delimiter = mostFrequent(line);
        ByteArrayOutputStream header = new ByteArrayOutputStream(line.length + 1);
        header.writeBytes(line);
        header.write('\n');
        return header.toByteArray();
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
