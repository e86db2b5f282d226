package earshot.feed;

import earshot.model.RejectReason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.internal.StringUtil;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;

/**
 * A news feed in XML: RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0. Read by a parser that forgives (undeclared prefixes and
 * entities, bare ampersands, a wrong or missing character set, tags left open), as a seventh of real feeds is not XML by the
 * book. A name counts, whatever its prefix is bound to.
 */
final class FeedDocument {
    /** Types whose content is written in base64. */
    private static final Pattern BINARY = Pattern.compile("audio/|image/|video/|application/octet-stream");

    private final Element root;
    /** The channel, or the Atom feed itself. */
    private final Element head;

    private FeedDocument(Element root, Element head) {
        this.root = root;
        this.head = head;
    }

    /** @throws Unreadable where there is no feed in it */
    static FeedDocument read(byte[] bytes) throws Unreadable {
        Document document = parsed(bytes);
        for (Element element : document.children()) {
            String name = name(element);
            if (name.equals("rss") || name.equals("rdf:rdf") || name.equals("rdf")) {
                return new FeedDocument(element, firstOr(element, element, "channel"));
            }
            if (name.equals("channel")
                    || local(element).equals("feed")
                    || local(element).equals("entry")) {
                return new FeedDocument(element, element);
            }
        }
        throw document.childrenSize() == 0
                ? Unreadable.because(RejectReason.MALFORMED, "This is no XML.")
                : Unreadable.unknown("a news feed");
    }

    private static Document parsed(byte[] bytes) throws Unreadable {
        try {
            return Jsoup.parse(new ByteArrayInputStream(bytes), null, "", Parser.xmlParser());
        } catch (IOException | IllegalArgumentException e) {
            throw Unreadable.because(RejectReason.MALFORMED, "This is no XML.");
        }
    }

    List<FeedEntry> entries() {
        List<FeedEntry> entries = new ArrayList<>();
        if (local(root).equals("entry")) {
            entries.add(atom(root));
        }
        collect(head, entries);
        if (!root.equals(head)) {
            // RSS 1.0 has its items beside the channel.
            collect(root, entries);
        }
        return entries;
    }

    /** Entries that the feed says are gone (RFC 6721), when they went by id. */
    Map<String, String> deleted() {
        Map<String, String> deleted = new LinkedHashMap<>();
        for (Element child : head.children()) {
            if (local(child).equals("deleted-entry")) {
                deleted.put(Texts.whole(child.attr("ref").strip()), child.attr("when"));
            }
        }
        return deleted;
    }

    private static void collect(Element parent, List<FeedEntry> entries) {
        for (Element child : parent.children()) {
            if (local(child).equals("item")) {
                entries.add(rss(child));
            } else if (local(child).equals("entry")) {
                entries.add(atom(child));
            }
        }
    }

    /** When the document was made; {@code ""} where it does not tell. */
    String made() {
        return text(head, "pubdate", "lastbuilddate", "dc:date", "updated", "modified");
    }

    /** Which feed this is. */
    String link() {
        return local(head).equals("feed") ? atomLink(head) : rssLink(head);
    }

    String language() {
        String stated = text(head, "language", "dc:language");
        return stated.isEmpty() ? head.attr("xml:lang") : stated;
    }

    String author() {
        String name = person(head, "author");
        return name.isEmpty() ? name(text(head, "dc:creator", "managingeditor", "itunes:author")) : name;
    }

    private static FeedEntry rss(Element item) {
        String guid = text(item, "guid", "dc:identifier");
        String about = item.attr("rdf:about");
        String link = rssLink(item);
        String author = person(item, "author");
        String content = markup(item, "content:encoded", "encoded", "xhtml:body", "body", "content");
        return new FeedEntry(
                guid.isEmpty() ? (about.isEmpty() ? link : about) : guid,
                markup(item, "title", "dc:title"),
                link,
                content.isEmpty()
                        ? markup(item, "description", "dc:description", "itunes:summary", "summary")
                        : content,
                author.isEmpty() ? name(text(item, "dc:creator", "dc:author", "itunes:author")) : author,
                text(item, "pubdate", "dc:date", "dcterms:issued", "dcterms:created", "published", "date"),
                text(item, "dcterms:modified", "atom:updated", "updated"),
                categories(item),
                media(item),
                text(item, "dc:language", "language"),
                first(item, "thr:in-reply-to", "ref"),
                text(item, "slash:comments"));
    }

    private static FeedEntry atom(Element entry) {
        String content = markup(entry, "content");
        String author = person(entry, "author");
        return new FeedEntry(
                resolved(entry, text(entry, "id")),
                markup(entry, "title"),
                atomLink(entry),
                content.isEmpty() ? markup(entry, "summary", "tagline", "media:group") : content,
                author.isEmpty() ? name(text(entry, "dc:creator")) : author,
                text(entry, "published", "issued", "created", "pubdate", "dc:date"),
                text(entry, "updated", "modified"),
                categories(entry),
                media(entry),
                entry.attr("xml:lang"),
                first(entry, "thr:in-reply-to", "ref"),
                text(entry, "slash:comments", "thr:total"));
    }

