package earshot.index;

import earshot.model.Alert;
import earshot.model.AlertAction;
import earshot.model.AlertEvent;
import earshot.model.BrandTopics;
import earshot.model.BrandTopics.Ranked;
import earshot.model.BrandTopics.Ranking;
import earshot.model.BrandWindow;
import earshot.model.DeadLetter;
import earshot.model.FeedTally;
import earshot.model.FeedWindow;
import earshot.model.Mention;
import earshot.model.ShareOfVoice;
import earshot.model.ShareOfVoice.BrandTally;
import earshot.model.TopicTally;
import earshot.model.WindowStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What each record is as a document: pure, but for {@code event.ingested}, the clock's. Names are the Elastic Common
 * Schema's where it has one, and {@code social.*} for the rest; {@code @timestamp} is event time.
 */
public final class Documents {

    private final Clock clock;

    public Documents(Clock clock) {
        this.clock = clock;
    }

    /** A removed mention is a document's removal. */
    public DocumentChange mention(Mention mention) {
        String index = Index.MENTIONS.at(mention.post().publishedAt());
        if (mention.removed()) {
            return new DocumentChange(index, DocumentId.of(mention.id()), mention.revision(), new byte[0], true);
        }
        return upsert(index, mention.id(), mention.revision(), document -> new MentionDocument(mention)
                .write(document, clock.instant()));
    }

    public DocumentChange window(BrandWindow window) {
        return upsert(
                Index.WINDOWS.at(window.start()),
                window.id(),
                window.tally().revision(),
                document -> document.timestamp(window.start())
                        .object("event", this::ingested)
                        .object("social", new WindowFields(window)::write));
    }

    /** One document per part of the window; a part that has come to nothing is its document's removal. */
    public List<DocumentChange> cuts(BrandWindow window) {
        String index = Index.CUTS.at(window.start());
        long revision = window.tally().revision();
        return window.cuts().stream()
                .map(part -> {
                    String id = window.id() + "/" + WindowFields.name(part.cut()) + "/"
                            + part.cut().value();
                    return part.tally().isNothing()
                            ? new DocumentChange(index, DocumentId.of(id), revision, new byte[0], true)
                            : upsert(index, id, revision, document -> document.timestamp(window.start())
                                    .object("event", this::ingested)
                                    .object("social", social -> new WindowFields(window).write(social, part)));
                })
                .toList();
    }

    /** One document per brand of the record. */
    public List<DocumentChange> shareOfVoice(ShareOfVoice shares) {
        String index = Index.SHARE_OF_VOICE.at(shares.start());
        return shares.brands().stream()
                .map(brand -> upsert(
                        index, shares.id() + "/" + brand.brand(), shares.revision(), document -> document.timestamp(
                                        shares.start())
                                .object("event", this::ingested)
                                .object("social", social -> share(social, shares, brand))))
                .toList();
    }

    private static void share(DocumentWriter social, ShareOfVoice shares, BrandTally brand) {
        brand(social, shares.brandSet(), shares.brandSetVersion(), brand.brand(), shares.revision());
        window(social, shares.length(), shares.end(), shares.status());
        social.object("tally", fields -> fields.number("mentions", brand.mentions())
                        .number("authors", brand.authors())
                        .number("engagement", brand.engagement())
                        .number("potential_impressions", brand.potentialImpressions()))
                .object("total", fields -> fields.number("mentions", shares.mentions())
                        .number("authors", shares.authors())
                        .number("engagement", shares.engagement())
                        .number("potential_impressions", shares.potentialImpressions()))
                .object("share", fields -> fields.ratio("mentions", brand.mentions(), shares.mentions())
                        .ratio("authors", brand.authors(), shares.authors())
                        .ratio("engagement", brand.engagement(), shares.engagement())
                        .ratio("potential_impressions", brand.potentialImpressions(), shares.potentialImpressions()));
    }

