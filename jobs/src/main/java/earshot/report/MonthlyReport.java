package earshot.report;

import static earshot.report.Figures.bar;
import static earshot.report.Figures.change;
import static earshot.report.Figures.count;
import static earshot.report.Figures.percent;
import static earshot.report.Figures.signed;
import static earshot.report.Markup.classed;
import static earshot.report.Markup.element;
import static earshot.report.Markup.link;
import static earshot.report.Markup.text;
import static earshot.report.Markup.words;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.index.FeedHealth;
import earshot.index.NetSentiment;
import earshot.index.Overview;
import earshot.index.Overview.Brand;
import earshot.index.Overview.Hour;
import earshot.index.Overview.Part;
import earshot.model.BrandSet;
import earshot.model.Tally;
import java.io.IOException;
import java.io.InputStream;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
                section("Key numbers", keyNumbers()),
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
                section("When people spoke", week()),
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

    /** The first cell of a row names it; the others are numbers. */
    private static Markup table(List<String> names, Stream<List<Markup>> rows) {
        List<List<Markup>> all = rows.toList();
        if (all.isEmpty()) {
            return classed("p", "about", text("None in this month."));
        }
        Markup head = Markup.all(names.stream().map(name -> element("th", Map.of("scope", "col"), text(name))));
        return element(
                "table",
                element("thead", element("tr", head)),
                element("tbody", Markup.all(all.stream().map(MonthlyReport::row))));
    }

    private static Markup row(List<Markup> cells) {
        return element(
                "tr",
                element("th", Map.of("scope", "row"), cells.get(0)),
                Markup.all(cells.stream().skip(1).map(cell -> element("td", cell))));
    }

    private Markup keyNumbers() {
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

    private static long scored(Tally tally) {
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
                text(percent(brand.now().negative(), scored(brand.now()))),
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
                                text(percent(part.negative(), part.mentions())))));
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

    private Markup week() {
        Map<String, Long> mentions = overview.week().stream()
                .collect(Collectors.toMap(hour -> hour.weekday() + hour.hour(), Hour::mentions));
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