    private static String rssLink(Element item) {
        String link = resolved(item, text(item, "link"));
        if (link.isEmpty()) {
            link = atomLink(item);
        }
        for (Element guid : named(item, "guid")) {
            boolean permanent = !guid.attr("isPermaLink").equalsIgnoreCase("false");
            if (link.isEmpty() && permanent && guid.text().startsWith("http")) {
                link = guid.text().strip();
            }
        }
        return link;
    }

    private static String atomLink(Element entry) {
        for (Element link : entry.children()) {
            String relation = link.attr("rel");
            if (local(link).equals("link")
                    && link.hasAttr("href")
                    && (relation.isEmpty() || relation.equals("alternate"))) {
                return resolved(link, link.attr("href").strip());
            }
        }
        return "";
    }

    /** Against the nearest {@code xml:base}, where the address is not whole and one is stated. */
    private static String resolved(Element at, String address) {
        if (address.isEmpty() || address.contains(":")) {
            return Texts.whole(address);
        }
        String base = "";
        for (Element up = at; up != null && !base.contains(":"); up = up.parent()) {
            base = up.attr("xml:base").isEmpty() ? base : up.attr("xml:base") + base;
        }
        return Texts.whole(base.isEmpty() ? address : StringUtil.resolve(base, address));
    }

    private static String person(Element of, String name) {
        for (Element author : named(of, name)) {
            for (String part : List.of("name", "atom:name", "email", "atom:email")) {
                String found = text(author, part);
                if (!found.isEmpty()) {
                    return found;
                }
            }
            if (!author.text().isBlank()) {
                return name(Texts.whole(author.text()));
            }
        }
        return "";
    }

    /** {@code Ada Quill} of {@code ada@example.org (Ada Quill)} and {@code Ada Quill <ada@example.org>}. */
    private static String name(String written) {
        int open = written.indexOf('(');
        int close = written.lastIndexOf(')');
        if (open > 0 && close > open) {
            String inside = written.substring(open + 1, close).strip();
            return inside.contains("@") ? written.substring(0, open).strip() : inside;
        }
        int angle = written.indexOf('<');
        return (angle > 0 ? written.substring(0, angle) : written).strip();
    }

    private static List<String> categories(Element entry) {
        List<String> categories = new ArrayList<>();
        for (Element child : entry.children()) {
            if (local(child).equals("category") || name(child).equals("dc:subject")) {
                String label = child.hasAttr("term") ? child.attr("term") : child.text();
                if (!label.isBlank()) {
                    categories.add(Texts.whole(label.strip()));
                }
            }
        }
        return List.copyOf(categories);
    }

    private static List<String> media(Element entry) {
        List<String> kinds = new ArrayList<>();
        for (Element child : entry.children()) {
            boolean enclosed = name(child).equals("enclosure")
                    || name(child).equals("media:content")
                    || child.attr("rel").equals("enclosure");
            String type = child.attr("type") + child.attr("medium");
            if (enclosed && type.startsWith("image")) {
                kinds.add("photo");
            } else if (enclosed && type.startsWith("video")) {
                kinds.add("video");
            }
        }
        return List.copyOf(kinds);
    }

    private static String name(Element element) {
        return element.tagName().toLowerCase(Locale.ROOT);
    }

    private static String local(Element element) {
        String name = name(element);
        return name.substring(name.indexOf(':') + 1);
    }

    private static List<Element> named(Element parent, String name) {
        List<Element> found = new ArrayList<>(1);
        for (Element child : parent.children()) {
            // A prefix of its own for the feed's main names is rare, and legal.
            if (name(child).equals(name)
                    || name(child).equals("atom:" + name)
                    || name(child).equals("rss:" + name)) {
                found.add(child);
            }
        }
        return found;
    }

    private static Element firstOr(Element parent, Element otherwise, String name) {
        List<Element> found = named(parent, name);
        return found.isEmpty() ? otherwise : found.get(0);
    }

    private static String first(Element parent, String name, String attribute) {
        List<Element> found = named(parent, name);
        return found.isEmpty() ? "" : Texts.whole(found.get(0).attr(attribute));
    }

    /** The words of the first child of these names that has any. */
    private static String text(Element parent, String... names) {
        for (String name : names) {
            for (Element child : named(parent, name)) {
                String text = Texts.whole(child.wholeText().strip());
                if (!text.isEmpty()) {
                    return text;
                }
            }
        }
        return "";
    }

    /** The HTML of the first child of these names that has any: escaped, in CDATA, or in naked tags. */
    private static String markup(Element parent, String... names) {
        for (String name : names) {
            for (Element child : named(parent, name)) {
                String markup = markup(child);
                if (!markup.isBlank()) {
                    return Texts.whole(markup.strip());
                }
            }
        }
        return "";
    }

    private static String markup(Element element) {
        String type = element.attr("type");
        boolean binary = BINARY.matcher(type).lookingAt();
        if (element.attr("mode").equals("base64") || binary) {
            return decoded(element.text().replaceAll("\\s", ""));
        }
        StringBuilder markup = new StringBuilder();
        boolean plain = type.equals("text") || type.equals("text/plain");
        for (Node node : element.childNodes()) {
            if (node instanceof TextNode words) {
                markup.append(
                        plain ? words.getWholeText().replace("&", "&amp;").replace("<", "&lt;") : words.getWholeText());
            } else if (node instanceof Element) {
                markup.append(node.outerHtml());
            }
        }
        return markup.toString();
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
