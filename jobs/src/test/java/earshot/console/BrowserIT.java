package earshot.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

/** The browser that the console is tested with notices what it is there to notice. */
class BrowserIT {

    @Test
    void hostilePostsRunWhereTheirTextIsTakenForMarkup() {
        try (Browser browser = Browser.open()) {
            Page page = browser.page();
            int ran = 0;
            for (String payload : HostilePosts.payloads()) {
                int before = browser.executions();
                page.setContent("<!doctype html><main>" + payload + "</main>");
                page.evaluate("document.querySelectorAll('main *').forEach(e => "
                        + "['mouseover', 'focus', 'toggle'].forEach(t => e.dispatchEvent(new Event(t))))");
                ran += browser.executions() > before ? 1 : 0;
            }
            assertThat(ran).isGreaterThan(HostilePosts.payloads().size() / 2);
        }
    }

    @Test
    void aPageThatKeepsPeopleOutOrComplainsIsNoticed() {
        try (Browser browser = Browser.open()) {
            Page page = browser.page();
            page.setContent("<!doctype html><html lang=en><title>x</title><main><input></main>"
                    + "<script>console.error('no')</script></html>");
            assertThat(browser.complaints()).hasSize(1);
            assertThat(assertFails(page)).contains("label");
        }
    }

    private static String assertFails(Page page) {
        try {
            Browser.requireAccessible(page);
            return "";
        } catch (AssertionError e) {
            return String.valueOf(e.getMessage());
        }
    }
}
