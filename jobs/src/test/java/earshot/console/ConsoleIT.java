package earshot.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import earshot.cli.CommandRun;
import earshot.index.CuttableLine;
import earshot.index.ElasticsearchConnection;
import earshot.index.Reader;
import earshot.local.JsonHttp;
import earshot.model.BrandSet;
import earshot.replay.Feed;
import earshot.run.RawTopic;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The console as people use it: the jar's own, on a real broker and a real Elasticsearch, in a real browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleIT {
    private static final String ALERTED = "/alerts?brand=" + ConsoleFeed.IN_CRISIS;

    private Browser browser;
    private ConsoleStack stack;

    @BeforeAll
    void listen() throws Exception {
        browser = Browser.open();
        stack = ConsoleStack.start();
    }

    @AfterAll
    void end() throws Exception {
        if (stack != null) {
            stack.close();
        }
        if (browser != null) {
            browser.close();
        }
    }

    @AfterEach
    void nothingRanAndNobodyComplained() {
        assertThat(browser.executions()).as("hostile code that ran").isZero();
        assertThat(browser.complaints()).as("the browser's console").isEmpty();
        assertThat(browser.strangers()).as("asked for elsewhere").isEmpty();
    }

    private Page show(Page page, String address) {
        return Browser.show(page, stack.console() + address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/mentions", ALERTED, "/feeds"})
    void aPageLoadsAndKeepsNobodyOut(String address) {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            Page page = show(browser.page(scheme, 1280, 900), address);
            Browser.requireAccessible(page);
            page.context().close();
        }
        Page phone = show(browser.page(ColorScheme.LIGHT, 360, 740), address);
        assertThat((int) phone.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(360);
        phone.context().close();
    }

    @Test
    void theNumbersAreTheIndexsAndEachBarIsItsWindows() throws Exception {
        Page page = show(browser.page(), "/?brand=" + ConsoleFeed.IN_CRISIS);
        JsonNode period = stack.overview(ConsoleFeed.IN_CRISIS).path("period");
        String from = period.path("from").asText();
        String to = period.path("to").asText();
        assertThat(Browser.number(page, "[data-key=kpi-mentions]", "data-count"))
                .isPositive()
                .isEqualTo(stack.indexed().mentions(ConsoleFeed.IN_CRISIS, from, to, ""));
        assertThat(Browser.number(page, "[data-key=kpi-negative]", "data-count"))
                .isPositive()
                .isEqualTo(stack.indexed()
                        .mentions(
                                ConsoleFeed.IN_CRISIS,
                                from,
                                to,
                                ", {\"term\": {\"social.sentiment.label\": \"negative\"}}"));
        Map<String, JsonNode> windows = stack.indexed().windows(ConsoleFeed.IN_CRISIS, "PT1M");
        List<Locator> bars = page.locator("a.bar").all();
        assertThat(bars).hasSizeGreaterThan(50);
        for (Locator bar : bars) {
            Instant start = Instant.parse(bar.getAttribute("data-from"));
            long sum = 0;
            for (int minute = 0; minute < 5; minute++) {
                JsonNode window =
                        windows.get(start.plus(Duration.ofMinutes(minute)).toString());
                sum += window == null ? 0 : window.path("mentions").asLong();
            }
            assertThat(Long.parseLong(bar.getAttribute("data-count")))
                    .as(start.toString())
                    .isEqualTo(sum);
        }
        for (Locator brand : page.locator("[data-key^=voice-]").all()) {
            String id = brand.getAttribute("data-key").substring("voice-".length());
            assertThat(Long.parseLong(brand.getAttribute("data-count")))
                    .as(id)
                    .isEqualTo(stack.indexed().mentions(id, from, to, ""));
        }
        page.context().close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.bar",
                "[data-key=kpi-negative]",
                "[data-key=part-positive]",
                "[data-key^=hashtag]",
                "[data-key^=author]",
                "[data-key^=week-]"
            })
    void behindANumberAreExactlyItsMentions(String numbers) {
        Page page = show(browser.page(), "/?brand=" + ConsoleFeed.IN_CRISIS);
        // The last that says anything.
        Locator number =
                page.locator(numbers + "[data-count]:not([data-count='0'])").last();
        long said = Long.parseLong(number.getAttribute("data-count"));
        String selected = "[data-key=\"" + number.getAttribute("data-key").replace("\"", "\\\"") + "\"]";
        page.locator(selected).focus();
        page.keyboard().press("Enter");
        page.waitForSelector("#total");
        assertThat(Browser.number(page, "#total", "data-total")).isEqualTo(said);
        while (page.locator("#more").count() > 0 && page.locator("article").count() < 200) {
            int before = page.locator("article").count();
            page.locator("#more").click();
            page.locator("article").nth(before).waitFor();
        }
        assertThat((long) page.locator("article[data-post]").count())
                .isEqualTo(Math.min(said, Math.max(200, page.locator("article").count())));
        page.context().close();
    }

    @Test
    void whatWasFoundInAMentionAndWhyItIsNegativeCanBeRead() {
        Page page = show(browser.page(), "/mentions?brand=" + ConsoleFeed.IN_CRISIS + "&sentiment=negative");
        Locator first = page.locator("article.negative").first();
        assertThat(first.locator("mark").first().textContent().toLowerCase(Locale.ROOT))
                .contains("nimbus");
        first.locator("summary").click();
        assertThat(first.locator(".why").textContent())
                .contains("Found by", "nimbus", "% negative", "Carried by", "Moved by", "Model");
        page.locator("[data-key=sentimentpositive]").click();
        page.waitForSelector("article.positive");
        assertThat(page.locator("article.negative").count()).isZero();
        assertThat(page.url()).contains("sentiment=positive");
        page.context().close();
    }

    @Test
    void anAlertTellsItsStoryAndLeadsToItsMentions() {
        Page page = show(browser.page(), ALERTED);
        Locator negative = page.locator("article.episode", new Page.LocatorOptions().setHasText("Negative spike"))
                .first();
        String sentence = negative.locator("h2").textContent();
        negative.locator("h2 a").click();
        page.waitForSelector("h1.story");
        assertThat(page.locator("h1").textContent()).isEqualTo(sentence).contains("negative mentions");
        assertThat(page.locator("main").textContent())
                .contains("Observed", "Expected", "The episode opens", "Evidence");
        Browser.requireAccessible(page);
        page.locator("[data-key=read-behind]").click();
        page.waitForSelector("#total");
        assertThat(Browser.number(page, "#total", "data-total")).isPositive();
        page.context().close();
    }

    @Test
    void theFeedsAccountIsComplete() throws Exception {
        Page page = show(browser.page(), "/feeds");
        String row = page.locator("[aria-label='Health by platform'] tbody tr")
                .first()
                .textContent();
        assertThat(row.replace(",", ""))
                .contains("x", Long.toString(stack.indexed().payloads()));
        assertThat(page.locator("progress").count()).isEqualTo(1);
        page.context().close();
    }

    @Test
    void whatIsNewAppearsByItself() throws Exception {
        Page page = show(browser.page(), "/mentions?brand=velora&period=PT1H");
        long before = Browser.number(page, "#total", "data-total");
        Instant now = ConsoleFeed.end().plusSeconds(60);
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", stack.kafka()), new ByteArraySerializer(), new ByteArraySerializer())) {
            ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                    RawTopic.of("x"),
                    HostilePosts.status(7_000_000_000_001L, "Velora, this is brand new", "newcomer", now)
                            .getBytes(UTF_8));
            record.headers().add(RawTopic.RECEIVED_AT, RawTopic.header(now));
            producer.send(record).get();
        }
        page.locator("article", new Page.LocatorOptions().setHasText("this is brand new"))
                .waitFor();
        assertThat(Browser.number(page, "#total", "data-total")).isGreaterThanOrEqualTo(Math.min(1, before));
        page.context().close();
    }

    @Test
    void anElasticsearchThatIsAwayIsToldOfAndFoundAgain() throws Exception {
        try (CuttableLine line = new CuttableLine(stack.elasticsearch().toString());
                Reader reader = new Reader(ElasticsearchConnection.to(line.url()));
                ConsoleServer console = ConsoleServer.start(
                        new ConsoleConfig("127.0.0.1", 0, ""),
                        new Boards(reader, List.of(), Clock.systemUTC(), Map::of))) {
            Page page = Browser.show(browser.page(), console.uri() + "/");
            String shown = page.locator("h1").textContent();
            line.cut();
            page.waitForSelector("#state.bad");
            page.locator("#pages a").nth(1).click();
            page.waitForSelector("#trouble p");
            assertThat(page.locator("#trouble").textContent())
                    .contains("Elasticsearch does not answer", "Trying again");
            line.mend();
            page.waitForSelector("#total");
            page.waitForSelector("#state.good");
            assertThat(page.locator("#trouble").textContent()).isEmpty();
            page.goBack();
            assertThat(Browser.shown(page).locator("h1").textContent())
                    .isNotEqualTo("")
                    .isEqualTo(shown);
            page.context().close();
        }
        assertThat(browser.complaints()).isNotEmpty().allMatch(complaint -> complaint.contains("status of 503"));
    }

    /** Its first bytes have come and its last never do, until the reader goes elsewhere. */
    @Test
    void aPageThatIsLeftBeforeItIsWholeIsForgotten() {
        Page page = browser.page();
        page.addInitScript("""
                const whole = window.fetch;
                window.fetch = (address, options) => !address.startsWith('/api/overview') ? whole(address, options)
                  : Promise.resolve(new Response(new ReadableStream({start(body) {
                      body.enqueue(new TextEncoder().encode('{'));
                      options.signal.addEventListener('abort', () => body.error(options.signal.reason));
                      document.documentElement.dataset.half = 'true';
                    }})));
                """);
        page.navigate(stack.console() + "/");
        page.waitForSelector("html[data-half]");
        page.locator("#pages a").nth(1).click();
        page.waitForSelector("#total");
        assertThat(page.locator("#trouble").textContent()).isEmpty();
        page.context().close();
    }

    @Test
    void noPostOfTheCorpusRunsAnywhere() throws Exception {
        assertThat(HostilePosts.payloads()).hasSizeGreaterThan(60);
        Page page = show(browser.page(), "/mentions?brand=" + ConsoleFeed.ATTACKED + "&q=xss");
        while (page.locator("#more").count() > 0) {
            int before = page.locator("article").count();
            page.locator("#more").click();
            page.locator("article").nth(before).waitFor();
        }
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
        assertThat(page.locator("article").count()).isGreaterThan(60);
        Browser.requireHarmless(page);
        // Whatever can be focused, pointed at or pressed.
        page.evaluate(
                "document.querySelectorAll('main *').forEach(e => { e.focus?.(); "
                        + "for (const t of ['mouseover', 'focusin', 'toggle', 'animationstart']) e.dispatchEvent(new Event(t)); })");
        Browser.requireHarmless(page);
        String alert = HostilePosts.alert(
                "hostile", ConsoleFeed.ATTACKED, ConsoleFeed.end().minusSeconds(60));
        assertThat(new JsonHttp()
                        .post(stack.elasticsearch().resolve("/earshot-alerts-2026.03/_doc/hostile?refresh"), alert))
                .isPresent();
        Browser.requireHarmless(show(page, "/alerts?id=hostile"));
        assertThat(page.locator("article").count())
                .isEqualTo(HostilePosts.payloads().size());
        for (String address : List.of("/", "/alerts", "/feeds")) {
            Browser.requireHarmless(show(page, address + "?brand=" + ConsoleFeed.ATTACKED));
        }
        for (String name : List.of("brand", "hashtag", "q", "set", "sentiment", "id", "period", "order")) {
            for (String path : List.of("/", "/mentions", "/alerts", "/feeds")) {
                page.navigate(stack.console() + path + "?" + name + "="
                        + URLEncoder.encode("\"><img src=x onerror=xss()>", UTF_8));
                page.waitForSelector("main[aria-busy=false], #trouble p");
                Browser.requireHarmless(page);
            }
        }
        page.context().close();
    }

    @Test
    void aMonthsReportHasTheIndexsNumbersAndIsAsHarmless() throws Exception {
        Path file = stack.folder().resolve("report.html");
        CommandRun run = CommandRun.of(
                "report",
                "--brand-set=simulator",
                "--month=2026-03",
                "--brands=" + stack.brands(),
                "--elasticsearch=" + stack.elasticsearch(),
                "--out=" + file);
        assertThat(run.exitCode()).as(run.err()).isZero();
        Page page = browser.page();
        page.navigate(file.toUri().toString());
        assertThat(page.locator("h1").textContent()).isEqualTo("simulator, March 2026");
        String voice = page.locator("section:has(h2:text-is('Share of voice'))")
                .textContent()
                .replace(",", "");
        for (BrandSet.Brand brand : Feed.simulatedBrands().brands()) {
            assertThat(voice).contains(brand.name());
            long mentions = stack.indexed().mentions(brand.id(), "2026-03-01T00:00:00Z", "2026-04-01T00:00:00Z", "");
            assertThat(voice).contains(Long.toString(mentions));
        }
        assertThat(page.locator("main").textContent())
                .contains("negative mentions", "Definitions", "advertising value equivalents", "Queries");
        assertThat(page.locator("main script, main img, main iframe, main object, main style")
                        .count())
                .isZero();
        for (Locator link : page.locator("a").all()) {
            assertThat(link.getAttribute("href")).matches("https?://.*");
        }
        Browser.requireAccessible(page);
        page.context().close();
    }

    @Test
    void everythingCanBeReachedByKeyboard() {
        Page page = show(browser.page(), "/?brand=" + ConsoleFeed.IN_CRISIS);
        page.keyboard().press("Tab");
        assertThat(page.evaluate("document.activeElement.className")).isEqualTo("skip");
        page.keyboard().press("Enter");
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("main");
        for (int tab = 0;
                tab < 20 && !"bar".equals(page.evaluate("document.activeElement.getAttribute('class')"));
                tab++) {
            page.keyboard().press("Tab");
        }
        String last = (String) page.evaluate("document.activeElement.dataset.from");
        page.keyboard().press("ArrowLeft");
        String before = (String) page.evaluate("document.activeElement.dataset.from");
        assertThat(Instant.parse(before)).isBefore(Instant.parse(last));
        assertThat(page.locator(".readout").first().textContent()).contains("mention");
        page.keyboard().press("Enter");
        page.waitForSelector("#total");
        assertThat(page.url()).contains("from=" + before.replace(":", "%3A"));
        page.goBack();
        page.waitForSelector("[data-key=kpi-mentions]");
        page.context().close();
    }
}
