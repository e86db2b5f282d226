package earshot.report;

import earshot.index.Overview.Bar;
import earshot.model.Tally;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Mentions by day and sentiment, drawn; and the same in a row of numbers for those who do not see it. */
record MonthChart(List<Bar> days, ZoneId zone) {
    private static final double WIDTH = 960;
    private static final double HEIGHT = 200;
    private static final double LEFT = 52;
    private static final double BELOW = 22;

    static Map<String, Long> parts(Tally tally) {
        Map<String, Long> parts = new LinkedHashMap<>();
        parts.put("negative", tally.negative());
        parts.put("uncertain", tally.uncertain());
        parts.put("unscored", tally.unscored());
        parts.put("neutral", tally.neutral());
        parts.put("positive", tally.positive());
        return parts;
    }

    Markup draw() {
        long most = days.stream().mapToLong(day -> day.tally().mentions()).max().orElse(0);
        double top = Math.max(1, most);
        return Markup.element(
                "svg",
                Map.of(
                        "class",
                        "chart",
                        "viewBox",
                        "0 0 " + number(WIDTH) + " " + number(HEIGHT + BELOW),
                        "role",
                        "img",
                        "aria-label",
                        "Mentions by day, at most " + Figures.count(most)),
                Markup.all(Stream.of(0.0, 0.5, 1.0).map(part -> grid(part, Math.round(part * top)))),
                Markup.all(IntStream.range(0, days.size()).mapToObj(i -> day(i, top))));
    }

    private static Markup grid(double part, long value) {
        String y = number(HEIGHT * (1 - part) + 4);
        return Markup.all(Stream.of(
                Markup.element(
                        "line", Map.of("class", "grid", "x1", number(LEFT), "x2", number(WIDTH), "y1", y, "y2", y)),
                Markup.element(
                        "text",
                        Map.of("x", number(LEFT - 8), "y", number(HEIGHT * (1 - part) + 8), "text-anchor", "end"),
                        Markup.text(Figures.count(value)))));
    }

    private Markup day(int i, double top) {
        double step = (WIDTH - LEFT) / days.size();
        Bar day = days.get(i);
        double[] base = {0};
        Markup bars = Markup.all(MonthChart.parts(day.tally()).entrySet().stream()
                .filter(part -> part.getValue() > 0)
                .map(part -> {
                    double height = (HEIGHT - 4) * part.getValue() / top;
                    base[0] += height;
                    return Markup.element(
                            "rect",
                            Map.of(
                                    "class", part.getKey(),
                                    "x", number(LEFT + i * step + 2),
                                    "y", number(HEIGHT + 4 - base[0]),
                                    "width", number(step - 4),
                                    "height", number(height)));
                }));
        return Markup.all(Stream.of(
                bars,
                Markup.element(
                        "text",
                        Map.of(
                                "x", number(LEFT + (i + 0.5) * step),
                                "y", number(HEIGHT + BELOW - 2),
                                "text-anchor", "middle"),
                        Markup.text(Integer.toString(day.from().atZone(zone).getDayOfMonth())))));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
