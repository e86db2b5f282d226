package earshot.report;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A piece of HTML. Text becomes one only by {@link #text}, which escapes it: what a post holds cannot be anything else.
 */
record Markup(String html) {
    static final Markup NONE = new Markup("");

    private static final Set<String> VOID = Set.of("br", "meta", "rect", "line", "path");

    /** Names and values are the program's own but for values, which are escaped. */
    static Markup element(String name, Map<String, String> attributes, Markup... children) {
        String start = attributes.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(attribute -> " " + attribute.getKey() + "=\"" + escape(attribute.getValue()) + "\"")
                .collect(Collectors.joining("", "<" + name, ""));
        return VOID.contains(name)
                ? new Markup(start + "/>")
                : new Markup(start + ">" + all(Arrays.stream(children)).html() + "</" + name + ">");
    }

    static Markup element(String name, Markup... children) {
        return element(name, Map.of(), children);
    }

    static Markup words(String name, String text) {
        return element(name, text(text));
    }

    static Markup classed(String name, String styled, Markup... children) {
        return element(name, Map.of("class", styled), children);
    }

    static Markup all(Stream<Markup> pieces) {
        return new Markup(pieces.map(Markup::html).collect(Collectors.joining()));
    }

    static Markup text(String text) {
        return new Markup(escape(text));
    }

    /** A link; mere text where the address is not one of the web's. */
    static Markup link(String address, String text) {
        try {
            String scheme = String.valueOf(new URI(address).getScheme()).toLowerCase(Locale.ROOT);
            if (!scheme.equals("https") && !scheme.equals("http")) {
                return text(text);
            }
        } catch (URISyntaxException e) {
            return text(text);
        }
        return element("a", Map.of("href", address, "rel", "noopener noreferrer nofollow"), text(text));
    }

    private static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(c < ' ' && c != '\n' && c != '\t' ? '\uFFFD' : c);
            }
        }
        return escaped.toString();
    }

    /** The first cell of a row names it; the others are numbers. */
    static Markup table(List<String> names, Stream<List<Markup>> rows) {
        List<List<Markup>> all = rows.toList();
        if (all.isEmpty()) {
            return classed("p", "about", text("None in this month."));
        }
        Markup head = all(names.stream().map(name -> element("th", Map.of("scope", "col"), text(name))));
        return element(
                "table",
                element("thead", element("tr", head)),
                element("tbody", all(all.stream().map(Markup::row))));
    }

    private static Markup row(List<Markup> cells) {
        return element(
                "tr",
                element("th", Map.of("scope", "row"), cells.get(0)),
                all(cells.stream().skip(1).map(cell -> element("td", cell))));
    }
}
