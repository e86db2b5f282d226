package earshot.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import earshot.model.Alert;
import earshot.model.AlertSeverity;
import earshot.model.EpisodeState;
import earshot.notify.Message.Item;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodiesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant AT = Alerts.START.plus(Duration.ofMinutes(15));
    private static final Set<String> ELEMENTS = Set.of(
            "#root",
            "html",
            "head",
            "meta",
            "title",
            "body",
            "div",
            "span",
            "p",
            "table",
            "tbody",
            "tr",
            "td",
            "blockquote",
            "a",
            "code");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "</p></td></table><iframe src=https://evil.example>",
                "<a href=\"https://evil.example\">open the dashboard</a>",
                "javascript:alert(1)",
                "data:text/html,<script>alert(1)</script>",
                "https://ok.example/\" onclick=\"alert(1)",
                "https://ok.example/'><script>",
                "<!-- --><svg/onload=alert(1)>",
                "</title><script>alert(1)</script>",
                "<style>*{display:none}</style>",
                "&lt;script&gt;",
                "<!channel> <@U123> <https://evil.example|the bank>",
                "\u202Egnp.exe\u0000\r\nBcc: x"
            })
    void wordsOfStrangersStayWords(String text) throws Exception {
        Alert alert = Bodies.everywhere(Alerts.alert("velora", EpisodeState.ACTIVE, AT), text);
        Message message = Alerts.message("desk", new Item(Transition.OPENED, 1, alert, text, "UTC", List.of(text)));
        Document page = Jsoup.parse(new EmailBody(message).html());
        for (Element element : page.getAllElements()) {
            assertThat(element.normalName()).isIn(ELEMENTS);
            element.attributes().forEach(attribute -> assertThat(attribute.getKey())
                    .isIn("style", "href", "role", "charset", "name", "content"));
            assertThat(element.attr("href")).matches("|https?://[^\\s\"'<>]+");
        }
        for (JsonNode node : JSON.readTree(SlackBody.of(message)).findValues("text")) {
            // What Slack acts on is all in angle brackets.
            String shown = node.asText().replaceAll("<https?://[^|<>\\s]+\\|(\\*Open the dashboard\\*|open)>", "");
            assertThat(shown).doesNotContain("<", ">" + " <");
        }
        assertThat(JSON.readTree(WebhookBody.of(message))
                        .at("/items/0/alert/summary")
                        .asText())
                .isEqualTo(text);
        assertThat(new EmailBody(message).subject()).doesNotContain("\r", "\n", "\u202E", "\u0000");
    }

    @Test
    void theSentenceIsFirst() {
        Alert alert = Alerts.alert("velora", EpisodeState.ACTIVE, AlertSeverity.CRITICAL, AT);
        EmailBody body = new EmailBody(Alerts.message("desk", Alerts.item(Transition.OPENED, alert, "Velora")));
        assertThat(body.subject())
                .isEqualTo("[CRITICAL] velora: 212 negative mentions in 15 min, 11 expected (8–15); 71 %"
                        + " negative, usually 34 %; top term: 'dragged'");
        assertThat(body.plain())
                .startsWith("[CRITICAL] velora: 212 negative mentions")
                .contains("""
                  negative mentions  212, expected 11 (8–15)
                  negative share     71 %, usually 34 %
                  who                187 authors, 121 different texts, 1,140 reposts
                  where              x 251, reddit 47
                  stands out         dragged (96), #boycottvelora (31), overbooked (28)
                  when               02:32–02:47 New York time, began 02:32
                """);
    }

    @Test
    void whatIsOverSaysSoAndAsksForNothing() {
        Alert alert = Alerts.alert("velora", EpisodeState.RESOLVED, Alerts.START.plus(Duration.ofMinutes(98)));
        String plain = new EmailBody(Alerts.message("desk", Alerts.item(Transition.RESOLVED, alert, "Velora"))).plain();
        assertThat(plain)
                .startsWith("[RESOLVED] velora: 212 negative")
                .contains("Over since 04:10, after 1 h 38 min. This is what it was at its worst.")
                .doesNotContain("acknowledge");
    }

    @Test
    void aStormIsOneMessageThatFitsWhereItIsShown() throws Exception {
        Item[] items = IntStream.range(0, 120)
                .mapToObj(i -> Alerts.item(
                        Transition.OPENED, Alerts.alert("brand-" + i, EpisodeState.ACTIVE, AT), "Brand " + i))
                .toArray(Item[]::new);
        Message storm = Alerts.message("desk", items);
        assertThat(new EmailBody(storm).subject())
                .isEqualTo("[WARNING] 120 alerts, 120 of them open: Brand 0, Brand 1, Brand 2, Brand 3 and 116 more");
        assertThat(new EmailBody(storm).html()).contains("… and 100 more").hasSizeLessThan(100_000);
        JsonNode slack = JSON.readTree(SlackBody.of(storm));
        assertThat(slack.path("blocks").size()).isLessThanOrEqualTo(50);
        assertThat(JSON.readTree(WebhookBody.of(storm)).path("items")).hasSize(120);
    }

    @Test
    void theSignatureIsWhatTheReadmeSays() throws Exception {
        byte[] body = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
        String signature = Signature.of("key", body, Instant.ofEpochSecond(1_772_436_000));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("key".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        byte[] expected = mac.doFinal("1772436000.{\"a\":1}".getBytes(StandardCharsets.UTF_8));
        assertThat(signature)
                .isEqualTo("t=1772436000,v1=" + java.util.HexFormat.of().formatHex(expected));
    }
}
