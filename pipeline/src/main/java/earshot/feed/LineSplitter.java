package earshot.feed;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** One payload a line. */
final class LineSplitter extends PayloadSplitter {
    LineSplitter(InputStream in) {
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
        takeLine();
        return end();
    }
}
