package earshot.simulate;

import java.time.Instant;

/**
 * A payload as a platform would deliver it.
 *
 * @param at when it is delivered; never before that of the payload before it
 * @param platform as in {@code raw.<platform>}
 * @param intent what it was made to be, for tests of those who read it
 */
public record SimulatedPayload(Instant at, String platform, byte[] bytes, Intent intent) {

    /** What a right reader makes of the bytes. */
    public enum Intent {
        POST,
        REPOST,
        REMOVAL,
        UNREADABLE
    }
}
