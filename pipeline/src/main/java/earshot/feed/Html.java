package earshot.feed;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/** HTML as people read it: entities decoded, lines where the page breaks them, nothing that is not shown. */
final class Html {
    private static final Set<String> HIDDEN = Set.of("script", "style", "noscript", "template", "head");

    /** Deeper markup is nobody's text, and would cost time by the square of its depth. */
    private static final int MAX_LENGTH = 1_000_000;

    private final Element body;

    private Html(Element body) {
        this.body = body;
    }

    static Html of(String html) {
        if (isPlain(html)) {
            return new Html(new Element("body").appendText(html));
        }
        return new Html(Jsoup.parseBodyFragment(html.substring(0, Math.min(html.length(), MAX_LENGTH)))
                .body());
    }

    /** The text of some HTML; what has no markup costs no parser. */
    static String text(String html) {
        return isPlain(html) ? html.strip() : of(html).text();
    }

    private static boolean isPlain(String html) {
        return html.indexOf('<') < 0 && html.indexOf('&') < 0;
    }

    String text() {
        Lines lines = new Lines();
        NodeTraversor.traverse(lines, body);
        return lines.text.toString().strip();
    }

    /**
     * What stands behind the quotation that follows a link of the class; {@code ""} where there is no such link, or nothing
     * behind its quotation.
     */
    String textBehindQuotation(String linkClass) {
        Element named = body.selectFirst("a." + linkClass);
        Element quotation = named == null ? null : body.selectFirst("> blockquote");
        if (quotation == null) {
            return "";
        }
        Lines lines = new Lines();
        for (Node next = quotation.nextSibling(); next != null; next = next.nextSibling()) {
            NodeTraversor.traverse(lines, next);
        }
        return lines.text.toString().strip();
    }

    /** The targets of the links whose element passes, web addresses only, each once. */
    List<String> links(Predicate<Element> wanted) {
        Set<String> links = new LinkedHashSet<>();
        for (Element anchor : body.select("a[href]")) {
            String link = Texts.whole(anchor.attr("href").strip());
            if (link.startsWith("http") && wanted.test(anchor)) {
                links.add(link);
            }
        }
        return List.copyOf(links);
    }

    List<String> links() {
        return links(anchor -> true);
    }

    /** Collects text; a paragraph begins on a line of its own. */
    private static final class Lines implements NodeVisitor {
        private final StringBuilder text = new StringBuilder();

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode words && !isHidden(node)) {
                append(words.getWholeText());
            } else if (node instanceof Element element && (element.normalName().equals("br") || breaks(element))) {
                breakLine(element.normalName().equals("br"));
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element && breaks(element)) {
                breakLine(false);
            }
        }

        private static boolean breaks(Element element) {
            return element.isBlock() && !element.normalName().equals("body");
        }

        private static boolean isHidden(Node node) {
            Node parent = node.parent();
            return parent != null && HIDDEN.contains(parent.nodeName());
        }

        /** Blanks collapse, as on a page. */
        private void append(String words) {
            for (int i = 0; i < words.length(); i++) {
                char c = words.charAt(i);
                boolean blank = c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f';
                if (!blank) {
                    text.append(c);
                } else if (!endsBlank()) {
                    text.append(' ');
                }
            }
        }

        private boolean endsBlank() {
            char last = text.length() == 0 ? '\n' : text.charAt(text.length() - 1);
            return last == ' ' || last == '\n';
        }

        private void breakLine(boolean always) {
            while (text.length() > 0 && text.charAt(text.length() - 1) == ' ') {
                text.setLength(text.length() - 1);
            }
            if (text.length() > 0 && (always || text.charAt(text.length() - 1) != '\n')) {
                text.append('\n');
            }
        }
    }
}
