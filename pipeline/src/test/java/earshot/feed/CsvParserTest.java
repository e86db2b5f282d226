package earshot.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earshot.model.Engagement;
import earshot.model.Post;
import earshot.model.PostEvent;
import earshot.model.PostKind;
import earshot.model.RawPayload;
import earshot.model.RejectReason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CsvParserTest {
    private static final String REVIEWS = """
            platform: shop-reviews
            delimiter: ";"
            columns:
              id: Nr
              text: Text
              title: Titel
              rating: Sterne
              published: Datum
              edited: Bearbeitet
              author.name: Name
            published-format: dd.MM.yyyy HH:mm
            zone: Europe/Berlin
            constants:
              kind: review
              language: de
            """;

    @Test
    void a_header_and_a_record_are_a_post() {
        PostEvent event = FeedFixtures.events("csv", FeedFixtures.bytes("csv/two-lines.csv"))
                .get(0);
        Post post = event.post();
        assertThat(post.id()).isEqualTo("csv:9001");
        assertThat(post.text()).isEqualTo("One line, with a comma and \"quotes\" #velora");
        assertThat(post.hashtags()).containsExactly("velora");
        assertThat(post.publishedAt()).isEqualTo(Instant.parse("2015-02-24T19:35:52Z"));
        assertThat(post.author().id()).isEqualTo("csv:ada_q");
        assertThat(event.engagement()).isEqualTo(new Engagement(-1, -1, 3, -1, -1, -1));
        assertThat(event.observedAt()).isEqualTo(FeedFixtures.RECEIVED);
    }

    @Test
    void a_mapping_of_ones_own_names_columns_times_and_constants() throws IOException {
        CsvParser parser = new CsvParser(mapping(REVIEWS));
        ParseResult result = parser.parse(payload("Nr;Datum;Bearbeitet;Name;Sterne;Titel;Text\n"
                + "7;01.07.2019 08:00;02.07.2019 09:30;Ada;2.5;Naja;\"Der \"\"Griff\"\"; er hält nicht\""));
        assertThat(result).isInstanceOfSatisfying(ParseResult.Parsed.class, parsed -> {
            Post post = parsed.events().get(0).post();
            assertThat(post.id()).isEqualTo("shop-reviews:7");
            assertThat(post.kind()).isEqualTo(PostKind.REVIEW);
            assertThat(post.rating()).isEqualTo(2.5);
            assertThat(post.language()).isEqualTo("de");
            assertThat(post.title()).isEqualTo("Naja");
            assertThat(post.text()).isEqualTo("Der \"Griff\"; er hält nicht");
            assertThat(post.publishedAt()).isEqualTo(Instant.parse("2019-07-01T06:00:00Z"));
            assertThat(post.versionAt()).isEqualTo(Instant.parse("2019-07-02T07:30:00Z"));
        });
    }

    @ParameterizedTest(name = "{0} in the form {1}")
    @CsvSource({
        "2019-07-03T06:29:00Z,      iso",
        "2019-07-03 08:29:00+02:00, iso",
        "2019-07-03 06:29,          iso",
        "1562135340,                epoch-seconds",
        "1562135340000,             epoch-millis",
        "Wed Jul 03 06:29:00 +0000 2019, EEE MMM dd HH:mm:ss Z yyyy",
    })
    void times_are_read_in_the_forms_exports_use(String time, String format) throws IOException {
        CsvParser parser =
                new CsvParser(mapping("columns: {id: a, text: b, published: c}\npublished-format: \"" + format + "\""));
        assertThat(parser.parse(payload("a,b,c\n1,hello," + time)))
                .isInstanceOfSatisfying(ParseResult.Parsed.class, parsed -> assertThat(
                                parsed.events().get(0).post().publishedAt())
                        .isEqualTo(Instant.parse("2019-07-03T06:29:00Z")));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "a,b,c | MALFORMED",
                "a,b,c~1,hello | MALFORMED",
                "a,b,c~1,hello,2019-07-03~2,hello,2019-07-03 | MALFORMED",
                "a,b,c~1,\"hel\"lo,2019-07-03 | MALFORMED",
                "a,b~1,hello | MISSING_FIELD",
                "a,b,c~1,,2019-07-03 | MISSING_FIELD",
                "a,b,c~1,hello,yesterday | BAD_VALUE",
                "a,b,c,n~1,hello,2019-07-03,many | BAD_VALUE",
            })
    void a_record_that_cannot_be_used_is_rejected(String lines, RejectReason reason) throws IOException {
        String columns =
                lines.contains(",n~") ? "{id: a, text: b, published: c, likes: n}" : "{id: a, text: b, published: c}";
        CsvParser parser = new CsvParser(mapping("columns: " + columns));
        assertThat(parser.parse(payload(lines.replace('~', '\n'))))
                .isInstanceOfSatisfying(ParseResult.Rejected.class, rejected -> assertThat(rejected.reason())
                        .isEqualTo(reason));
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "columns: {id: a, text: b} | published",
                "columns: {id: a, text: b, published: c, likess: d} | likess",
                "{columns: {id: a, text: b, published: c}, zone: Mars} | Mars",
                "{columns: {id: a, text: b, published: c}, published-format: bogus} | published-format",
                "{columns: {id: a, text: b, published: c}, platform: My Shop} | My Shop",
                "{columns: {id: a, text: b, published: c}, delimiter: \", \"} | delimiter",
                "{colums: {id: a}} | colums",
            })
    void a_wrong_mapping_says_what_is_wrong(String yaml, String named) {
        assertThatThrownBy(() -> mapping(yaml)).isInstanceOf(IOException.class).hasMessageContaining(named);
    }

    @Test
    void a_parser_travels_to_the_task_managers() throws Exception {
        CsvParser parser = InstantiationUtil.clone(new CsvParser(mapping(REVIEWS)));
        assertThat(parser.platform()).isEqualTo("shop-reviews");
        assertThat(parser.parse(payload("Nr;Text\n1;a"))).isInstanceOf(ParseResult.Rejected.class);
    }

    private static CsvMapping mapping(String yaml) throws IOException {
        return CsvMapping.read(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
    }

    private static RawPayload payload(String text) {
        return new RawPayload("csv", text.getBytes(StandardCharsets.UTF_8), FeedFixtures.RECEIVED, "test:1");
    }
}
