package earshot.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.model.PostKind;
import earshot.model.SentimentLabel;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ExportIT {

    @RegisterExtension
    private static final RunningElasticsearch ELASTICSEARCH = new RunningElasticsearch();

    private static final int MENTIONS = 1_050;
    private static final Instant FIRST = Instant.parse("2026-02-28T20:00:00Z");
    private static final Instant LAST = Instant.parse("2026-03-01T20:00:00Z");

    @BeforeEach
    void indexAcrossAMonthsEnd() throws Exception {
        new InstallTemplates(ELASTICSEARCH.client()).install();
        Documents documents = new Documents(Clock.fixed(LAST, ZoneOffset.UTC));
        List<DocumentChange> changes = new ArrayList<>();
        for (int number = 0; number < MENTIONS; number++) {
            // Many of the same second: a page may end in the middle of them.
            Instant at = FIRST.plusSeconds(number / 70 * 3600L);
            changes.add(documents.mention(Fixtures.mention(
                    number % 3 == 0 ? "delta" : "united", number, PostKind.ORIGINAL, at, SentimentLabel.NEGATIVE, 1)));
        }
        ELASTICSEARCH.index(changes);
        ELASTICSEARCH.client().indices().refresh(refresh -> refresh.index("earshot-*"));
    }

    @Test
    void everyDocumentComesOnceInTheOrderOfTimeHoweverSmallThePage() throws Exception {
        Map<String, JsonNode> exported = new TreeMap<>();
        List<Instant> times = new ArrayList<>();

        long count = export(64).run(Index.MENTIONS, "*", Instant.EPOCH, LAST, (id, document) -> {
            assertThat(exported.put(id, document)).isNull();
            times.add(Instant.parse(document.path("@timestamp").asText()));
        });

        assertThat(count).isEqualTo(MENTIONS);
        assertThat(exported).isEqualTo(ELASTICSEARCH.documents(Index.MENTIONS));
        assertThat(times).isSorted();
    }

    @Test
    void aQueryAndAPeriodChoose() throws Exception {
        List<String> brands = new ArrayList<>();

        export(100)
                .run(
                        Index.MENTIONS,
                        "social.brand:delta",
                        FIRST,
                        FIRST.plusSeconds(2 * 3600),
                        (id, document) ->
                                brands.add(document.at("/social/brand").asText()));

        assertThat(brands).hasSize(47).containsOnly("delta");
    }

    @Test
    void whatIsNotIndexedIsNothing() throws Exception {
        assertThat(export(10).run(Index.FEEDS, "*", Instant.EPOCH, LAST, (id, document) -> {}))
                .isZero();
    }

    @Test
    void whatIsLostInTheMiddleIsAnErrorAndNoShorterExport() {
        List<String> exported = new ArrayList<>();

        assertThatThrownBy(() -> export(100).run(Index.MENTIONS, "*", Instant.EPOCH, LAST, (id, document) -> {
                    exported.add(id);
                    if (exported.size() == 250) {
                        ELASTICSEARCH.client().indices().delete(delete -> delete.index("earshot-mentions-2026.03"));
                    }
                }))
                .isInstanceOf(IOException.class)
                .hasMessageMatching("(?s)broke off after \\d+ documents, at 2026-.*");
        assertThat(exported).hasSizeLessThan(MENTIONS);
    }

    private static Export export(int page) {
        return new Export(ELASTICSEARCH.client(), page);
    }
}