    /** One document per ranking; one of which nothing is left is its document's removal. */
    public List<DocumentChange> topics(BrandTopics topics) {
        String index = Index.TOPICS.at(topics.start());
        return Stream.of(Ranking.values())
                .map(ranking -> {
                    String id = topics.id() + "/" + DocumentWriter.word(ranking);
                    List<Ranked> ranked = topics.topics().stream()
                            .filter(topic -> topic.ranking() == ranking)
                            .toList();
                    return ranked.isEmpty()
                            ? new DocumentChange(index, DocumentId.of(id), topics.revision(), new byte[0], true)
                            : upsert(index, id, topics.revision(), document -> document.timestamp(topics.start())
                                    .object("event", this::ingested)
                                    .object("social", social -> topics(social, topics, ranking, ranked)));
                })
                .toList();
    }

    private static void topics(DocumentWriter social, BrandTopics topics, Ranking ranking, List<Ranked> ranked) {
        brand(social, topics.brandSet(), topics.brandSetVersion(), topics.brand(), topics.revision());
        window(social, topics.length(), topics.end(), topics.status());
        social.number("definitions", WindowFields.DEFINITIONS)
                .text("ranking", DocumentWriter.word(ranking))
                .object("tally", fields -> fields.number("mentions", topics.mentions()))
                .object("previous", fields -> fields.number("mentions", topics.before()))
                .objects("topics", ranked, topic -> {
                    TopicTally tally = topic.tally();
                    social.text("name", topic.name())
                            .number("mentions", tally.mentions())
                            .number("positive", tally.positive())
                            .number("negative", tally.negative());
                    if (ranking.isOfAuthors()) {
                        social.number("engagement", tally.engagement())
                                .ratio("engagement_per_mention", tally.engagement(), tally.mentions())
                                .number("replies", tally.replies());
                    } else {
                        social.number("day_before", topic.before()).number("surprise", topic.surprise());
                    }
                });
    }

    public DocumentChange feed(FeedWindow window) {
        FeedTally tally = window.tally();
        return upsert(Index.FEEDS.at(window.start()), window.id(), tally.revision(), document -> document.timestamp(
                        window.start())
                .object("event", this::ingested)
                .object("social", social -> {
                    social.text("platform", window.platform());
                    window(social, Duration.between(window.start(), window.end()), window.end(), window.status());
                    social.object("feed", fields -> fields.number("payloads", tally.payloads())
                            .number("posts", tally.posts())
                            .number("reposts", tally.reposts())
                            .number("counts", tally.counts())
                            .number("removals", tally.removals())
                            .number("restorations", tally.restorations())
                            .number("rejected", tally.rejected())
                            .number("matched", tally.matched())
                            .number("unique", tally.unique()));
                }));
    }

    public DocumentChange alert(Alert alert) {
        return upsert(
                Index.ALERTS.at(alert.startedAt()), alert.episodeId(), alert.revision(), document -> document.timestamp(
                                alert.startedAt())
                        .object("event", this::ingested)
                        .object("social", social -> {
                            brand(social, alert.brandSet(), alert.brandSetVersion(), alert.brand(), alert.revision());
                            social.object("alert", new AlertDocument(alert)::write);
                        }));
    }

    /** Never changed: of what is told twice the second is the same. */
    public DocumentChange alertEvent(AlertEvent event) {
        return upsert(Index.ALERT_EVENTS.at(event.at()), event.id(), 1, document -> document.timestamp(event.at())
                .object("event", this::ingested)
                .object("social", social -> {
                    brand(social, event.brandSet(), event.brandSetVersion(), event.brand(), event.revision());
                    social.object("alert_event", fields -> fields.text("kind", DocumentWriter.word(event.kind()))
                            .text("episode_id", event.episodeId())
                            .text("rule", event.rule())
                            .text("severity", DocumentWriter.word(event.severity()))
                            .text("state", DocumentWriter.word(event.state()))
                            .flag("provisional", event.provisional())
                            .text("measure", event.measure())
                            .number("observed", event.observed())
                            .number("expected", event.expected())
                            .number("score", event.score())
                            .text("channel", event.channel())
                            .text("detail", event.detail()));
                }));
    }

