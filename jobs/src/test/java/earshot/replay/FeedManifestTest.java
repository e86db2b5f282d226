package earshot.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import earshot.config.PlainError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedManifestTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    private Path folder = Path.of("");

    private Path file = Path.of("");

    @BeforeEach
    void nameFile() {
        file = folder.resolve("feeds.json");
    }

    @Test
    void aFeedStartsWithNothingHeldWhereverItsTopicEnds() {
        assertThat(resume("a", 0, 0, 0)).containsExactly(0, 0, 0);
        assertThat(resume("b", 4, 3, 3)).containsExactly(0, 0, 0);
    }

    @Test
    void anInterruptedFeedGoesOnBehindWhatThePartitionsHold() {
        resume("a", 0, 0, 0);
        assertThat(resume("a", 4, 3, 2)).containsExactly(4, 3, 2);
        assertThat(resume("a", 9, 9, 8)).containsExactly(9, 9, 8);
    }

    @Test
    void whatOtherFeedsPutInBetweenIsNotCounted() {
        resume("a", 0, 0);
        assertThat(resume("b", 5, 4)).containsExactly(0, 0);
        assertThat(resume("a", 7, 7)).containsExactly(5, 4);
        assertThat(resume("b", 17, 17)).containsExactly(2, 3);
        assertThat(resume("a", 18, 18)).containsExactly(15, 14);
    }

    @Test
    void topicsAreCountedApart() {
        FeedManifest manifest = FeedManifest.open(file);
        manifest.resume("a", "raw.x", new long[] {0, 0});
        manifest.resume("a", "raw.csv", new long[] {10, 10});
        assertThat(manifest.resume("a", "raw.x", new long[] {3, 2})).containsExactly(3, 2);
        assertThat(manifest.resume("a", "raw.csv", new long[] {11, 10})).containsExactly(1, 0);
    }

    @Test
    void theTimeAFeedWasBegunStays() {
        assertThat(FeedManifest.open(file).begunAt("a", NOON)).isEqualTo(NOON);
        assertThat(FeedManifest.open(file).begunAt("a", NOON.plusSeconds(60))).isEqualTo(NOON);
        assertThat(FeedManifest.open(file).begunAt("b", NOON.plusSeconds(60))).isEqualTo(NOON.plusSeconds(60));
    }

    @Test
    void aTopicWithOtherPartitionsThanBeforeCannotBeResumed() {
        resume("a", 0, 0);
        assertThatExceptionOfType(PlainError.class)
                .isThrownBy(() -> resume("a", 1, 1, 1))
                .withMessageContaining("raw.x had 2 partitions when its feed was begun and has 3");
    }

    @Test
    void aDamagedManifestIsSaidToBe() throws Exception {
        Files.writeString(file, "{\"begun\":");
        assertThatExceptionOfType(PlainError.class)
                .isThrownBy(() -> FeedManifest.open(file))
                .withMessageContaining("is damaged");
    }

    /** As another process would: from the file. */
    private long[] resume(String feed, long... ends) {
        return FeedManifest.open(file).resume(feed, "raw.x", ends);
    }
}
