package earshot.index;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.mapping.TypeMapping;
import earshot.model.DeadLetter;
import earshot.model.Mention;
import earshot.model.PostKind;
import earshot.model.RejectReason;
import earshot.model.SentimentLabel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(120)
class ElasticsearchSinkIT {

    @RegisterExtension
    private static final RunningElasticsearch ELASTICSEARCH = new RunningElasticsearch();

    @RegisterExtension
    private static final MiniClusterExtension FLINK =
            new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
                    .setNumberSlotsPerTaskManager(2)
                    .build());

    private static final List<JobClient> FLINK_JOBS = new ArrayList<>();
    private static final Queue<DeadLetter> REFUSED = new ConcurrentLinkedQueue<>();
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);
    private static final Instant PUBLISHED = Instant.parse("2015-02-17T07:36:05Z");

    private final Documents documents = new Documents(CLOCK);

    /** A test that failed must not keep the next one's slots. */
    @AfterEach
    void endWhatStillRuns() {
        for (JobClient job : FLINK_JOBS) {
            CompletableFuture<Void> unused = job.cancel();
        }
        FLINK_JOBS.clear();
    }

    @BeforeEach
    void forget() {
        REFUSED.clear();
    }

    @Test
    void theNewestRevisionHoldsWhateverTheOrderAndHoweverOftenItCame() throws Exception {
        List<DocumentChange> changes = new ArrayList<>();
        for (int number = 0; number < 50; number++) {
            for (int revision = 1; revision <= 20; revision++) {
                changes.add(change(number, revision));
            }
        }
        changes.addAll(changes.subList(0, 500));
        Collections.shuffle(changes, new Random(37));

        write(ELASTICSEARCH.url(), changes);

        assertThat(ELASTICSEARCH.documents(Index.MENTIONS).values()).hasSize(50).allSatisfy(document -> assertThat(
                        document.at("/social/revision").intValue())
                .isEqualTo(20));
        assertThat(REFUSED).isEmpty();
    }

    @Test
    void aRemovalTakesTheDocumentAwayAndAnOlderRevisionDoesNotBringItBack() throws Exception {
        Mention gone = mention(1, 5);
        write(ELASTICSEARCH.url(), List.of(documents.mention(gone), documents.mention(mention(2, 5))));
        write(ELASTICSEARCH.url(), List.of(documents.mention(Fixtures.removed(gone, 9))));
        write(ELASTICSEARCH.url(), List.of(documents.mention(mention(1, 7))));

        assertThat(ELASTICSEARCH.documents(Index.MENTIONS)).containsOnlyKeys("airlines/delta/x:2");

        write(ELASTICSEARCH.url(), List.of(documents.mention(mention(1, 11))));
        assertThat(ELASTICSEARCH.documents(Index.MENTIONS))
                .containsOnlyKeys("airlines/delta/x:1", "airlines/delta/x:2");
    }

    @Test
    void aRemovalMayBeTheFirstThatIsHeardOfADocument() throws Exception {
        write(ELASTICSEARCH.url(), List.of(documents.mention(Fixtures.removed(mention(1, 1), 9))));
        write(ELASTICSEARCH.url(), List.of(change(1, 5)));

        assertThat(ELASTICSEARCH.documents(Index.MENTIONS)).isEmpty();
        assertThat(REFUSED).isEmpty();
    }

    @Test
    void aFieldNoTemplateKnowsIsRefusedAndKeptWithItsReasonWhileTheRestIsIndexed() throws Exception {
        byte[] unknown = "{\"@timestamp\":\"2015-02-17T07:36:05Z\",\"colour\":\"red\"}".getBytes(UTF_8);
        byte[] absurd = "{\"@timestamp\":\"secret words\"}".getBytes(UTF_8);

        write(
                ELASTICSEARCH.url(),
                List.of(
                        change(1, 1),
                        new DocumentChange("earshot-mentions-2015.02", "odd", 3, unknown, false),
                        new DocumentChange("earshot-mentions-2015.02", "absurd", 4, absurd, false)));

        assertThat(ELASTICSEARCH.documents(Index.MENTIONS)).containsOnlyKeys("airlines/delta/x:1");
        assertThat(REFUSED).hasSize(2).allSatisfy(letter -> {
            assertThat(letter.reason()).isEqualTo(RejectReason.INDEX_REFUSED);
            assertThat(letter.receivedAt()).isEqualTo(CLOCK.instant());
            assertThat(letter.detail()).doesNotContain("secret words");
        });
        assertThat(REFUSED)
                .extracting(DeadLetter::origin)
                .containsExactlyInAnyOrder("earshot-mentions-2015.02/odd@3", "earshot-mentions-2015.02/absurd@4");
        assertThat(REFUSED)
                .filteredOn(letter -> letter.origin().contains("odd"))
                .singleElement()
                .satisfies(letter -> {
                    assertThat(letter.bytes()).isEqualTo(unknown);
                    assertThat(letter.detail()).contains("strict_dynamic_mapping_exception", "[colour]");
                });
    }

    @Test
    void aRejectedPayloadsDocumentThatIsRefusedIsNoLetterAgain() throws Exception {
        byte[] unknown = "{\"colour\":\"red\"}".getBytes(UTF_8);

        write(
                ELASTICSEARCH.url(),
                List.of(new DocumentChange("earshot-rejected-2015.02", "raw.x-0@1", 1, unknown, false)));

        assertThat(REFUSED).isEmpty();
    }

    @Test
    void anOutageIsWaitedOutAndNothingIsLost() throws Exception {
        try (CuttableLine line = new CuttableLine(ELASTICSEARCH.url())) {
            line.cut();
            JobClient job = start(line.url(), changes(5000));
            await().atMost(Duration.ofSeconds(60)).until(() -> line.refusals() >= 4);

            line.mend();

            job.getJobExecutionResult().get();
        }
        assertThat(ELASTICSEARCH.documents(Index.MENTIONS)).hasSize(5000);
    }

    @Test
    void aLineCutInTheMiddleLosesNothing() throws Exception {
        try (CuttableLine line = new CuttableLine(ELASTICSEARCH.url())) {
            JobClient job = start(line.url(), changes(5000));
            // An index that is being made may not be ready to be searched.
            await().ignoreExceptions()
                    .until(() -> !ELASTICSEARCH.documents(Index.MENTIONS).isEmpty());
            line.cut();
            line.mend();
            job.getJobExecutionResult().get();
        }
        assertThat(ELASTICSEARCH.documents(Index.MENTIONS)).hasSize(5000);
    }

    @Test
    void documentsRefusedForNowAreTriedAgain() throws Exception {
        write(ELASTICSEARCH.url(), List.of(change(0, 1)));
        block(true);

        JobClient job = start(ELASTICSEARCH.url(), changes(10));
        await().during(Duration.ofMillis(500))
                .until(() -> !job.getJobStatus().get().isGloballyTerminalState());
        block(false);
        job.getJobExecutionResult().get();

        assertThat(ELASTICSEARCH.documents(Index.MENTIONS)).hasSize(10);
        assertThat(REFUSED).isEmpty();
    }

    @Test
    void aDocumentLargerThanABulkTravelsAlone() throws Exception {
        DeadLetter large =
                new DeadLetter("x", new byte[100_000], RejectReason.TOO_LARGE, "too large", -1, PUBLISHED, "raw.x-0@9");
        List<DocumentChange> changes = new ArrayList<>(changes(10));
        changes.add(5, documents.rejected(large));

        write(ELASTICSEARCH.url(), changes);

        assertThat(ELASTICSEARCH.documents(Index.MENTIONS)).hasSize(10);
        assertThat(ELASTICSEARCH.documents(Index.REJECTED)).containsOnlyKeys("raw.x-0@9");
    }

    @Test
    void installingAgainChangesNothingAndBringsOlderMonthsUpToDate() throws Exception {
        ELASTICSEARCH.client().indices().create(create -> create.index("earshot-mentions-2014.12"));
        InstallTemplates templates = new InstallTemplates(ELASTICSEARCH.client());

        templates.install();
        Map<String, TypeMapping> first = mappings();
        templates.install();

        assertThat(mappings().toString()).isEqualTo(first.toString());
        assertThat(first).hasEntrySatisfying("earshot-mentions-2014.12", mapping -> assertThat(mapping.properties())
                .containsKeys("@timestamp", "user", "social"));
        assertThatThrownBy(() -> ELASTICSEARCH.client().index(index -> index.index("earshot-mentions-2014.12")
                        .document(Map.of("colour", "red"))))
                .isInstanceOf(ElasticsearchException.class)
                .hasMessageContaining("strict_dynamic_mapping_exception");
    }

    private static Map<String, TypeMapping> mappings() throws Exception {
        Map<String, TypeMapping> mappings = new TreeMap<>();
        ELASTICSEARCH
                .client()
                .indices()
                .getMapping(get -> get.index("earshot-*"))
                .result()
                .forEach((index, found) -> mappings.put(index, found.mappings()));
        return mappings;
    }

    private static void block(boolean readOnly) throws Exception {
        ELASTICSEARCH.client().indices().putSettings(put -> put.index(Index.MENTIONS.pattern())
                .settings(settings -> settings.blocks(blocks -> blocks.readOnlyAllowDelete(readOnly))));
    }

    private List<DocumentChange> changes(int count) {
        return IntStream.range(0, count).mapToObj(number -> change(number, 1)).toList();
    }

    private DocumentChange change(int number, long revision) {
        return documents.mention(mention(number, revision));
    }

    private static Mention mention(int number, long revision) {
        return Fixtures.mention("delta", number, PostKind.ORIGINAL, PUBLISHED, SentimentLabel.NEGATIVE, revision);
    }

    private static void write(String url, List<DocumentChange> changes) throws Exception {
        start(url, changes).getJobExecutionResult().get();
    }

    private static JobClient start(String url, List<DocumentChange> changes) throws Exception {
        IndexConfig config = new IndexConfig(
                ElasticsearchConnection.to(url), 100, 50_000, Duration.ofMillis(100), Duration.ofMillis(400));
        StreamExecutionEnvironment flink = StreamExecutionEnvironment.getExecutionEnvironment();
        flink.setParallelism(2);
        flink.fromData(changes)
                .keyBy(DocumentChange::id)
                .sinkTo(new ElasticsearchSink(config, RememberRefused::new, CLOCK));
        JobClient job = flink.executeAsync();
        FLINK_JOBS.add(job);
        return job;
    }

    private static final class RememberRefused implements RefusedDocuments.Keeper {
        @Override
        public CompletionStage<@Nullable Void> keep(List<DeadLetter> letters) {
            REFUSED.addAll(letters);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void close() {}
    }
}
