package earshot.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import earshot.model.Alert;
import earshot.model.EpisodeState;
import earshot.notify.Receiver.Smtp;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;

/** Against a real mail server that says no when it is told to. */
class EmailChannelTest {

    private static final String TO = "anna@example.com";

    @TempDir
    private Path folder = Path.of("");

    private final List<byte[]> received = new CopyOnWriteArrayList<>();
    private final List<String> recipients = new CopyOnWriteArrayList<>();
    private int recipientCode;
    private int dataCode;
    private SMTPServer server = SMTPServer.port(0).build();

    @AfterEach
    void close() {
        server.stop();
    }

    @Test
    void aMailIsPlainAndHtmlWithTheSentenceAsItsSubject() throws Exception {
        start(SMTPServer.port(0));
        send(Alerts.opened("managers/" + TO, "velora"));
        MimeMessage mail = mail(0);
        assertThat(recipients).containsExactly(TO);
        assertThat(mail.getSubject())
                .startsWith("[WARNING] velora: 212 negative mentions in 15 min, 11 expected (8–15)");
        assertThat(mail.getHeader("From", null)).isEqualTo("Earshot <earshot@example.com>");
        assertThat(mail.getMessageID())
                .isEqualTo("<" + Alerts.opened("managers/" + TO, "velora").key() + "@example.com>");
        MimeMultipart parts = (MimeMultipart) mail.getContent();
        assertThat(parts.getContentType()).startsWith("multipart/alternative");
        assertThat(parts.getBodyPart(0).getContentType()).isEqualToIgnoringCase("text/plain; charset=UTF-8");
        assertThat((String) parts.getBodyPart(0).getContent()).contains("negative share     71 %, usually 34 %");
        assertThat((String) parts.getBodyPart(1).getContent())
                .startsWith("<!doctype html>")
                .contains("earshot alerts acknowledge e3b0c442");
    }

    @Test
    void theMailThatEndsAnEpisodeStandsUnderTheOneThatOpenedIt() throws Exception {
        start(SMTPServer.port(0));
        Message opened = Alerts.opened("managers/" + TO, "velora");
        Message over = Alerts.message(
                "managers/" + TO,
                Alerts.item(Transition.RESOLVED, opened.items().get(0).alert(), "Velora"));
        send(opened);
        send(over);
        assertThat(mail(1).getHeader("In-Reply-To", null)).isEqualTo(mail(0).getMessageID());
    }

