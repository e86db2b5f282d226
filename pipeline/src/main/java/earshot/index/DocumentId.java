package earshot.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Elasticsearch takes ids of up to 512 bytes and refuses the whole bulk for one that is longer. */
final class DocumentId {

    private static final int LONGEST = 512;
    /** Characters of at most 3 bytes each in UTF-8, leaving room for the hash. */
    private static final int KEPT = 140;

    private DocumentId() {}

    /** The id itself, or the beginning of a longer one with the hash of the whole. */
    static String of(String id) {
        if (id.length() <= LONGEST / 3 || id.getBytes(UTF_8).length <= LONGEST) {
            return id;
        }
        return id.substring(0, KEPT) + "~" + HexFormat.of().formatHex(sha256(id.getBytes(UTF_8)));
    }

    /** The beginning of a SHA-256, never 0. */
    static long hash(byte[] content) {
        long hash = ByteBuffer.wrap(sha256(content)).getLong();
        return hash == 0 ? 1 : hash;
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
