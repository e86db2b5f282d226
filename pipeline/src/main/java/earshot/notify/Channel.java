package earshot.notify;

import java.time.Instant;

/** A way to one receiver, or to one address of it. Blocks; used by one thread at a time. */
interface Channel extends AutoCloseable {

    /**
     * @param now stamps what is sent
     * @throws Undelivered where it did not arrive, or nobody can say that it did
     */
    void send(Message message, Instant now) throws Undelivered;

    @Override
    default void close() {}
}
