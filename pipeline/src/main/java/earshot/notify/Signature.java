package earshot.notify;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Lets a receiver check that a body is ours and is fresh: {@code t=<seconds since 1970>,v1=<HMAC-SHA256 in hex of t, a
 * dot and the body>}.
 */
final class Signature {

    static final String HEADER = "Earshot-Signature";

    private static final String ALGORITHM = "HmacSHA256";

    private Signature() {}

    static String of(String key, byte[] body, Instant at) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            mac.update((at.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8));
            return "t=" + at.getEpochSecond() + ",v1=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new LinkageError("every Java has " + ALGORITHM, e);
        }
    }
}
