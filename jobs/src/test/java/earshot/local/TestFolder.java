package earshot.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Folders that stay after a test, so that logs can be read where it failed. */
public final class TestFolder {

    private TestFolder() {}

    public static Path create(String name) throws IOException {
        Path all = Path.of(System.getProperty("earshot.test.folder", "target/it"));
        return Files.createTempDirectory(Files.createDirectories(all.toAbsolutePath()), name);
    }
}
