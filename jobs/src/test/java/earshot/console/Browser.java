package earshot.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The system's Chromium, driven as a person would, and what it complained of. */
final class Browser implements AutoCloseable {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final double PATIENCE_MILLIS = 60_000;
    private static final Set<String> SERIOUS = Set.of("serious", "critical");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;
    private final List<String> complaints = new ArrayList<>();
    private final List<String> strangers = new ArrayList<>();
    private int executions;

    private Browser() {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        chromium = playwright
                .chromium()
                .launch(new LaunchOptions().setExecutablePath(CHROMIUM).setArgs(List.of("--no-sandbox")));
    }

    /** The test is skipped, and says so, where there is no Chromium. */
    static Browser open() {
        assumeTrue(Files.isExecutable(CHROMIUM), "skipped: there is no " + CHROMIUM + " to test the console with");
        return new Browser();
    }

    Page page(ColorScheme scheme, int width, int height) {
        BrowserContext context = chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setColorScheme(scheme)
                .setViewportSize(width, height));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        context.exposeFunction("xss", arguments -> executions++);
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            boolean refused = message.text().matches("Failed to load resource: .* status of 40[04] .*");
            if (!refused && (message.type().equals("error") || message.type().equals("warning"))) {
                complaints.add(page.url() + ": " + message.text());
            }
        });
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
        page.onDialog(dialog -> {
            executions++;
            dialog.dismiss();
        });
        page.onRequest(request -> {
            if (!request.url().startsWith("http://127.0.0.1:") && !request.url().matches("(about|file):.*")) {
                strangers.add(request.url());
            }
        });
        return page;
    }

    Page page() {
        return page(ColorScheme.LIGHT, 1280, 900);
    }

    /** Once it shows what its address says. */
    static Page show(Page page, String address) {
        page.navigate(address);
        return shown(page);
    }

    static Page shown(Page page) {
        page.waitForSelector("main[aria-busy=false] h1");
        return page;
    }

    static long number(Page page, String selector, String attribute) {
        return Long.parseLong(page.locator(selector).first().getAttribute(attribute));
    }

    /** How often {@code xss()} or a dialog ran in any page. */
    int executions() {
        return executions;
    }

    /** What the browser's console complained of since this was asked, but for questions that a test asks wrongly on purpose. */
    List<String> complaints() {
        List<String> since = List.copyOf(complaints);
        complaints.clear();
        return since;
    }

    /** Addresses asked for that are not this machine's. */
    List<String> strangers() {
        return List.copyOf(strangers);
    }

    /** What axe-core finds that keeps people out. */
    static void requireAccessible(Page page) {
        List<String> serious = new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(rule -> SERIOUS.contains(rule.getImpact()))
                        .map(rule -> rule.getId() + ": " + rule.getHelp() + " "
                                + rule.getNodes().stream()
                                        .map(node -> node.getHtml())
                                        .limit(3)
                                        .collect(Collectors.joining(" | ")))
                        .toList();
        assertThat(serious).as(page.url()).isEmpty();
    }

    /** Nothing in it can run, and what leads elsewhere does so without telling from where. */
    static void requireHarmless(Page page) {
        assertThat(page.locator("main script, main img, main iframe, main object, main embed, main style, main base")
                        .count())
                .isZero();
        for (Locator link : page.locator("main a[target]").all()) {
            assertThat(link.getAttribute("href")).matches("https?://.*");
            assertThat(link.getAttribute("rel")).isEqualTo("noopener noreferrer nofollow");
        }
        assertThat(page.evaluate("[...document.querySelectorAll('*')].flatMap(e => [...e.attributes])"
                        + ".filter(a => /^on/i.test(a.name)).length"))
                .isEqualTo(0);
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }
}
