package earshot.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexConfigTest {

    private static final ElasticsearchConnection LOCAL = ElasticsearchConnection.to("http://localhost:9200");

    @Test
    void aWrongValueIsNamedWithItsKeyAndWhatIsAllowed() {
        assertThatThrownBy(() -> ElasticsearchConnection.to("localhost:9200"))
                .hasMessage("index.hosts holds 'localhost:9200'; a host must be a URL with its port, such as"
                        + " http://localhost:9200");
        assertThatThrownBy(() -> ElasticsearchConnection.to()).hasMessageContaining("index.hosts is empty");
        assertThatThrownBy(() -> new ElasticsearchConnection(List.of("http://localhost:9200"), "", "/no/such.pem"))
                .hasMessageContaining("index.ca-certificate is /no/such.pem");
        assertThatThrownBy(() -> new IndexConfig(LOCAL, 0, 1 << 20, Duration.ofSeconds(1), Duration.ofSeconds(1)))
                .hasMessage("index.bulk-documents is 0; it must be 1 to 100000");
        assertThatThrownBy(() -> new IndexConfig(LOCAL, 1, 1 << 20, Duration.ofSeconds(1), Duration.ofHours(1)))
                .hasMessage("index.longest-pause is PT1H; it must be 100 ms to 1 min");
    }

    @Test
    void aKeyIsNeverShown_notEvenWhereItsFileHoldsMore(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("key"), "c2VjcmV0 and more\n");
        var connection = new ElasticsearchConnection(List.of("https://search.example:9243"), file.toString(), "");
        assertThat(connection).hasToString("https://search.example:9243");
        assertThatThrownBy(connection::open)
                .hasMessage("index.api-key-file: " + file + " does not hold one encoded API key and nothing else");
        assertThatThrownBy(() -> new ElasticsearchConnection(List.of("https://search.example:9243"), "/no/key", ""))
                .hasMessage("index.api-key-file is /no/key; it must be a readable file that holds an encoded API key");
    }
}
