package earshot.config;

/** Its message is all a user needs: what is wrong, where, and what to do. Shown as it is, without a stack trace. */
public final class PlainError extends RuntimeException {
    public PlainError(String message) {
        super(message);
    }

    public PlainError(String message, Throwable cause) {
        super(message, cause);
    }
}
