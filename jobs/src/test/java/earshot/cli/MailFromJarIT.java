package earshot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.server.SMTPServer;

/** A mail as the jar that ships sends it, over a connection that begins plain and is encrypted before anything is said. */
class MailFromJarIT {

    private static final String PASSWORD = "changeit";
    private static final Path JAR = Path.of(System.getProperty("earshot.test.jar", "target/earshot.jar"))
            .toAbsolutePath();

    private final List<String> received = new CopyOnWriteArrayList<>();

    @Test
    void theShadedJarSendsItsTestMailByStartTls(@TempDir Path folder) throws Exception {
        Path keys = folder.resolve("keys.p12");
        run(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "mail",
                        "-keyalg",
                        "EC",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        keys.toString(),
                        "-storepass",
                        PASSWORD,
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=ip:127.0.0.1,dns:localhost",
                        "-validity",
                        "3"),
                0);
        SMTPServer server = server(keys);
        server.start();
        try {
            Path routes = Files.writeString(folder.resolve("routes.yaml"), """
                    receivers:
                      - name: managers
                        email:
                          host: 127.0.0.1
                          port: %d
                          security: starttls
                          from: Earshot <earshot@example.com>
                          to: [anna@example.com]
                    routes:
                      - to: [managers]
                    """.formatted(server.getPortAllocated()));
            List<String> command = List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Djavax.net.ssl.trustStore=" + keys,
                    "-Djavax.net.ssl.trustStorePassword=" + PASSWORD,
                    "-jar",
                    JAR.toString(),
                    "notify",
                    "test",
                    "managers",
                    "--routes",
                    routes.toString());
            assertThat(run(command, 0)).contains("managers/anna@example.com took the message.");
            assertThat(received).singleElement().satisfies(mail -> assertThat(mail)
                    .contains("Subject:", "multipart/alternative", "text/plain", "text/html", "This is a test"));

            // Whoever is not known to be the server gets nothing.
            List<String> stranger = new java.util.ArrayList<>(command);
            stranger.removeIf(argument -> argument.startsWith("-Djavax"));
            assertThat(run(stranger, 1)).contains("127.0.0.1 was not reached");
            assertThat(received).hasSize(1);
        } finally {
            server.stop();
        }
    }

    private static String run(List<String> command, int expected) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(out).isEqualTo(expected);
        return out;
    }

    private SMTPServer server(Path keys) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(new ByteArrayInputStream(Files.readAllBytes(keys)), PASSWORD.toCharArray());
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return SMTPServer.port(0)
                .bindAddress(InetAddress.getLoopbackAddress())
                .enableTLS()
                .requireTLS()
                .startTlsSocketFactory(context)
                .messageHandlerFactory(connection -> new MessageHandler() {
                    @Override
                    public void from(String from) {}

                    @Override
                    public void recipient(String recipient) {}

                    @Override
                    public String data(InputStream data) throws IOException {
                        received.add(new String(data.readAllBytes(), StandardCharsets.UTF_8));
                        return "taken";
                    }

                    @Override
                    public void done() {}
                })
                .build();
    }
}
