package earshot.report;

import static earshot.report.Figures.change;
import static earshot.report.Figures.count;
import static earshot.report.Figures.percent;
import static earshot.report.Figures.signed;
import static earshot.report.Markup.table;
import static earshot.report.Markup.text;

import earshot.index.NetSentiment;
import earshot.index.Overview;
import earshot.model.Tally;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** A month in a few numbers, beside those of the month before. */
record KeyNumbers(Overview overview) {

    Markup draw() {
        Tally now = overview.now();
        Tally before = overview.before();
        return table(
                List.of("", "This month", "Month before", "Change"),
                Stream.of(
                        compared("Mentions", Tally::mentions),
                        compared("Reposts", Tally::reposts),
                        List.of(
                                text("Different authors"),
                                text(count(overview.authors())),
                                text(count(overview.authorsBefore())),
                                change(overview.authors(), overview.authorsBefore())),
                        compared("Negative mentions", Tally::negative),
                        List.of(
                                text("Negative, of those scored"),
                                text(percent(now.negative(), scored(now))),
                                text(percent(before.negative(), scored(before))),
                                Markup.NONE),
                        List.of(
                                text("Net sentiment (P − N) / (P + N)"),
                                text(net("polar") + interval()),
                                text(net("before")),
                                Markup.NONE),
                        compared("Engagement", Tally::engagement),
                        compared("Potential impressions (followers, not reach)", Tally::potentialImpressions),
                        compared("Impressions (views, where reported)", Tally::impressions)));
    }

    private List<Markup> compared(String name, ToLongFunction<Tally> number) {
        long now = number.applyAsLong(overview.now());
        long before = number.applyAsLong(overview.before());
        return List.of(text(name), text(count(now)), text(count(before)), change(now, before));
    }

    static long scored(Tally tally) {
        return tally.mentions() - tally.unscored();
    }

    private String net(String which) {
        return signed(Optional.ofNullable(overview.net().get(which)).map(NetSentiment::value));
    }

    private String interval() {
        return Optional.ofNullable(overview.net().get("polar"))
                .map(net -> String.format(Locale.ROOT, "  (95 %%: %+.2f to %+.2f)", net.low(), net.high()))
                .orElse("");
    }
}
