package earshot.notify;

import earshot.model.AlertSeverity;
import earshot.notify.Message.Item;
import earshot.notify.Receiver.Smtp;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;

/** Mails one address. */
final class EmailChannel implements Channel {

    private static final String CONNECT_TIMEOUT = "5000";
    private static final String SILENCE_TIMEOUT = "10000";
    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final Receiver.Email receiver;
    private final String address;

    EmailChannel(Receiver.Email receiver, String address) {
        this.receiver = receiver;
        this.address = address;
    }

    @Override
    public void send(Message message, Instant now) throws Undelivered {
        Smtp smtp = receiver.smtp();
        Session session = Session.getInstance(properties(smtp));
        try (Transport transport = session.getTransport(protocol(smtp))) {
            MimeMessage mail = mail(session, message);
            if (smtp.user().isEmpty()) {
                transport.connect(smtp.host(), smtp.port(), null, null);
            } else {
                transport.connect(
                        smtp.host(), smtp.port(), smtp.user(), smtp.password().read());
            }
            transport.sendMessage(mail, mail.getAllRecipients());
        } catch (AuthenticationFailedException e) {
            throw Undelivered.later(smtp.host() + " does not let " + smtp.user() + " in");
        } catch (SendFailedException e) {
            throw refused(smtp.host(), e);
        } catch (MessagingException e) {
            throw Undelivered.later(smtp.host() + " was not reached", e);
        }
    }

    /** Of the server's words only the number is told: they may hold the address's owner's. */
    private static Undelivered refused(String host, SendFailedException refusal) {
        int code = 0;
        for (Throwable cause = refusal; cause != null; cause = next(cause)) {
            if (cause instanceof SMTPAddressFailedException failed) {
                code = failed.getReturnCode();
            } else if (cause instanceof SMTPSendFailedException failed && code == 0) {
                code = failed.getReturnCode();
            }
        }
        String said = host + " answered " + code;
        return code >= 500 ? Undelivered.forGood(said) : Undelivered.later(said);
    }

    private static @Nullable Throwable next(Throwable cause) {
        return cause instanceof MessagingException mail ? mail.getNextException() : cause.getCause();
    }

    private static String protocol(Smtp smtp) {
        return smtp.security() == Smtp.Security.TLS ? "smtps" : "smtp";
    }

    private static Properties properties(Smtp smtp) {
        String prefix = "mail." + protocol(smtp) + ".";
        Properties properties = new Properties();
        properties.put(prefix + "connectiontimeout", CONNECT_TIMEOUT);
        properties.put(prefix + "timeout", SILENCE_TIMEOUT);
        properties.put(prefix + "writetimeout", SILENCE_TIMEOUT);
        properties.put(prefix + "auth", String.valueOf(!smtp.user().isEmpty()));
        properties.put(prefix + "ssl.checkserveridentity", "true");
        boolean startTls = smtp.security() == Smtp.Security.STARTTLS;
        properties.put(prefix + "starttls.enable", String.valueOf(startTls));
        // Or whoever sits between could leave the offer out, and read along.
        properties.put(prefix + "starttls.required", String.valueOf(startTls));
        // Else the last word of a broken connection is waited for.
        properties.put(prefix + "quitwait", "false");
        return properties;
    }

    private MimeMessage mail(Session session, Message message) throws MessagingException {
        EmailBody body = new EmailBody(message);
        String domain = receiver.from().replaceAll(".*@", "").replace(">", "");
        String id = "<" + message.key() + "@" + domain + ">";
        MimeMessage mail = new MimeMessage(session) {
            /** The same on every try, so that mail programs show it once. */
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", id);
            }
        };
        mail.setFrom(new InternetAddress(receiver.from(), true));
        mail.setRecipient(RecipientType.TO, new InternetAddress(address, true));
        mail.setSubject(body.subject(), UTF_8);
        mail.setSentDate(Date.from(message.writtenAt()));
        mail.setHeader("Auto-Submitted", "auto-generated");
        if (message.severity() == AlertSeverity.CRITICAL) {
            mail.setHeader("Importance", "high");
        }
        if (message.items().size() == 1 && message.items().get(0).number() > 1) {
            String first = "<" + firstKey(message.items().get(0)) + "@" + domain + ">";
            mail.setHeader("In-Reply-To", first);
            mail.setHeader("References", first);
        }
        MimeMultipart parts = new MimeMultipart("alternative", part(body.plain(), "plain"), part(body.html(), "html"));
        mail.setContent(parts);
        return mail;
    }

    /** Of the mail that opened the episode, under which mail programs show the others. */
    private String firstKey(Item item) {
        Item first = new Item(Transition.OPENED, 1, item.alert(), item.brandName(), item.timeZone(), item.campaigns());
        return Message.key(first, receiver.name() + "/" + address);
    }

    private static MimeBodyPart part(String text, String kind) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text, UTF_8, kind);
        return part;
    }
}