    /** By what it holds until: one that was ended early holds until it was ended. */
    public DocumentChange alertAction(AlertAction action) {
        long revision = Math.max(1, action.saidAt().toEpochMilli());
        return upsert(Index.ALERT_ACTIONS.at(action.from()), action.id(), revision, document -> document.timestamp(
                        action.from())
                .object("event", this::ingested)
                .object("social", social -> {
                    if (!action.brandSet().isEmpty()) {
                        social.object("brand_set", set -> set.text("name", action.brandSet()));
                    }
                    social.texts("brand", action.brands())
                            .number("revision", revision)
                            .object("alert_action", fields -> fields.text("kind", DocumentWriter.word(action.kind()))
                                    .texts("rules", action.rules())
                                    .text("episode_id", action.episodeId())
                                    .time("until", action.until())
                                    .text("by", action.by())
                                    .text("reason", action.reason())
                                    .time("said_at", action.saidAt()));
                }));
    }

    /**
     * For a data stream: what an audit made now found.
     *
     * @param window length of the windows it looked at
     */
    public DocumentChange audit(String brandSet, Duration window, Instant from, Instant to, AuditReport report) {
        Instant now = clock.instant();
        return upsert(Index.AUDITS.at(now), brandSet + "/" + window + "/" + now, 1, document -> document.timestamp(now)
                .object("event", event -> ingested(event).text("outcome", report.isClean() ? "success" : "failure"))
                .object("social", social -> social.object("brand_set", set -> set.text("name", brandSet))
                        .object("window", fields -> fields.text("length", window.toString()))
                        .object("audit", fields -> fields.time("from", from)
                                .time("to", to)
                                .number("windows", report.windows())
                                .number("mentions", report.mentions())
                                .number("reposts", report.reposts())
                                .number("differing", report.differing())
                                .objects("differences", report.firstDifferences(), difference -> fields.text(
                                                "document", difference.document())
                                        .time("window", difference.window())
                                        .text("brand", difference.brand())
                                        .text("field", difference.field())
                                        .number("written", difference.written())
                                        .number("counted", difference.counted())))));
    }

    /** The bytes are in the document, so that a rejected payload can be looked at without the topic. */
    public DocumentChange rejected(DeadLetter letter) {
        return upsert(Index.REJECTED.at(letter.receivedAt()), letter.origin(), 1, document -> document.timestamp(
                        letter.receivedAt())
                .object("event", this::ingested)
                .object("social", social -> social.text("platform", letter.platform())
                        .object("rejection", fields -> fields.text("reason", DocumentWriter.word(letter.reason()))
                                .text("detail", letter.detail())
                                .count("position", letter.position())
                                .text("origin", letter.origin())
                                .number("size", letter.bytes().length)
                                .bytes("bytes", letter.bytes()))));
    }

    private static DocumentChange upsert(String index, String id, long version, Consumer<DocumentWriter> fields) {
        return new DocumentChange(index, DocumentId.of(id), version, DocumentWriter.write(fields), false);
    }

    private DocumentWriter ingested(DocumentWriter event) {
        return event.time("ingested", clock.instant());
    }

    static void brand(DocumentWriter social, String set, int version, String brand, long revision) {
        social.object("brand_set", fields -> fields.text("name", set).number("version", version))
                .text("brand", brand)
                .number("revision", revision);
    }

    static void window(DocumentWriter social, Duration length, Instant end, WindowStatus status) {
        social.object("window", fields -> fields.text("length", length.toString())
                .time("end", end)
                .text("status", DocumentWriter.word(status)));
    }
}
