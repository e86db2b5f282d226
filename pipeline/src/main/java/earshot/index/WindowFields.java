package earshot.index;

import earshot.model.BrandWindow;
import earshot.model.BrandWindow.CutTally;
import earshot.model.Cut;
import earshot.model.Tally;
import java.time.DayOfWeek;

/** A window's fields, and those of its parts. Ratios are here so that whoever reads them need not know how to divide. */
record WindowFields(BrandWindow window) {

    /** Version of what the numbers mean; grows when one comes to mean something else. */
    static final int DEFINITIONS = 1;

    void write(DocumentWriter social) {
        head(social);
        numbers(social, window.tally());
        Tally previous = window.previous();
        Tally now = window.tally();
        if (!previous.isNothing()) {
            social.object("previous", fields -> counts(fields, previous)).object("change", fields -> fields.ratio(
                            "mentions", now.mentions() - previous.mentions(), previous.mentions())
                    .ratio("negative", now.negative() - previous.negative(), previous.negative())
                    .ratio("engagement", now.engagement() - previous.engagement(), previous.engagement())
                    .ratio(
                            "potential_impressions",
                            now.potentialImpressions() - previous.potentialImpressions(),
                            previous.potentialImpressions()));
        }
    }

    void write(DocumentWriter social, CutTally part) {
        head(social);
        social.object("cut", fields -> fields.text("dimension", name(part.cut()))
                .text("value", part.cut().value()));
        numbers(social, part.tally());
    }

    static String name(Cut cut) {
        return DocumentWriter.word(cut.dimension());
    }

    private void head(DocumentWriter social) {
        Documents.brand(
                social,
                window.brandSet(),
                window.brandSetVersion(),
                window.brand(),
                window.tally().revision());
        social.number("definitions", DEFINITIONS);
        social.object("window", fields -> fields.text("length", window.length().toString())
                        .time("end", window.end())
                        .text("status", DocumentWriter.word(window.status())))
                .object("local", fields -> local(fields, window.hourOfWeek()));
    }

    /** When it was by the clocks of the brand set's time zone. */
    static void local(DocumentWriter fields, int hourOfWeek) {
        int hour = Math.floorMod(hourOfWeek, 24 * 7);
        fields.text("weekday", DocumentWriter.word(DayOfWeek.of(1 + hour / 24))).number("hour", hour % 24);
    }

    private void numbers(DocumentWriter social, Tally tally) {
        social.object("tally", fields -> counts(fields, tally)
                        .number("authors", tally.authors())
                        .number("clusters", tally.clusters())
                        .number("late", tally.late()))
                .object("net_sentiment", fields -> {
                    NetSentiment.polar(tally).ifPresent(net -> balance(fields, "polar", net));
                    NetSentiment.overall(tally).ifPresent(net -> balance(fields, "overall", net));
                })
                .object("rate", fields -> fields.ratio("engagement", tally.viewedEngagement(), tally.impressions())
                        .ratio(
                                "potential_engagement",
                                tally.engagement() - tally.viewedEngagement(),
                                tally.potentialImpressions() - tally.viewedPotential())
                        .ratio("engagement_per_mention", tally.engagement(), tally.mentions()))
                .object("sentiment", fields -> fields.text("model", window.sentimentModel()));
    }

    private static DocumentWriter counts(DocumentWriter fields, Tally tally) {
        return fields.number("mentions", tally.mentions())
                .number("reposts", tally.reposts())
                .number("negative", tally.negative())
                .number("neutral", tally.neutral())
                .number("positive", tally.positive())
                .number("uncertain", tally.uncertain())
                .number("unscored", tally.unscored())
                .number("engagement", tally.engagement())
                .number("engagement_gained", tally.engagementGained())
                .number("potential_impressions", tally.potentialImpressions())
                .number("impressions", tally.impressions())
                .number("viewed_engagement", tally.viewedEngagement());
    }

    private static void balance(DocumentWriter fields, String name, NetSentiment net) {
        fields.object(name, balance -> balance.number("value", net.value())
                .number("n", net.n())
                .number("low", net.low())
                .number("high", net.high()));
    }
}
