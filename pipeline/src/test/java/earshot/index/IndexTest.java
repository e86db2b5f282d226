package earshot.index;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class IndexTest {

    @Test
    void anIndexIsNamedAfterTheMonthOfEventTimeInUtc() {
        assertThat(Index.MENTIONS.at(Instant.parse("2015-02-28T23:59:59.999Z"))).isEqualTo("earshot-mentions-2015.02");
        assertThat(Index.SHARE_OF_VOICE.at(Instant.parse("2015-03-01T00:00:00Z")))
                .isEqualTo("earshot-share-of-voice-2015.03");
    }

    @Test
    void absurdTimesShareOneIndexOnEitherSide() {
        assertThat(Index.FEEDS.at(Instant.MIN)).isEqualTo("earshot-feeds-2000.01");
        assertThat(Index.FEEDS.at(Instant.EPOCH)).isEqualTo("earshot-feeds-2000.01");
        assertThat(Index.FEEDS.at(Instant.MAX)).isEqualTo("earshot-feeds-2099.12");
    }

    @Test
    void anIdTooLongForElasticsearchIsItsBeginningAndTheHashOfTheWhole() {
        String fits = "é".repeat(256);
        String tooLong = "界".repeat(171);

        assertThat(DocumentId.of(fits)).isEqualTo(fits);
        assertThat(DocumentId.of(tooLong)).startsWith("界".repeat(140) + "~").hasSize(205);
        assertThat(DocumentId.of(tooLong).getBytes(UTF_8)).hasSizeLessThanOrEqualTo(512);
        assertThat(DocumentId.of(tooLong)).isNotEqualTo(DocumentId.of("界".repeat(172)));
    }
}
