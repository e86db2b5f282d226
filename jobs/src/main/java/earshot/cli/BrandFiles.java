package earshot.cli;

import earshot.config.PlainError;
import earshot.model.BrandSet;
import earshot.query.BrandFile;
import earshot.query.QueryException;
import java.io.IOException;
import java.nio.file.Path;

/** Reads brand files for commands. */
final class BrandFiles {

    private BrandFiles() {}

    /** @throws PlainError where it cannot be read or has an error, with all of them */
    static BrandSet read(Path file) {
        try {
            return BrandFile.read(file);
        } catch (IOException e) {
            throw new PlainError("Cannot read " + file + ": " + e, e);
        } catch (QueryException e) {
            throw new PlainError(String.valueOf(e.getMessage()), e);
        }
    }
}
