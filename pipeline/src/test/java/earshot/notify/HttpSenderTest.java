package earshot.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpSenderTest {

    private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);
    private static final Instant NOW = Instant.parse("2026-03-02T07:00:00Z");

    private UnreliableHttp server;

    @BeforeEach
    void open() throws Exception {
        server = new UnreliableHttp();
    }

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "400, '', true, PT0S",
        "413, '', true, PT0S",
        "422, '', true, PT0S",
        "401, '', false, PT0S",
        "404, '', false, PT0S",
        "410, '', false, PT0S",
        "500, '', false, PT0S",
        "503, 120, false, PT2M",
        "429, 'Mon, 02 Mar 2026 07:05:00 GMT', false, PT5M",
        "429, 'Mon, 02 Mar 2026 06:05:00 GMT', false, PT0S",
        "429, soon, false, PT0S",
        "429, -1, false, PT0S",
        "301, '', false, PT0S"
    })
    void anAnswerSaysWhetherAndWhenToTryAgain(int status, String retryAfter, boolean forGood, Duration notBefore) {
        server.then(UnreliableHttp.status(status, "Retry-After", retryAfter));
        try (HttpSender sender = sender("127.0.0.1")) {
            assertThatExceptionOfType(Undelivered.class)
                    .isThrownBy(() -> sender.post(server.url(), BODY, Map.of(), NOW))
                    .satisfies(failure -> {
                        assertThat(failure.getMessage()).startsWith("127.0.0.1 answered " + status);
                        assertThat(failure.isForGood()).isEqualTo(forGood);
                        assertThat(failure.notBefore()).isEqualTo(notBefore);
                    });
        }
    }

    @Test
    void aServerThatSendsAByteNowAndThenDoesNotHoldItLonger() throws Exception {
        server.then(exchange -> {
            exchange.sendResponseHeaders(500, 1_000_000);
            server.hang().to(exchange);
        });
        server.then(server.hang());
        try (HttpSender sender = new HttpSender(new AllowedTargets(List.of("127.0.0.1")), Duration.ofMillis(300))) {
            assertThatExceptionOfType(Undelivered.class)
                    .isThrownBy(() -> sender.post(server.url(), BODY, Map.of(), NOW))
                    .withMessage("127.0.0.1 answered 500");
            assertThatExceptionOfType(Undelivered.class)
                    .isThrownBy(() -> sender.post(server.url(), BODY, Map.of(), NOW))
                    .withMessageStartingWith("127.0.0.1 did not answer in time");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:1/x, 127.0.0.1 is asked by plain http",
        "https://127.0.0.1:1/x, '127.0.0.1 is at 127.0.0.1, which is not public'",
        "https://localhost:1/x, localhost is at",
        "https://[::1]:1/x, [::1] is at",
        "https://169.254.169.254/latest, 169.254.169.254 is at 169.254.169.254",
        "https://0x7f000001/x, ''",
        "https://user:pass@hooks.example/x, its address is no https URL",
        "ftp://hooks.example/x, its address is no https URL",
        "file:///etc/passwd, its address is no https URL",
        "gopher://127.0.0.1/x, its address is no https URL",
        "hooks.example/x, its address is no https URL",
        "https://hooks example/x, its address is no URL"
    })
    void whatIsNotAllowedIsNeverAsked(String url, String reason) {
        try (HttpSender sender = sender("10.0.0.0/8")) {
            assertThatExceptionOfType(Undelivered.class)
                    .isThrownBy(() -> sender.post(url, BODY, Map.of(), NOW))
                    .withMessageStartingWith(reason)
                    .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain("/x", "pass@", "latest"));
        }
    }

    private static HttpSender sender(String allowed) {
        return new HttpSender(new AllowedTargets(List.of(allowed)));
    }
}
