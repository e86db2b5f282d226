package earshot.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalFlinkTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aJobGoesOnFromTheNewestStateThatIsWhole() throws IOException {
        whole("checkpoints/chk-9", NOON.minusSeconds(20));
        Path newest = whole("checkpoints/chk-10", NOON.minusSeconds(10));
        Files.createDirectories(folder.resolve("checkpoints/chk-11"));
        Files.createDirectories(folder.resolve("checkpoints/shared"));
        assertThat(newest()).contains(newest);
    }

    @Test
    void aSavepointTakenAfterTheLastCheckpointIsNewer() throws IOException {
        whole("checkpoints/chk-9", NOON.minusSeconds(20));
        Path savepoint = whole("savepoints/savepoint-1", NOON);
        assertThat(newest()).contains(savepoint);
    }

    @Test
    void aJobWithoutStateStartsWithNone() {
        assertThat(newest()).isEmpty();
    }

    /** Waits with its start until it may. */
    private static final class SlowToStart extends RichMapFunction<Long, Long> {
        private static final long serialVersionUID = 1;
        private static final CountDownLatch MAY = new CountDownLatch(1);

        @Override
        public void open(OpenContext context) throws Exception {
            MAY.await();
        }

        @Override
        public Long map(Long number) {
            return number;
        }
    }

    @Test
    void aJobThatIsStillStartingIsWaitedFor() throws Exception {
        try (LocalFlink flink = LocalFlink.start(folder, folder.resolve("log"), FreePorts.one(), 1)) {
            LocalJob job = flink.submit("slow", new Configuration(), environment -> environment
                    .fromSequence(1, Long.MAX_VALUE)
                    .map(new SlowToStart())
                    .sinkTo(new DiscardingSink<>()));
            CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS).execute(SlowToStart.MAY::countDown);
            job.checkpoint();
            assertThat(SlowToStart.MAY.getCount()).isZero();
            assertThat(folder.resolve("checkpoints")).isNotEmptyDirectory();
        }
    }

    private Optional<Path> newest() {
        return LocalFlink.newestState(List.of(folder.resolve("checkpoints"), folder.resolve("savepoints")));
    }

    private Path whole(String state, Instant at) throws IOException {
        Path made = Files.createDirectories(folder.resolve(state));
        Files.setLastModifiedTime(Files.createFile(made.resolve("_metadata")), FileTime.from(at));
        return made;
    }
}
