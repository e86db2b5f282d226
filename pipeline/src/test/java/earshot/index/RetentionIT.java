package earshot.index;

import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch.core.BulkResponse;
import earshot.model.AlertEvent;
import earshot.model.PostKind;
import earshot.model.RandomRecords;
import earshot.model.SentimentLabel;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RetentionIT {

    @RegisterExtension
    private static final RunningElasticsearch ELASTICSEARCH = new RunningElasticsearch();

    private static final YearMonth MARCH = YearMonth.of(2026, 3);

    private final Documents documents =
            new Documents(Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC));

    @BeforeEach
    void install() throws Exception {
        new InstallTemplates(ELASTICSEARCH.client()).install();
    }

    @Test
    void monthsOlderThanAskedForGoByNameAndNothingElseDoes() throws Exception {
        ELASTICSEARCH.index(Stream.of(
                        "2025-12-31T23:59:59Z", "2026-01-01T00:00:00Z", "2026-03-05T00:00:00Z", "1999-01-01T00:00:00Z")
                .map(time -> documents.mention(Fixtures.mention(
                        "delta", time.hashCode(), PostKind.ORIGINAL, Instant.parse(time), SentimentLabel.NEUTRAL, 1)))
                .toList());
        for (String notOurs : List.of("earshot-mentions-2020.01-copy", "earshot-notes-2020.01")) {
            ELASTICSEARCH.client().indices().create(create -> create.index(notOurs));
        }
        Retention retention = new Retention(ELASTICSEARCH.client(), MARCH, 2);
        List<String> old = List.of("earshot-mentions-2000.01", "earshot-mentions-2025.12");

        assertThat(retention.outdated()).isEqualTo(old);
        assertThat(indices()).containsAll(old);
        assertThat(retention.drop()).isEqualTo(old);
        assertThat(indices())
                .containsExactlyInAnyOrder(
                        "earshot-mentions-2026.01",
                        "earshot-mentions-2026.03",
                        "earshot-mentions-2020.01-copy",
                        "earshot-notes-2020.01");
        assertThat(retention.drop()).isEmpty();
    }

    @Test
    void ofADataStreamAnIndexGoesWhenAllThatIsInItIsOlder() throws Exception {
        ELASTICSEARCH.index(List.of(documents.alertEvent(new RandomRecords(5).next(AlertEvent.class))));
        YearMonth madeIn = YearMonth.now(ZoneOffset.UTC);

        assertThat(new Retention(ELASTICSEARCH.client(), madeIn.plusMonths(1), 1).drop())
                .isEmpty();

        // It began its next index then, and that is what tells how old the first may be.
        List<String> backing = backing();
        assertThat(backing).hasSizeGreaterThanOrEqualTo(2);
        assertThat(new Retention(ELASTICSEARCH.client(), madeIn.plusMonths(1), 1).outdated())
                .isEmpty();
        assertThat(new Retention(ELASTICSEARCH.client(), madeIn.plusMonths(2), 1).outdated())
                .containsAll(backing.subList(0, backing.size() - 1))
                .doesNotContain(backing.get(backing.size() - 1));
    }

    @Test
    void whatIsAppendedTwiceIsThereOnce() throws Exception {
        DocumentChange event = documents.alertEvent(new RandomRecords(7).next(AlertEvent.class));
        ELASTICSEARCH.index(List.of(event));
        BulkResponse again = ELASTICSEARCH.client().bulk(Bulk.of(List.of(event)).request());

        assertThat(Bulk.of(List.of(event)).outcome(again).outdated()).containsExactly(event);
        assertThat(ELASTICSEARCH.documents(Index.ALERT_EVENTS)).containsOnlyKeys(event.id());
    }

    private static List<String> indices() throws Exception {
        return ELASTICSEARCH.client().indices().resolveIndex(resolve -> resolve.name("earshot-*")).indices().stream()
                .map(index -> index.name())
                .toList();
    }

    private static List<String> backing() throws Exception {
        return ELASTICSEARCH
                .client()
                .indices()
                .resolveIndex(resolve -> resolve.name(Index.ALERT_EVENTS.alias()))
                .dataStreams()
                .get(0)
                .backingIndices();
    }
}
