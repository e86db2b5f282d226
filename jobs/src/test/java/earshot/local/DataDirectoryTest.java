package earshot.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import earshot.config.PlainError;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aFolderIsForOneAtATime() {
        try (DataDirectory first = DataDirectory.claim(folder, false)) {
            assertThatExceptionOfType(PlainError.class)
                    .isThrownBy(() -> DataDirectory.claim(folder, true))
                    .withMessage("Earshot is running on " + first.root() + " already (process "
                            + ProcessHandle.current().pid()
                            + "): end that one, or name another folder with --data");
        }
        DataDirectory.claim(folder, false).close();
    }

    @Test
    void startingOverThrowsAwayWhatIsEarshotsAndNothingElse() throws Exception {
        Path theirs = Files.writeString(folder.resolve("thesis.tex"), "years of work");
        Path ours;
        try (DataDirectory before = DataDirectory.claim(folder, false)) {
            ours = Files.writeString(Files.createDirectories(before.kafka()).resolve("log"), "old");
            Files.writeString(before.feeds(), "{}");
        }
        try (DataDirectory fresh = DataDirectory.claim(folder, true)) {
            assertThat(ours).doesNotExist();
            assertThat(fresh.feeds()).doesNotExist();
            assertThat(theirs).exists();
        }
    }
}
