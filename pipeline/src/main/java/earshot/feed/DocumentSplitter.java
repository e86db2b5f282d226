package earshot.feed;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The whole of a file as one payload. */
final class DocumentSplitter extends PayloadSplitter {
    DocumentSplitter(InputStream in) {
        super(in);
    }

    @Override
    @Nullable
    Piece next() throws IOException {
        skipBlanks();
        if (peek() == END) {
            return null;
        }
        begin();
        while (peek() != END) {
            take();
        }
        return end();
    }
}
