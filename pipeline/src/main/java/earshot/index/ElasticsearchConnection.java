package earshot.index;

import co.elastic.clients.json.jackson.JacksonJsonpMapper;
import co.elastic.clients.transport.ElasticsearchTransport;
import co.elastic.clients.transport.rest_client.RestClientTransport;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.http.Header;
import org.apache.http.HttpHost;
import org.apache.http.message.BasicHeader;
import org.elasticsearch.client.RestClient;
import org.elasticsearch.client.RestClientBuilder;

/**
 * Where Elasticsearch is and how to be let in.
 *
 * @param hosts URLs, e.g. {@code https://search.example:9200}; at least one
 * @param apiKeyFile holds an encoded key, as Kibana shows it; {@code ""} for none
 * @param caCertificate file of PEM certificates, to trust these alone; {@code ""} for the JDK's own
 */
public record ElasticsearchConnection(List<String> hosts, String apiKeyFile, String caCertificate)
        implements Serializable {

    private static final long serialVersionUID = 1;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(60);

    /** @throws IllegalArgumentException naming the key, the value and what is allowed */
    public ElasticsearchConnection {
        hosts = List.copyOf(hosts);
        if (hosts.isEmpty()) {
            throw new IllegalArgumentException(
                    "index.hosts is empty; give at least one URL, e.g. http://localhost:9200");
        }
        for (String host : hosts) {
            if (!host.matches("https?://[^/\\s]+:\\d+/?")) {
                throw new IllegalArgumentException("index.hosts holds '" + host
                        + "'; a host must be a URL with its port, such as http://localhost:9200");
            }
        }
        if (!apiKeyFile.isEmpty() && !Files.isReadable(Path.of(apiKeyFile))) {
            throw new IllegalArgumentException("index.api-key-file is " + apiKeyFile
                    + "; it must be a readable file that holds an encoded API key");
        }
        if (!caCertificate.isEmpty() && !Files.isReadable(Path.of(caCertificate))) {
            throw new IllegalArgumentException(
                    "index.ca-certificate is " + caCertificate + "; it must be a readable file of PEM certificates");
        }
    }

    public static ElasticsearchConnection to(String... hosts) {
        return new ElasticsearchConnection(List.of(hosts), "", "");
    }

    /** Opens nothing yet: a host that is down shows with the first request. The caller closes it. */
    public ElasticsearchTransport open() {
        RestClientBuilder client = RestClient.builder(
                        hosts.stream().map(ElasticsearchConnection::host).toArray(HttpHost[]::new))
                .setRequestConfigCallback(request -> request.setConnectTimeout((int) CONNECT_TIMEOUT.toMillis())
                        .setSocketTimeout((int) RESPONSE_TIMEOUT.toMillis()));
        if (!apiKeyFile.isEmpty()) {
            client.setDefaultHeaders(new Header[] {new BasicHeader("Authorization", "ApiKey " + apiKey())});
        }
        if (!caCertificate.isEmpty()) {
            SSLContext trust = trust(Path.of(caCertificate));
            client.setHttpClientConfigCallback(http -> http.setSSLContext(trust));
        }
        return new RestClientTransport(client.build(), new JacksonJsonpMapper());
    }

    private String apiKey() {
        try {
            String key = Files.readString(Path.of(apiKeyFile)).strip();
            if (!key.matches("[A-Za-z0-9+/=_-]+")) {
                throw new IllegalArgumentException(
                        "index.api-key-file: " + apiKeyFile + " does not hold one encoded API key and nothing else");
            }
            return key;
        } catch (IOException e) {
            throw new IllegalArgumentException("index.api-key-file: " + apiKeyFile + " cannot be read", e);
        }
    }

    @Override
    public String toString() {
        return String.join(", ", hosts);
    }

    private static HttpHost host(String url) {
        URI uri = URI.create(url);
        return new HttpHost(uri.getHost(), uri.getPort(), uri.getScheme());
    }

    private static SSLContext trust(Path pem) {
        try (InputStream certificates = Files.newInputStream(pem)) {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            int count = 0;
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(certificates)) {
                trusted.setCertificateEntry("ca-" + count++, certificate);
            }
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException("index.ca-certificate: " + pem + " holds no certificates in PEM", e);
        }
    }
}
