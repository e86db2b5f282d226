package earshot.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import earshot.index.AuditReport.Difference;
import earshot.model.BrandWindow;
import earshot.model.BrandWindow.CutTally;
import earshot.model.Cut;
import earshot.model.Cut.Dimension;
import earshot.model.Mention;
import earshot.model.PostKind;
import earshot.model.SentimentLabel;
import earshot.model.ShareOfVoice;
import earshot.model.ShareOfVoice.BrandTally;
import earshot.model.Tally;
import earshot.model.WindowStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AuditIT {

    @RegisterExtension
    private static final RunningElasticsearch ELASTICSEARCH = new RunningElasticsearch();

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Instant FIRST = Instant.parse("2015-02-27T23:00:00Z");
    private static final List<String> BRANDS = List.of("delta", "southwest", "united");
    private static final int MENTIONS = 1500;

    private final Documents documents =
            new Documents(Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC));

    private final List<DocumentChange> changes = new ArrayList<>();

    /** Several days across a month's end, more groups than fit on a page. */
    @BeforeEach
    void indexMentionsAndWhatTheyAddUpTo() throws Exception {
        new InstallTemplates(ELASTICSEARCH.client()).install();
        Random random = new Random(41);
        changes.clear();
        Map<Instant, Map<String, List<Mention>>> mentions = new TreeMap<>();
        for (int number = 0; number < MENTIONS; number++) {
            Mention mention = Fixtures.mention(
                    BRANDS.get(random.nextInt(3)),
                    number,
                    any(PostKind.class, random),
                    FIRST.plusMillis(random.nextInt((int) Duration.ofDays(3).toMillis())),
                    any(SentimentLabel.class, random),
                    1);
            changes.add(documents.mention(mention));
            mentions.computeIfAbsent(
                            mention.post().publishedAt().truncatedTo(ChronoUnit.MINUTES), start -> new TreeMap<>())
                    .computeIfAbsent(mention.match().brand(), brand -> new ArrayList<>())
                    .add(mention);
        }
        mentions.forEach((start, lists) -> {
            Map<String, Tally> brands = new TreeMap<>();
            lists.forEach((brand, list) -> brands.put(brand, tally(list)));
            brands.forEach((brand, tally) -> changes.add(documents.window(new BrandWindow(
                    "airlines", 1, brand, start, start.plus(MINUTE), tally, "en-2", WindowStatus.FINAL))));
            changes.addAll(documents.shareOfVoice(new ShareOfVoice(
                    "airlines",
                    1,
                    start,
                    start.plus(MINUTE),
                    brands.entrySet().stream()
                            .map(brand -> new BrandTally(
                                    brand.getKey(),
                                    brand.getValue().mentions(),
                                    brand.getValue().authors(),
                                    brand.getValue().engagement(),
                                    brand.getValue().potentialImpressions()))
                            .toList(),
                    WindowStatus.FINAL,
                    1)));
        });
        ELASTICSEARCH.index(changes);
    }

    @Test
    void whatAddsUpIsClean() throws Exception {
        AuditReport report = Audit.of(ELASTICSEARCH.client(), "airlines", MINUTE);

        assertThat(report.differences()).isEmpty();
        assertThat(report.isClean()).isTrue();
        assertThat(report.mentions() + report.reposts()).isEqualTo(MENTIONS);
        assertThat(report.windows()).isGreaterThan(1200);
    }

    @Test
    void nothingIndexedIsClean() throws Exception {
        AuditReport report = Audit.of(ELASTICSEARCH.client(), "banks", MINUTE);

        assertThat(report).isEqualTo(new AuditReport(0, 0, 0, List.of(), 0));
    }

    @Test
    void aMentionWithoutItsWindowIsADifferenceInEveryNumberItAddsTo() throws Exception {
        Instant start = Instant.parse("2015-02-20T00:00:00Z");
        Mention alone =
                Fixtures.mention("delta", 3_003, PostKind.ORIGINAL, start.plusSeconds(59), SentimentLabel.POSITIVE, 1);
        ELASTICSEARCH.index(List.of(documents.mention(alone)));

        AuditReport report = Audit.of(ELASTICSEARCH.client(), "airlines", MINUTE);

        assertThat(report.differences())
                .filteredOn(difference -> difference.document().equals("earshot-windows"))
                .containsExactlyInAnyOrder(
                        new Difference("earshot-windows", start, "delta", "tally.mentions", 0, 1),
                        new Difference("earshot-windows", start, "delta", "tally.authors", 0, 1),
                        new Difference("earshot-windows", start, "delta", "tally.clusters", 0, 1),
                        new Difference("earshot-windows", start, "delta", "tally.impressions", 0, 1000),
                        new Difference("earshot-windows", start, "delta", "tally.viewed_engagement", 0, 4),
                        new Difference("earshot-windows", start, "delta", "tally.engagement", 0, 4),
                        new Difference("earshot-windows", start, "delta", "tally.potential_impressions", 0, 100),
                        new Difference("earshot-windows", start, "delta", "tally.positive", 0, 1));
        assertThat(report.differing()).isEqualTo(report.differences().size());
    }

    @Test
    void aWindowWithoutItsMentionsIsADifference() throws Exception {
        Instant start = Instant.parse("2015-02-20T00:00:00Z");
        Tally tally = new Tally(2, 1, 0, 2, 0, 0, 0, 0, 0, 0, 9);
        ELASTICSEARCH.index(List.of(documents.window(new BrandWindow(
                "airlines", 1, "united", start, start.plus(MINUTE), tally, "en-2", WindowStatus.FINAL))));

        assertThat(Audit.of(ELASTICSEARCH.client(), "airlines", MINUTE).differences())
                .containsExactlyInAnyOrder(
                        new Difference("earshot-windows", start, "united", "tally.mentions", 2, 0),
                        new Difference("earshot-windows", start, "united", "tally.reposts", 1, 0),
                        new Difference("earshot-windows", start, "united", "tally.neutral", 2, 0));
    }

    @Test
    void onlyThePeriodAskedForIsLookedAtInWholeWindows() throws Exception {
        Instant from = FIRST.plusSeconds(30);

        AuditReport report = Audit.of(ELASTICSEARCH.client(), "airlines", MINUTE, from, from.plus(Duration.ofHours(2)));

        assertThat(report.isClean()).isTrue();
        assertThat(report.mentions() + report.reposts()).isBetween(1L, (long) MENTIONS / 10);
    }

    @Test
    void whatTheTopicsHoldIsInTheIndexAsItIsThere() throws Exception {
        assertThat(againstTopics(changes)).isEmpty();

        Mention one = Fixtures.mention("delta", 20_001, PostKind.ORIGINAL, FIRST, SentimentLabel.POSITIVE, 5);
        Mention other = Fixtures.mention("delta", 20_002, PostKind.ORIGINAL, FIRST, SentimentLabel.POSITIVE, 5);
        Mention third = Fixtures.mention("delta", 20_003, PostKind.ORIGINAL, FIRST, SentimentLabel.POSITIVE, 5);
        Mention fourth = Fixtures.mention("delta", 20_004, PostKind.ORIGINAL, FIRST, SentimentLabel.POSITIVE, 5);
        Mention changed = Fixtures.mention("delta", 20_003, PostKind.ORIGINAL, FIRST, SentimentLabel.NEGATIVE, 5);
        ELASTICSEARCH.index(List.of(documents.mention(other), documents.mention(third), documents.mention(fourth)));
        assertThat(againstTopics(List.of(
                        documents.mention(one),
                        documents.mention(Fixtures.removed(other, 6)),
                        documents.mention(changed),
                        documents.mention(Fixtures.mention(
                                "delta", 20_004, PostKind.ORIGINAL, FIRST, SentimentLabel.NEGATIVE, 4)))))
                .extracting(Difference::brand, Difference::field, Difference::written, Difference::counted)
                .containsExactlyInAnyOrder(
                        tuple(one.id(), "revision", 0.0, 5.0),
                        tuple(other.id(), "revision", 5.0, 0.0),
                        tuple(third.id(), "content", 5.0, 5.0));
    }

    /** Made again at another time: when a document was indexed is no part of what it says. */
    private static List<Difference> againstTopics(List<DocumentChange> expected) throws Exception {
        AuditTopics audit = new AuditTopics();
        expected.forEach(audit::expect);
        return audit.differences(ElasticsearchConnection.to(ELASTICSEARCH.url()), FIRST);
    }

    @Test
    void aVerdictIsKeptForABoard() throws Exception {
        AuditReport report = new AuditReport(1, 2, 3, List.of(), 0);
        Audit.keep(
                ElasticsearchConnection.to(ELASTICSEARCH.url()),
                documents.audit("airlines", MINUTE, FIRST, FIRST.plus(MINUTE), report));

        assertThat(ELASTICSEARCH.documents(Index.AUDITS)).hasSize(1);
    }

    private static <E extends Enum<E>> E any(Class<E> type, Random random) {
        List<E> constants = List.copyOf(EnumSet.allOf(type));
        return constants.get(random.nextInt(constants.size()));
    }

    @Test
    void aPartOfADayOfTwentyThreeHoursIsAudited() throws Exception {
        Instant start = Instant.parse("2015-03-08T05:00:00Z");
        Instant end = start.plus(Duration.ofHours(23));
        List<Mention> mentions = List.of(
                Fixtures.mention("delta", 10_001, PostKind.ORIGINAL, start, SentimentLabel.POSITIVE, 1),
                Fixtures.mention("delta", 10_002, PostKind.REPLY, end.minusMillis(1), SentimentLabel.POSITIVE, 1));
        Tally tally = tally(mentions);
        BrandWindow day = new BrandWindow(
                "airlines",
                1,
                "delta",
                start,
                end,
                tally,
                "en-2",
                WindowStatus.FINAL,
                Tally.ZERO,
                List.of(
                        new CutTally(new Cut(Dimension.PLATFORM, "x"), tally),
                        new CutTally(new Cut(Dimension.LANGUAGE, "en"), tally),
                        new CutTally(new Cut(Dimension.KIND, "original"), tally(mentions.subList(0, 1))),
                        new CutTally(new Cut(Dimension.KIND, "reply"), tally(mentions.subList(1, 2))),
                        new CutTally(new Cut(Dimension.OWN_SITE, "news.example"), tally),
                        new CutTally(new Cut(Dimension.SENTIMENT, "positive"), tally(mentions.subList(0, 1)))),
                120);
        List<DocumentChange> changes = new ArrayList<>(documents.cuts(day));
        changes.add(documents.window(day));
        mentions.forEach(mention -> changes.add(documents.mention(mention)));
        ELASTICSEARCH.index(changes);

        assertThat(Audit.of(ELASTICSEARCH.client(), "airlines", Duration.ofDays(1), start, end)
                        .differences())
                .filteredOn(difference -> difference.document().equals("earshot-cuts"))
                .extracting(Difference::brand, Difference::field, Difference::written, Difference::counted)
                .contains(tuple("delta sentiment/positive", "tally.mentions", 1.0, 2.0))
                .allSatisfy(difference -> assertThat(difference.toList().get(0)).isEqualTo("delta sentiment/positive"));
    }

    private static Tally tally(List<Mention> mentions) {
        List<Mention> counted = mentions.stream()
                .filter(mention -> mention.post().kind() != PostKind.REPOST)
                .toList();
        return mentions.stream()
                .map(AuditIT::tally)
                .reduce(Tally.ZERO, Tally::plus)
                .plus(Tally.different(
                        counted.stream()
                                .map(mention -> mention.fingerprint().author())
                                .distinct()
                                .count(),
                        counted.stream()
                                .map(mention -> mention.fingerprint().text())
                                .filter(text -> text != 0)
                                .distinct()
                                .count()));
    }

    private static Tally tally(Mention mention) {
        boolean repost = mention.post().kind() == PostKind.REPOST;
        SentimentLabel label = mention.match().sentiment().label();
        return new Tally(
                repost ? 0 : 1,
                repost ? 1 : 0,
                !repost && label == SentimentLabel.NEGATIVE ? 1 : 0,
                !repost && label == SentimentLabel.NEUTRAL ? 1 : 0,
                !repost && label == SentimentLabel.POSITIVE ? 1 : 0,
                !repost && label == SentimentLabel.UNCERTAIN ? 1 : 0,
                !repost && label == SentimentLabel.UNSCORED ? 1 : 0,
                repost ? 0 : mention.engagement().interactions(),
                repost ? 0 : mention.post().author().followers(),
                0,
                1,
                0,
                0,
                0,
                repost ? 0 : mention.engagement().views(),
                repost ? 0 : mention.engagement().interactions(),
                0);
    }
}
