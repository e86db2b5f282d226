package earshot.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Decides who is let in, by a request's headers alone.
 *
 * <p>A page of anybody's can have its own name resolve to this machine and then ask as if it were the console's (DNS
 * rebinding). The browser then sends that name as {@code Host}; so without a password only names that nobody else can
 * point somewhere are answered: {@code localhost}, addresses, and the one configured.
 */
final class Admission {
    private static final Pattern PORT = Pattern.compile(":\\d+$");
    private static final Pattern NUMERIC = Pattern.compile("[0-9.]+|\\[[0-9a-f:.]+]");

    private final Set<String> names;
    private final byte[] password;
    private final boolean needsPassword;

    Admission(ConsoleConfig config) {
        this.names = Set.of("localhost", config.address().toLowerCase(Locale.ROOT));
        this.needsPassword = !config.password().isEmpty();
        this.password = digest(config.password());
    }

    /** What becomes of a request. */
    enum Verdict {
        WELCOME,
        /** It must say who it is first. */
        STRANGER,
        /** It is meant for somebody else. */
        MISDIRECTED
    }

    Verdict judge(Optional<String> host, Optional<String> authorization) {
        if (needsPassword) {
            return authorization.filter(this::knowsThePassword).isPresent() ? Verdict.WELCOME : Verdict.STRANGER;
        }
        return host.filter(this::isOurs).isPresent() ? Verdict.WELCOME : Verdict.MISDIRECTED;
    }

    private boolean isOurs(String host) {
        String name = PORT.matcher(host.toLowerCase(Locale.ROOT)).replaceFirst("");
        return names.contains(name) || NUMERIC.matcher(name).matches();
    }

    /** As a browser sends it, whatever the user's name; or as a bearer's token. */
    private boolean knowsThePassword(String authorization) {
        String[] parts = authorization.strip().split(" +", 2);
        if (parts.length < 2) {
            return false;
        }
        return switch (parts[0].toLowerCase(Locale.ROOT)) {
            case "bearer" -> isThePassword(parts[1]);
            case "basic" -> isThePassword(afterColon(parts[1]));
            default -> false;
        };
    }

    private static String afterColon(String basic) {
        try {
            String decoded = new String(Base64.getDecoder().decode(basic.strip()), UTF_8);
            return decoded.substring(decoded.indexOf(':') + 1);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** Takes as long whatever is guessed: digests are of one length and compared to their end. */
    private boolean isThePassword(String guess) {
        return MessageDigest.isEqual(digest(guess), password);
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
