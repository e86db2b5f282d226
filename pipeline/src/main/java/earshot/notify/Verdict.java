package earshot.notify;

import java.time.Instant;
import java.util.Optional;

/**
 * What is to be done about an episode now.
 *
 * @param tell what to tell; empty for nothing
 * @param quiet whether only quiet hours keep it from being told
 * @param lookAgainAt when this may change without news; {@link Instant#MAX} for never
 */
record Verdict(Optional<Transition> tell, boolean quiet, Instant lookAgainAt) {

    static final Verdict NOTHING = new Verdict(Optional.empty(), false, Instant.MAX);

    static Verdict tell(Transition transition) {
        return new Verdict(Optional.of(transition), false, Instant.MAX);
    }

    static Verdict notBefore(Instant at) {
        return new Verdict(Optional.empty(), false, at);
    }

    static Verdict quietUntil(Instant at) {
        return new Verdict(Optional.empty(), true, at);
    }
}
