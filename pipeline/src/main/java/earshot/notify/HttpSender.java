package earshot.notify;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.classic.RequestFailedException;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/** Posts to webhooks: to allowed targets only, one try, no redirect, an end to every wait. Thread-safe. */
final class HttpSender implements AutoCloseable {

    private static final Timeout CONNECT_TIMEOUT = Timeout.ofSeconds(5);
    private static final Timeout SILENCE_TIMEOUT = Timeout.ofSeconds(10);
    /** Of the whole exchange: a server that sends a byte at a time is never silent. */
    private static final Duration DEADLINE = Duration.ofSeconds(20);
    /** It has read the message and does not want it: a day of tries would not change its mind. */
    private static final Set<Integer> REFUSES_THE_MESSAGE = Set.of(400, 413, 415, 422);

    private static final int MOST_CONNECTIONS = 1_000;

    private final AllowedTargets targets;
    private final CloseableHttpClient client;
    private final Duration deadline;
    private final ScheduledExecutorService watch;

    HttpSender(AllowedTargets targets) {
        this(targets, DEADLINE);
    }

    HttpSender(AllowedTargets targets, Duration deadline) {
        this.targets = targets;
        this.deadline = deadline;
        this.client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(targets)
                        .setMaxConnTotal(MOST_CONNECTIONS)
                        .setMaxConnPerRoute(MOST_CONNECTIONS)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(CONNECT_TIMEOUT)
                                .setSocketTimeout(SILENCE_TIMEOUT)
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(SILENCE_TIMEOUT)
                        .build())
                // Messages are rare: a kept connection would be dead by the next, and its name's address unchecked.
                .setConnectionReuseStrategy((request, response, context) -> false)
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .setUserAgent("Earshot")
                .build();
        this.watch = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "notify-watch");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * @param address is not told in any message: its path may be a secret
     * @param now what a date in {@code Retry-After} is compared with
     */
    void post(String address, byte[] json, Map<String, String> headers, Instant now) throws Undelivered {
        URI url = url(address);
        HttpPost request = new HttpPost(url);
        request.setEntity(new ByteArrayEntity(json, ContentType.APPLICATION_JSON));
        headers.forEach(request::setHeader);
        Future<?> end = watch.schedule(request::cancel, deadline.toMillis(), TimeUnit.MILLISECONDS);
        try (ClassicHttpResponse answer = client.executeOpen(HttpHost.create(url), request, null)) {
            judge(url.getHost(), answer, now);
        } catch (AllowedTargets.Refused e) {
            throw Undelivered.later(String.valueOf(e.getMessage()));
        } catch (UnknownHostException e) {
            throw Undelivered.later("there is no " + url.getHost());
        } catch (SocketTimeoutException | RequestFailedException e) {
            throw Undelivered.later(url.getHost() + " did not answer in time");
        } catch (IOException e) {
            throw Undelivered.later(
                    url.getHost() + (request.isCancelled() ? " did not answer in time" : " was not reached"), e);
        } finally {
            end.cancel(false);
            // Closes the connection whatever the server would still send.
            request.cancel();
        }
    }

    private static void judge(String host, HttpResponse answer, Instant now) throws Undelivered {
        int status = answer.getCode();
        if (status >= 200 && status < 300) {
            return;
        }
        String said = host + " answered " + status;
        if (status >= 300 && status < 400) {
            throw Undelivered.later(said + "; redirects are not followed");
        } else if (REFUSES_THE_MESSAGE.contains(status)) {
            throw Undelivered.forGood(said);
        }
        throw Undelivered.later(said, retryAfter(answer, now));
    }

    /** Seconds, or a date; nothing where it is neither. */
    private static Duration retryAfter(HttpResponse answer, Instant now) {
        Header header = answer.getFirstHeader("Retry-After");
        String value = header == null ? "" : String.valueOf(header.getValue()).strip();
        if (value.matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(value));
        }
        try {
            Instant date = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return date.isAfter(now) ? Duration.between(now, date) : Duration.ZERO;
        } catch (DateTimeParseException e) {
            return Duration.ZERO;
        }
    }

    private URI url(String address) throws Undelivered {
        URI url;
        try {
            url = new URI(address);
        } catch (URISyntaxException e) {
            throw Undelivered.later("its address is no URL");
        }
        boolean plain = "http".equalsIgnoreCase(url.getScheme());
        if (url.getHost() == null
                || url.getRawUserInfo() != null
                || !(plain || "https".equalsIgnoreCase(url.getScheme()))) {
            throw Undelivered.later("its address is no https URL with a host and without a user");
        }
        if (plain && !targets.isInAllowedNetwork(url.getHost())) {
            throw Undelivered.later(url.getHost() + " is asked by plain http, which only the allowed-networks are");
        }
        return url;
    }

    @Override
    public void close() {
        watch.shutdownNow();
        client.close(CloseMode.IMMEDIATE);
    }
}
