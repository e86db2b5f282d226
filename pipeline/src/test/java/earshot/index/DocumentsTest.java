package earshot.index;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import earshot.model.Alert;
import earshot.model.AlertAction;
import earshot.model.AlertEvent;
import earshot.model.BrandTopics;
import earshot.model.BrandWindow;
import earshot.model.BrandWindow.CutTally;
import earshot.model.Cut;
import earshot.model.Cut.Dimension;
import earshot.model.DeadLetter;
import earshot.model.FeedWindow;
import earshot.model.Mention;
import earshot.model.PostKind;
import earshot.model.RandomRecords;
import earshot.model.RejectReason;
import earshot.model.ShareOfVoice;
import earshot.model.ShareOfVoice.BrandTally;
import earshot.model.Tally;
import earshot.model.WindowStatus;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DocumentsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant START = Instant.parse("2015-02-17T07:36:00Z");

    private final Documents documents = new Documents(Clock.fixed(NOW, ZoneOffset.UTC));

    @ParameterizedTest
    @EnumSource
    void aDocumentsFieldsAreExactlyTheTemplates(Index index) {
        Set<String> written = new TreeSet<>();
        changes(index, new RandomRecords(23))
                .filter(change -> !change.delete())
                .forEach(change -> paths("", source(change), written));

        Set<String> mapped = new TreeSet<>();
        properties("", mappings(index), mapped);
        mapped.remove("labels"); // for whoever runs it
        assertThat(written).isEqualTo(mapped);
    }

    @ParameterizedTest
    @EnumSource
    void aDocumentGoesToItsFamilysIndexOfTheMonthWithAVersionAndAnId(Index index) {
        assertThat(changes(index, new RandomRecords(29))).allSatisfy(change -> {
            assertThat(change.index()).matches(index.alias() + (index.isStream() ? "" : "-20\\d\\d\\.(0[1-9]|1[0-2])"));
            assertThat(change.id().getBytes(UTF_8)).hasSizeLessThanOrEqualTo(512);
        });
    }

    @ParameterizedTest
    @EnumSource
    void aFieldIsMappedAlikeInEveryIndex(Index index) {
        for (Index other : Index.values()) {
            assertThatFieldsAgree(
                    mappings(index).get("properties"), mappings(other).get("properties"));
        }
    }

    @Test
    void aRemovedMentionIsADocumentsRemoval() {
        Mention mention = random(Mention.class, Mention::removed);

        DocumentChange change = documents.mention(mention);

        assertThat(change.delete()).isTrue();
        assertThat(change.source()).isEmpty();
        assertThat(change.version()).isEqualTo(mention.revision());
        assertThat(change.index()).isEqualTo(Index.MENTIONS.at(mention.post().publishedAt()));
    }

    @Test
    void whatIsNotReportedIsAbsentNotZero() {
        Mention mention = random(
                Mention.class,
                some -> !some.removed()
                        && some.engagement().likes() == -1
                        && some.post().kind() != PostKind.REPOST
                        && some.post().author().followers() == -1);

        JsonNode social = source(documents.mention(mention)).get("social");

        assertThat(social.get("engagement").has("likes")).isFalse();
        assertThat(social.get("engagement").get("interactions").longValue())
                .isEqualTo(mention.engagement().interactions());
        assertThat(social.has("potential_impressions")).isFalse();
        assertThat(social.get("author").has("followers")).isFalse();
    }

    @Test
    void aPlainRepostAddsNothingToSumsOverDocuments() {
        Mention repost =
                random(Mention.class, some -> !some.removed() && some.post().kind() == PostKind.REPOST);

        JsonNode social = source(documents.mention(repost)).get("social");

        assertThat(social.get("engagement").has("interactions")).isFalse();
        assertThat(social.has("potential_impressions")).isFalse();
    }

    @Test
    void aShareIsAbsentWhereTheWholeIsNothing() {
        ShareOfVoice shares = new ShareOfVoice(
                "airlines",
                3,
                START,
                START.plusSeconds(60),
                List.of(new BrandTally("delta", 3, 0, 0, 10), new BrandTally("united", 1, 0, 0, 30)),
                WindowStatus.FINAL,
                77);

        List<DocumentChange> changes = documents.shareOfVoice(shares);

        assertThat(changes)
                .extracting(DocumentChange::id)
                .containsExactly(
                        "airlines/PT1M/2015-02-17T07:36:00Z/delta", "airlines/PT1M/2015-02-17T07:36:00Z/united");
        assertThat(source(changes.get(0)).get("social").get("share").toString())
                .isEqualTo("{\"mentions\":0.75,\"potential_impressions\":0.25}");
        assertThat(changes).allSatisfy(change -> assertThat(change.version()).isEqualTo(77));
    }

    @Test
    void aWindowsDocumentReadsLikeThis() {
        BrandWindow window = new BrandWindow(
                "airlines",
                3,
                "delta",
                START,
                START.plusSeconds(60),
                new Tally(10, 2, 6, 1, 2, 1, 0, 40, 5000, 0, 12345, 9, 8, 3, 1000, 30, 1000),
                "en-2",
                WindowStatus.PROVISIONAL,
                new Tally(4, 0, 4, 0, 0, 0, 0, 80, 0, 0, 0),
                List.of(),
                26);

        DocumentChange change = documents.window(window);

        assertThat(change.index()).isEqualTo("earshot-windows-2015.02");
        assertThat(change.id()).isEqualTo("airlines/delta/PT1M/2015-02-17T07:36:00Z");
        assertThat(change.version()).isEqualTo(12345);
        assertThat(new String(change.source(), UTF_8))
                .isEqualTo("{\"@timestamp\":\"2015-02-17T07:36:00Z\",\"event\":{\"ingested\":\"2026-03-01T12:00:00Z\"},"
                        + "\"social\":{\"brand_set\":{\"name\":\"airlines\",\"version\":3},\"brand\":\"delta\","
                        + "\"revision\":12345,\"definitions\":1,\"window\":{\"length\":\"PT1M\",\"end\":\"2015-02-17T07:37:00Z\","
                        + "\"status\":\"provisional\"},\"local\":{\"weekday\":\"tuesday\",\"hour\":2},\"tally\":{\"mentions\":10,\"reposts\":2,\"negative\":6,"
                        + "\"neutral\":1,\"positive\":2,\"uncertain\":1,\"unscored\":0,\"engagement\":40,\"engagement_gained\":3,"
                        + "\"potential_impressions\":5000,\"impressions\":1000,\"viewed_engagement\":30,\"authors\":9,"
                        + "\"clusters\":8,\"late\":0},\"net_sentiment\":{\"polar\":{\"value\":-0.5,"
                        + "\"n\":8,\"low\":-0.857041574495782,\"high\":0.18144913937966223},\"overall\":"
                        + "{\"value\":-0.4444444444444444,\"n\":9,\"low\":-0.8191634869614306,\"high\":0.19618130777880305}},"
                        + "\"rate\":{\"engagement\":0.03,\"potential_engagement\":0.0025,\"engagement_per_mention\":4.0},"
                        + "\"sentiment\":{\"model\":\"en-2\"},\"previous\":{\"mentions\":4,\"reposts\":0,\"negative\":4,\"neutral\":0,"
                        + "\"positive\":0,\"uncertain\":0,\"unscored\":0,\"engagement\":80,\"engagement_gained\":0,"
                        + "\"potential_impressions\":0,\"impressions\":0,\"viewed_engagement\":0},"
                        + "\"change\":{\"mentions\":1.5,\"negative\":0.5,\"engagement\":-0.5}}}");
    }

    @Test
    void aPartThatHasComeToNothingIsTakenBack() {
        BrandWindow window = new BrandWindow(
                "airlines",
                3,
                "delta",
                START,
                START.plusSeconds(3600),
                new Tally(1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 99),
                "en-2",
                WindowStatus.FINAL,
                Tally.ZERO,
                List.of(
                        new CutTally(new Cut(Dimension.SENTIMENT, "negative"), Tally.ZERO.withStamps(1, -5)),
                        new CutTally(
                                new Cut(Dimension.SENTIMENT, "positive"), new Tally(1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 50))),
                26);

        assertThat(documents.cuts(window))
                .extracting(DocumentChange::id, DocumentChange::version, DocumentChange::delete)
                .containsExactly(
                        tuple("airlines/delta/PT1H/2015-02-17T07:36:00Z/sentiment/negative", 99L, true),
                        tuple("airlines/delta/PT1H/2015-02-17T07:36:00Z/sentiment/positive", 99L, false));
    }

    @Test
    void halfASurrogatePairBreaksNoDocument() {
        DeadLetter letter =
                new DeadLetter("x", new byte[] {1}, RejectReason.MALFORMED, "cut \ud83d here", -1, START, "raw.x-0@1");

        assertThat(source(documents.rejected(letter))
                        .at("/social/rejection/detail")
                        .textValue())
                .isEqualTo("cut ? here");
    }

    private Stream<DocumentChange> changes(Index index, RandomRecords records) {
        return Stream.iterate(0, i -> i + 1).limit(500).flatMap(i -> change(index, records));
    }

    private Stream<DocumentChange> change(Index index, RandomRecords records) {
        return switch (index) {
            case MENTIONS -> Stream.of(documents.mention(records.next(Mention.class)));
            case WINDOWS -> Stream.of(documents.window(records.next(BrandWindow.class)));
            case CUTS -> documents.cuts(records.next(BrandWindow.class)).stream();
            case SHARE_OF_VOICE -> documents.shareOfVoice(records.next(ShareOfVoice.class)).stream();
            case TOPICS -> documents.topics(records.next(BrandTopics.class)).stream();
            case FEEDS -> Stream.of(documents.feed(records.next(FeedWindow.class)));
            case ALERT_EVENTS -> Stream.of(documents.alertEvent(records.next(AlertEvent.class)));
            case ALERT_ACTIONS -> Stream.of(documents.alertAction(records.next(AlertAction.class)));
            case ALERTS -> Stream.of(documents.alert(records.next(Alert.class)));
            case REJECTED -> Stream.of(documents.rejected(records.next(DeadLetter.class)));
            case AUDITS ->
                Stream.of(
                        documents.audit("airlines", Duration.ofHours(1), START, NOW, records.next(AuditReport.class)));
        };
    }

    private static <T extends Record> T random(Class<T> type, Predicate<T> wanted) {
        RandomRecords records = new RandomRecords(31);
        return Stream.generate(() -> records.next(type))
                .limit(100_000)
                .filter(wanted)
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode source(DocumentChange change) {
        try {
            return JSON.readTree(change.source());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode mappings(Index index) {
        return IndexTemplates.mappings(index, Set.of("analysis-common"));
    }

    private static void paths(String path, JsonNode node, Set<String> into) {
        if (node.isArray()) {
            node.forEach(item -> paths(path, item, into));
        } else if (node.isObject()) {
            String prefix = path.isEmpty() ? "" : path + ".";
            node.properties().forEach(field -> paths(prefix + field.getKey(), field.getValue(), into));
        } else {
            into.add(path);
        }
    }

    private static void properties(String path, JsonNode mapping, Set<String> into) {
        if (mapping.has("type")) {
            into.add(path);
        }
        String prefix = path.isEmpty() ? "" : path + ".";
        mapping.path("properties")
                .properties()
                .forEach(field -> properties(prefix + field.getKey(), field.getValue(), into));
    }

    private static void assertThatFieldsAgree(JsonNode some, JsonNode others) {
        some.properties().forEach(field -> {
            JsonNode other = others.path(field.getKey());
            if (field.getValue().has("properties") && other.has("properties")) {
                assertThatFieldsAgree(field.getValue().get("properties"), other.get("properties"));
            } else if (!other.isMissingNode()) {
                assertThat(other).as(field.getKey()).isEqualTo(field.getValue());
            }
        });
    }
}
