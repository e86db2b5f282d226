package earshot.notify;

import java.util.List;
import java.util.Locale;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * A message as a mail, plain and as HTML. The page is built as a tree and its text set as text, so whatever strangers
 * wrote is escaped where it is printed. Styles are inline and layout is a table's: mail programs know no better.
 */
final class EmailBody {

    private static final int MOST_STORIES = 20;
    private static final String FONT = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;";
    private static final String BLACK = "color:#111827;";
    private static final String GREY = "color:#4b5563;";

    private final List<Story> stories;

    EmailBody(Message message) {
        stories = message.items().stream()
                .map(item -> Story.of(item, message.writtenAt()))
                .toList();
    }

    String subject() {
        return Words.line(Headline.of(stories), 150);
    }

    String plain() {
        StringBuilder text = new StringBuilder();
        if (stories.size() > 1) {
            text.append(Headline.of(stories)).append("\n\n");
        }
        stories.stream().limit(MOST_STORIES).forEach(story -> plain(text, story));
        if (stories.size() > MOST_STORIES) {
            text.append("… and ").append(stories.size() - MOST_STORIES).append(" more: earshot alerts list\n");
        }
        return text.toString();
    }

    private static void plain(StringBuilder text, Story story) {
        text.append(story.headline()).append('\n');
        if (!story.note().isEmpty()) {
            text.append(story.note()).append('\n');
        }
        text.append('\n');
        story.facts()
                .forEach(fact -> text.append(String.format(Locale.ROOT, "  %-18s %s%n", fact.label(), fact.value())));
        for (Story.Quote quote : story.quotes()) {
            text.append("\n  \"")
                    .append(quote.text())
                    .append("\"\n  ")
                    .append(quote.who())
                    .append('\n');
            if (!quote.link().isEmpty()) {
                text.append("  ").append(quote.link()).append('\n');
            }
        }
        text.append('\n');
        if (!story.dashboard().isEmpty()) {
            text.append("Dashboard: ").append(story.dashboard()).append('\n');
        }
        if (!story.isOver()) {
            text.append("On it? Say so: ").append(story.acknowledge()).append('\n');
        }
        text.append("\n--------\n\n");
    }

    String html() {
        Document page = Document.createShell("");
        page.outputSettings().prettyPrint(false);
        page.head().appendElement("meta").attr("charset", "utf-8");
        page.head().appendElement("meta").attr("name", "viewport").attr("content", "width=device-width");
        page.head().appendElement("meta").attr("name", "color-scheme").attr("content", "light");
        page.title(subject());
        page.body().attr("style", "margin:0;padding:12px;background:#f3f4f6;" + FONT);
        Element main = page.body().appendElement("div").attr("style", "max-width:600px;margin:0 auto;");
        if (stories.size() > 1) {
            paragraph(
                    main,
                    Headline.of(stories),
                    "font-size:20px;line-height:1.3;font-weight:700;margin:4px 0 12px;" + BLACK);
        }
        stories.stream().limit(MOST_STORIES).forEach(story -> card(main, story, stories.size() == 1));
        if (stories.size() > MOST_STORIES) {
            paragraph(main, "… and " + (stories.size() - MOST_STORIES) + " more: earshot alerts list", GREY);
        }
        return "<!doctype html>" + page.outerHtml();
    }

    private static void card(Element main, Story story, boolean alone) {
        String colour = colour(story.badge());
        Element card = main.appendElement("div")
                .attr(
                        "style",
                        "background:#ffffff;border-radius:8px;border-top:6px solid " + colour
                                + ";padding:14px 16px;margin:0 0 12px;");
        card.appendElement("span")
                .attr(
                        "style",
                        "display:inline-block;background:" + colour
                                + ";color:#ffffff;font-size:13px;font-weight:700;padding:2px 8px;border-radius:4px;")
                .text(story.badge());
        paragraph(card, story.sentence(), "font-size:19px;line-height:1.35;font-weight:600;margin:10px 0 6px;" + BLACK);
        if (!story.note().isEmpty()) {
            paragraph(card, story.note(), "font-size:15px;line-height:1.4;margin:0 0 8px;color:#92400e;");
        }
        facts(card, story);
        if (alone) {
            story.quotes().forEach(quote -> quote(card, quote));
        }
        actions(card, story, colour);
    }

    private static String colour(String badge) {
        return switch (badge) {
            case "CRITICAL" -> "#b91c1c";
            case "WARNING" -> "#b45309";
            case "INFO" -> "#1d4ed8";
            default -> "#15803d";
        };
    }

    private static void facts(Element card, Story story) {
        Element table = card.appendElement("table")
                .attr("role", "presentation")
                .attr("style", "border-collapse:collapse;width:100%;font-size:15px;line-height:1.35;");
        for (Story.Fact fact : story.facts()) {
            Element row = table.appendElement("tr");
            row.appendElement("td")
                    .attr("style", "padding:4px 12px 4px 0;vertical-align:top;width:34%;" + GREY)
                    .text(fact.label());
            row.appendElement("td")
                    .attr("style", "padding:4px 0;vertical-align:top;font-weight:500;" + BLACK)
                    .text(fact.value());
        }
    }

    private static void quote(Element card, Story.Quote quote) {
        Element block = card.appendElement("blockquote")
                .attr("style", "margin:12px 0 0;padding:2px 0 2px 12px;border-left:3px solid #d1d5db;");
        paragraph(block, quote.text(), "font-size:16px;line-height:1.4;margin:0;" + BLACK);
        Element who = block.appendElement("p").attr("style", "font-size:13px;line-height:1.4;margin:2px 0 0;" + GREY);
        who.appendText(quote.who());
        if (!quote.link().isEmpty()) {
            who.appendText(" · ");
            who.appendElement("a")
                    .attr("href", quote.link())
                    .attr("style", "color:#1d4ed8;")
                    .text("open the post");
        }
    }

    private static void actions(Element card, Story story, String colour) {
        if (!story.dashboard().isEmpty()) {
            card.appendElement("p")
                    .attr("style", "margin:16px 0 0;")
                    .appendElement("a")
                    .attr("href", story.dashboard())
                    .attr(
                            "style",
                            "display:inline-block;background:" + colour
                                    + ";color:#ffffff;text-decoration:none;font-weight:600;font-size:16px;"
                                    + "padding:10px 16px;border-radius:6px;")
                    .text("Open the dashboard");
        }
        Element line = card.appendElement("p").attr("style", "font-size:13px;line-height:1.5;margin:14px 0 0;" + GREY);
        if (story.isOver()) {
            line.appendText("Episode " + story.shortId());
        } else {
            line.appendText("On it? Say so: ");
            line.appendElement("code").attr("style", "font-size:13px;" + BLACK).text(story.acknowledge());
        }
    }

    private static void paragraph(Element in, String text, String style) {
        in.appendElement("p").attr("style", style).text(text);
    }
}
