package earshot.wire;

/** Bytes that are no record of the kind they were taken for; the message says so for a person. */
public final class UnreadableRecordException extends RuntimeException {
    UnreadableRecordException(String message, Throwable cause) {
        super(message, cause);
    }
}
