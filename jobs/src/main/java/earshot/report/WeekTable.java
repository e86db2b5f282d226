package earshot.report;

import static earshot.report.Figures.count;
import static earshot.report.Markup.classed;
import static earshot.report.Markup.element;
import static earshot.report.Markup.text;

import earshot.index.Overview.Hour;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Mentions by weekday and hour. */
record WeekTable(List<Hour> week) {

    Markup draw() {
        Map<String, Long> mentions =
                week.stream().collect(Collectors.toMap(hour -> hour.weekday() + hour.hour(), Hour::mentions));
        long most = mentions.values().stream().mapToLong(Long::longValue).max().orElse(1);
        Markup hours = Markup.all(IntStream.range(0, 24)
                .mapToObj(hour -> element("th", Map.of("scope", "col"), text(Integer.toString(hour)))));
        Markup days = Markup.all(Arrays.stream(DayOfWeek.values())
                .map(day -> element(
                        "tr",
                        element(
                                "th",
                                Map.of("scope", "row"),
                                text(day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH))),
                        Markup.all(IntStream.range(0, 24).mapToObj(hour -> {
                            long said = mentions.getOrDefault(day.name().toLowerCase(Locale.ROOT) + hour, 0L);
                            return classed("td", "heat" + (7 * said + most - 1) / Math.max(1, most), text(count(said)));
                        })))));
        return classed(
                "div",
                "week",
                element("table", element("thead", element("tr", element("td"), hours)), element("tbody", days)));
    }
}
