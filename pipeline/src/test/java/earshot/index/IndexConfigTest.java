package earshot.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

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
    void aKeyIsNeverShown() {
        assertThat(new ElasticsearchConnection(List.of("https://search.example:9243"), "c2VjcmV0", ""))
                .hasToString("https://search.example:9243");
    }
}