    @Test
    void wordsOfStrangersMakeNoHeaders() throws Exception {
        start(SMTPServer.port(0));
        Alert alert = Bodies.withSummary(
                Alerts.alert("velora", EpisodeState.ACTIVE, Alerts.START.plus(Duration.ofMinutes(15))),
                "velora: bad\r\nBcc: everyone@example.com\r\n\r\n<script>alert(1)</script>\u2028X-Evil: 1");
        send(Alerts.message(
                "managers/" + TO, Alerts.item(Transition.OPENED, alert, "Velora\r\nBcc: everyone@example.com")));
        MimeMessage mail = mail(0);
        assertThat(recipients).containsExactly(TO);
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getHeader("X-Evil")).isNull();
        assertThat(mail.getSubject())
                .contains("Bcc: everyone@example.com <script>")
                .doesNotContain("\n", "\r");
    }

    @Test
    void theServersNoIsForNowOrForGood() throws Exception {
        start(SMTPServer.port(0));
        for (int[] codes : new int[][] {{450, 0}, {550, 0}, {0, 451}, {0, 554}}) {
            recipientCode = codes[0];
            dataCode = codes[1];
            int code = Math.max(recipientCode, dataCode);
            assertThatExceptionOfType(Undelivered.class)
                    .isThrownBy(() -> send(Alerts.opened("managers/" + TO, "velora")))
                    .withMessage("127.0.0.1 answered " + code)
                    .satisfies(failure -> assertThat(failure.isForGood()).isEqualTo(code >= 500));
        }
    }

    @Test
    void aServerThatIsNotThereIsTriedAgain() {
        int port = 1;
        EmailChannel channel =
                new EmailChannel(email(new Smtp("127.0.0.1", port, Smtp.Security.NONE, "", Secret.NONE)), TO);
        assertThatExceptionOfType(Undelivered.class)
                .isThrownBy(() -> channel.send(Alerts.opened("managers/" + TO, "velora"), Alerts.START))
                .withMessageStartingWith("127.0.0.1 was not reached")
                .satisfies(failure -> assertThat(failure.isForGood()).isFalse());
    }

    @Test
    void withoutTheEncryptionThatWasAskedForNothingIsSent() throws Exception {
        start(SMTPServer.port(0));
        for (Smtp.Security security : List.of(Smtp.Security.STARTTLS, Smtp.Security.TLS)) {
            assertThatExceptionOfType(Undelivered.class)
                    .isThrownBy(() -> send(security, "", Secret.NONE))
                    .withMessageStartingWith("127.0.0.1 was not reached");
        }
        assertThat(received).isEmpty();
    }

    @Test
    void aPasswordIsReadFromItsFileEachTimeAndNeverTold() throws Exception {
        start(SMTPServer.port(0)
                .requireAuth()
                .authenticationHandlerFactory(new EasyAuthenticationHandlerFactory((user, password, context) -> {
                    if (!password.equals("right-horse")) {
                        throw new LoginFailedException();
                    }
                })));
        Path file = Files.writeString(folder.resolve("password"), "wrong-horse\n");
        Secret secret = new Secret(Secret.Source.FILE, file.toString());
        assertThatExceptionOfType(Undelivered.class)
                .isThrownBy(() -> send(Smtp.Security.NONE, "earshot", secret))
                .withMessage("127.0.0.1 does not let earshot in");
        Files.writeString(file, "right-horse\n");
        send(Smtp.Security.NONE, "earshot", secret);
        assertThat(received).hasSize(1);
        Files.delete(file);
        assertThatExceptionOfType(Undelivered.class)
                .isThrownBy(() -> send(Smtp.Security.NONE, "earshot", secret))
                .withMessage("the file " + file + " cannot be read (NoSuchFileException)");
    }

    private void send(Message message) throws Undelivered {
        channel(Smtp.Security.NONE, "", Secret.NONE).send(message, Alerts.START);
    }

    private void send(Smtp.Security security, String user, Secret password) throws Undelivered {
        channel(security, user, password).send(Alerts.opened("managers/" + TO, "velora"), Alerts.START);
    }

    private EmailChannel channel(Smtp.Security security, String user, Secret password) {
        return new EmailChannel(email(new Smtp("127.0.0.1", server.getPortAllocated(), security, user, password)), TO);
    }

    private static Receiver.Email email(Smtp smtp) {
        return new Receiver.Email("managers", smtp, "Earshot <earshot@example.com>", List.of(TO));
    }

    private MimeMessage mail(int index) throws Exception {
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(received.get(index)));
    }

    private void start(SMTPServer.Builder builder) {
        server = builder.bindAddress(InetAddress.getLoopbackAddress())
                .hostName("mail.example")
                .messageHandlerFactory(context -> new MessageHandler() {
                    @Override
                    public void from(String from) {}

                    @Override
                    public void recipient(String recipient) throws RejectException {
                        if (recipientCode > 0) {
                            throw new RejectException(recipientCode, "no " + recipient);
                        }
                        recipients.add(recipient);
                    }

                    @Override
                    public String data(InputStream data) throws RejectException, IOException {
                        byte[] bytes = data.readAllBytes();
                        if (dataCode > 0) {
                            throw new RejectException(dataCode, "no");
                        }
                        received.add(bytes);
                        return "taken";
                    }

                    @Override
                    public void done() {}
                })
                .build();
        server.start();
    }
}
