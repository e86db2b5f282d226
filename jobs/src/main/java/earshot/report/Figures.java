package earshot.report;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Numbers as people read them. */
final class Figures {
    private Figures() {}

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** A dash where it would divide by 0. */
    static String percent(long part, long all) {
        return all == 0 ? "–" : String.format(Locale.ROOT, "%.1f %%", 100.0 * part / all);
    }

    static String signed(Optional<Double> value) {
        return value.map(number -> String.format(Locale.ROOT, "%+.2f", number)).orElse("–");
    }

    /** Against before, as a part of it. */
    static Markup change(long now, long before) {
        if (before == 0) {
            return Markup.text(now == 0 ? "unchanged" : "new");
        }
        double part = (double) (now - before) / before;
        String sign = part > 0 ? "▲ " : part < 0 ? "▼ " : "";
        return Markup.text(sign
                + (Math.abs(part) >= 10
                        ? String.format(Locale.ROOT, "×%,.0f", (double) now / before)
                        : String.format(Locale.ROOT, "%.1f %%", 100 * Math.abs(part))));
    }

    /** A bar as long as its part of the most. */
    static Markup bar(long value, long most) {
        return Markup.element(
                "svg",
                Map.of("class", "bar", "viewBox", "0 0 100 8", "preserveAspectRatio", "none", "aria-hidden", "true"),
                Markup.element("rect", Map.of("class", "track", "width", "100", "height", "8")),
                Markup.element(
                        "rect",
                        Map.of(
                                "class",
                                "fill",
                                "height",
                                "8",
                                "width",
                                most == 0 ? "0" : String.format(Locale.ROOT, "%.2f", 100.0 * value / most))));
    }
}
