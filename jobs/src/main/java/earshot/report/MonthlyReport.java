package earshot.report;

import static earshot.report.Figures.bar;
import static earshot.report.Figures.change;
import static earshot.report.Figures.count;
import static earshot.report.Figures.percent;
import static earshot.report.Markup.classed;
import static earshot.report.Markup.element;
import static earshot.report.Markup.link;
import static earshot.report.Markup.table;
import static earshot.report.Markup.text;
import static earshot.report.Markup.words;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.index.FeedHealth;
import earshot.index.Overview;
import earshot.index.Overview.Brand;
import earshot.index.Overview.Part;
import earshot.model.BrandSet;
import earshot.model.Tally;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A month of a brand set as one page of HTML: no script, nothing to load, made to be printed.
 *
 * @param overview of all its brands; compared with the month before
 * @param transparency rows by name, by section
 * @param written when the report was
 */
public record MonthlyReport(
        BrandSet brands,
        YearMonth month,
        Overview overview,
        FeedHealth feeds,
        Map<String, Map<String, String>> transparency,
        Instant written) {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);
    /** Of what styles it; scripts are none's. */
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'";

    public String html() {
        Markup head = element(
                "head",
                element("meta", Map.of("charset", "utf-8")),
                element("meta", Map.of("http-equiv", "Content-Security-Policy", "content", POLICY)),
                element("meta", Map.of("name", "viewport", "content", "width=device-width, initial-scale=1")),
                words("title", title()),
                element("style", style()));
        Markup main = element(
                "main",
                words("h1", title()),
                classed("p", "about", text(about())),
                section("Key numbers", new KeyNumbers(overview).draw()),
                section("Mentions by day", new MonthChart(overview.bars(), zone()).draw(), sentiments()),
                section("Share of voice", shareOfVoice()),
                section("Posts with the most interactions", posts()),
                section("Alerts", alerts()),
                pair(
                        section("Hashtags", parts(overview.hashtags(), part -> text("#" + part.value()))),
                        section("Links", parts(overview.links(), part -> link(part.value(), part.value())))),
                pair(
                        section("Authors", authors()),
                        section("What people want", parts(overview.intents(), part -> text(part.value())))),
                pair(
                        section("Platforms", parts(overview.platforms(), part -> text(part.value()))),
                        section("Languages", parts(overview.languages(), part -> text(part.value())))),
                section("When people spoke", new WeekTable(overview.week()).draw()),
                section("What the feeds delivered", delivered()),
                Markup.all(
                        transparency.entrySet().stream().map(part -> section(part.getKey(), rows(part.getValue())))));
        return "<!doctype html>\n"
                + element("html", Map.of("lang", "en"), head, element("body", main))
                        .html() + "\n";
    }

    private String title() {
        return brands.name() + ", " + month.format(MONTH);
    }

    private String about() {
        return "Days are those of " + brands.timeZone() + ". Compared with "
                + month.minusMonths(1).format(MONTH) + ". Written " + moment(written)
                + "; posts that came, changed or went after that are not in it.";
    }

    private ZoneId zone() {
        return ZoneId.of(brands.timeZone());
    }

    private String moment(Instant time) {
        return MOMENT.format(time.atZone(zone()));
    }

    private String moment(JsonNode time) {
        return moment(Instant.parse(time.asText()));
    }

    private static Markup section(String title, Markup... content) {
        return element("section", words("h2", title), Markup.all(Arrays.stream(content)));
    }

    private static Markup pair(Markup... sections) {
        return classed("div", "pair", sections);
    }

    private Markup sentiments() {
        Tally now = overview.now();
        return classed(
                "ul",
                "legend",
                Markup.all(MonthChart.parts(now).entrySet().stream()
                        .map(part -> element(
                                "li",
                                element(
                                        "svg",
                                        Map.of("class", "swatch", "viewBox", "0 0 8 8", "aria-hidden", "true"),
                                        element("rect", Map.of("class", part.getKey(), "width", "8", "height", "8"))),
                                text(part.getKey() + " " + count(part.getValue()) + " ("
                                        + percent(part.getValue(), now.mentions()) + ")")))));
    }

    private Markup shareOfVoice() {
        long all = overview.brands().stream()
                .mapToLong(brand -> brand.now().mentions())
                .sum();
        long before = overview.brands().stream()
                .mapToLong(brand -> brand.before().mentions())
                .sum();
        long most = overview.brands().stream()
                .mapToLong(brand -> brand.now().mentions())
                .max()
                .orElse(0);
        Map<String, String> names =
                brands.brands().stream().collect(Collectors.toMap(BrandSet.Brand::id, BrandSet.Brand::name));
        Function<Brand, List<Markup>> row = brand -> List.of(
                text(names.getOrDefault(brand.brand(), brand.brand())),
                bar(brand.now().mentions(), most),
                text(percent(brand.now().mentions(), all)),
                text(percent(brand.before().mentions(), before)),
                text(count(brand.now().mentions())),
                change(brand.now().mentions(), brand.before().mentions()),
                text(percent(brand.now().negative(), KeyNumbers.scored(brand.now()))),
                text(count(brand.now().engagement())));
        return table(
                List.of("Brand", "", "Share", "Before", "Mentions", "Change", "Negative", "Engagement"),
                overview.brands().stream().map(row));
    }

    private Markup posts() {
        return classed(
                "ol",
                "posts",
                Markup.all(overview.top().stream()
                        .map(post -> element(
                                "li",
                                classed(
                                        "p",
                                        "about",
                                        text(post.at("/social/sentiment/label").asText() + " · "
                                                + named(post) + " on "
                                                + post.at("/social/platform").asText() + " · "
                                                + moment(post.path("@timestamp")) + " · "
                                                + count(post.at("/social/engagement/interactions")
                                                        .asLong()) + " interactions · "),
                                        link(post.at("/url/full").asText(), "open")),
                                classed(
                                        "p",
                                        "words",
                                        text(post.at("/social/post/text").asText()))))));
    }

    private static String named(JsonNode post) {
        String name = post.at("/user/full_name").asText();
        return name.isEmpty() ? post.at("/user/name").asText("an author who is not told") : name;
    }

    private Markup alerts() {
        return table(
                List.of("What happened", "Severity", "Opened", "State"),
                overview.alerts().stream().map(this::alert));
    }

    private List<Markup> alert(JsonNode document) {
        JsonNode alert = document.at("/social/alert");
        return List.of(
                text(alert.path("summary").asText()),
                text(alert.path("severity").asText()),
                text(moment(document.path("@timestamp"))),
                text(alert.path("state").asText() + ", " + moment(alert.path("updated_at"))));
    }

    private static Markup parts(List<Part> parts, Function<Part, Markup> name) {
        long most = parts.stream().mapToLong(Part::mentions).max().orElse(0);
        return table(
                List.of("", "", "Mentions", "Negative"),
                parts.stream()
                        .map(part -> List.of(
                                name.apply(part),
                                bar(part.mentions(), most),
                                text(count(part.mentions())),
                                // None of what no model can read is negative, which says nothing.
                                text(part.negative() == 0 ? "" : percent(part.negative(), part.mentions())))));
    }

    private Markup authors() {
        return table(
                List.of("", "Mentions", "Followers", "Engaged"),
                overview.voices().stream()
                        .map(voice -> List.of(
                                text((voice.name().isEmpty() ? voice.id() : voice.name()) + " · " + voice.platform()),
                                text(count(voice.mentions())),
                                text(voice.followers() < 0 ? "–" : count(voice.followers())),
                                text(count(voice.engagement())))));
    }

    private Markup delivered() {
        return table(
                List.of("Platform", "Payloads", "Posts", "Reposts", "Rejected", "Why"),
                feeds.feeds().stream()
                        .map(feed -> List.of(
                                text(feed.platform()),
                                text(count(feed.tally().payloads())),
                                text(count(feed.tally().posts())),
                                text(count(feed.tally().reposts())),
                                text(count(feed.tally().rejected())),
                                text(feed.rejections().entrySet().stream()
                                        .map(reason -> reason.getKey() + " " + count(reason.getValue()))
                                        .collect(Collectors.joining(", "))))));
    }

    private static Markup rows(Map<String, String> rows) {
        return classed(
                "dl",
                "method",
                Markup.all(rows.entrySet().stream()
                        .flatMap(row -> Stream.of(words("dt", row.getKey()), words("dd", row.getValue())))));
    }

    private static Markup style() {
        try (InputStream css = MonthlyReport.class.getResourceAsStream("report.css")) {
            if (css == null) {
                throw new IllegalStateException("report.css is not beside the classes");
            }
            return new Markup(new String(css.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
