package earshot.index;

import earshot.model.Alert;
import earshot.model.BrandWindow;
import earshot.model.DeadLetter;
import earshot.model.FeedTally;
import earshot.model.FeedWindow;
import earshot.model.Mention;
import earshot.model.ShareOfVoice;
import earshot.model.Tally;
import earshot.model.WindowStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

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
        Tally tally = window.tally();
        return upsert(Index.WINDOWS.at(window.start()), window.id(), tally.revision(), document -> document.timestamp(
                        window.start())
                .object("event", this::ingested)
                .object("social", social -> {
                    brand(social, window.brandSet(), window.brandSetVersion(), window.brand(), tally.revision());
                    window(social, window.length(), window.end(), window.status());
                    social.object("tally", fields -> tally(fields, tally))
                            .object("net_sentiment", fields -> {
                                NetSentiment.polar(tally).ifPresent(net -> balance(fields, "polar", net));
                                NetSentiment.overall(tally).ifPresent(net -> balance(fields, "overall", net));
                            })
                            .object("sentiment", fields -> fields.text("model", window.sentimentModel()));
                }));
    }

    /** One document per brand of the record. */
    public List<DocumentChange> shareOfVoice(ShareOfVoice shares) {
        String index = Index.SHARE_OF_VOICE.at(shares.start());
        return shares.brands().stream()
                .map(brand -> upsert(
                        index, shares.id() + "/" + brand.brand(), shares.revision(), document -> document.timestamp(
                                        shares.start())
                                .object("event", this::ingested)
                                .object("social", social -> {
                                    brand(
                                            social,
                                            shares.brandSet(),
                                            shares.brandSetVersion(),
                                            brand.brand(),
                                            shares.revision());
                                    window(
                                            social,
                                            Duration.between(shares.start(), shares.end()),
                                            shares.end(),
                                            shares.status());
                                    social.object("tally", fields -> fields.number("mentions", brand.mentions())
                                                    .number("engagement", brand.engagement())
                                                    .number("potential_impressions", brand.potentialImpressions()))
                                            .object("total", fields -> fields.number("mentions", shares.mentions())
                                                    .number("engagement", shares.engagement())
                                                    .number("potential_impressions", shares.potentialImpressions()))
                                            .object("share", fields -> {
                                                share(fields, "mentions", brand.mentions(), shares.mentions());
                                                share(fields, "engagement", brand.engagement(), shares.engagement());
                                                share(
                                                        fields,
                                                        "potential_impressions",
                                                        brand.potentialImpressions(),
                                                        shares.potentialImpressions());
                                            });
                                })))
                .toList();
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

    private static void window(DocumentWriter social, Duration length, Instant end, WindowStatus status) {
        social.object("window", fields -> fields.text("length", length.toString())
                .time("end", end)
                .text("status", DocumentWriter.word(status)));
    }

    private static void tally(DocumentWriter fields, Tally tally) {
        fields.number("mentions", tally.mentions())
                .number("reposts", tally.reposts())
                .number("negative", tally.negative())
                .number("neutral", tally.neutral())
                .number("positive", tally.positive())
                .number("uncertain", tally.uncertain())
                .number("unscored", tally.unscored())
                .number("engagement", tally.engagement())
                .number("potential_impressions", tally.potentialImpressions())
                .number("late", tally.late());
    }

    private static void balance(DocumentWriter fields, String name, NetSentiment net) {
        fields.object(name, balance -> balance.number("value", net.value())
                .number("n", net.n())
                .number("low", net.low())
                .number("high", net.high()));
    }

    private static void share(DocumentWriter fields, String name, long part, long whole) {
        if (whole != 0) {
            fields.number(name, (double) part / whole);
        }
    }
}
