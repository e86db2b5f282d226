package earshot.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.CheckpointingOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {

    @Test
    void theNearestToTheCommandLineHolds(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("earshot.yaml"), """
                measure:
                  lateness: 1 min
                  refresh: 7 s
                  windows: [1 min, 1 h]
                kafka.partitions: 3
                """);
        Settings settings = new Settings()
                .file(file)
                .environment(Map.of("EARSHOT_MEASURE_REFRESH", "8 s", "EARSHOT_KAFKA_PARTITIONS", "4", "HOME", "/"))
                .set(Map.of("kafka.partitions", "6"));
        assertThat(settings.get(Options.MEASURE_LATENESS)).isEqualTo(Duration.ofMinutes(1));
        assertThat(settings.get(Options.MEASURE_REFRESH)).isEqualTo(Duration.ofSeconds(8));
        assertThat(settings.get(Options.KAFKA_PARTITIONS)).isEqualTo(6);
        assertThat(settings.get(Options.MEASURE_WINDOWS))
                .isEqualTo(List.of(Duration.ofMinutes(1), Duration.ofHours(1)));
    }

    @Test
    void aKeyThatIsNoSettingIsAnErrorThatNamesThoseOfItsGroup() {
        assertThatExceptionOfType(PlainError.class)
                .isThrownBy(() -> new Settings().set(Map.of("checkpoint.intervall", "1 s")))
                .withMessage("There is no setting checkpoint.intervall (--set); there are checkpoint.interval."
                        + " Flink's own begin with flink.");
    }

    @Test
    void aValueThatCannotBeReadIsAnErrorWithKeyAndValue() {
        Settings settings = new Settings().set(Map.of("measure.refresh", "soon"));
        assertThatExceptionOfType(PlainError.class)
                .isThrownBy(() -> settings.get(Options.MEASURE_REFRESH))
                .withMessageStartingWith("measure.refresh is \"soon\", which cannot be read.");
    }

    @Test
    void aValueThatIsNotAllowedIsAnErrorWithWhatIs() {
        JobConfig config = new JobConfig(new Settings().set(Map.of("kafka.partitions", "0", "alert.patience", "-1 s")));
        assertThatExceptionOfType(PlainError.class)
                .isThrownBy(config::kafka)
                .withMessage("kafka.partitions is 0; it must be 1 to 1000");
    }

    @Test
    void everyDefaultIsAllowed() {
        JobConfig config = new JobConfig(new Settings());
        assertThat(config.kafka().partitions()).isEqualTo(4);
        assertThat(config.index().bulkDocuments()).isPositive();
        assertThat(config.flink().get(CheckpointingOptions.CHECKPOINTING_INTERVAL))
                .isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void flinksOwnSettingsAreFlinks() {
        Settings settings = new Settings().set(Map.of("flink.state.backend.type", "rocksdb"));
        assertThat(new JobConfig(settings).flink().toMap()).containsEntry("state.backend.type", "rocksdb");
    }

    @Test
    void everySettingIsToldWithItsDescription() {
        assertThat(Options.ALL)
                .allSatisfy(option -> assertThat(Options.describe(option)).endsWith("."));
    }
}
